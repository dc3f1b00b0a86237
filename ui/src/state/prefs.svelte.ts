// What this window remembers by itself: widths of panes, what is shown. Settings that matter beyond it are saved
// by the program.

/** Kinds of fact, in the order of the legend. */
export const FACT_KINDS = ["date", "person", "place", "org", "initiative", "figure"] as const;
export type FactKind = (typeof FACT_KINDS)[number];

interface Remembered {
  listWidth: number;
  topicsWidth: number;
  /** Null until the user has chosen one: as much as the text leaves. */
  sourceWidth: number | null;
  sourceShown: boolean;
  /** The same where the page lies under the text and takes its height. */
  sourceShownBelow: boolean;
  factsHidden: FactKind[];
}

const KEY = "jianbao.window";
const START: Remembered = {
  listWidth: 352,
  topicsWidth: 340,
  sourceWidth: null,
  sourceShown: true,
  sourceShownBelow: false,
  factsHidden: [],
};

function read(): Remembered {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? { ...START, ...stored } : START;
  } catch {
    // A damaged note is worth less than a start from scratch.
    return START;
  }
}

class Prefs {
  private kept = $state(read());

  get<K extends keyof Remembered>(key: K): Remembered[K] {
    return this.kept[key];
  }

  set<K extends keyof Remembered>(key: K, value: Remembered[K]): void {
    this.kept[key] = value;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.kept));
    } catch {
      // No room to remember: the window works without.
    }
  }

  toggleFacts(kind: FactKind): void {
    const hidden = this.kept.factsHidden;
    this.set("factsHidden", hidden.includes(kind) ? hidden.filter((k) => k !== kind) : [...hidden, kind]);
  }
}

export const prefs = new Prefs();
