import { describe, expect, it } from "vitest";

/** Layers, each of which may import from those before it; rooms hold components and come last, in this order. */
const LAYERS = [
  "bindings",
  "model",
  "backend",
  "messages",
  "state",
  "rooms/common",
  "rooms/facts",
  "rooms/mending",
  "rooms/article",
  "rooms/home",
  "rooms/list",
  "rooms/asking",
  "rooms/timeline",
  "rooms/topics",
  "rooms/figures",
  "rooms/sheets",
  "rooms/holdings",
  "rooms/same-day",
  "rooms/app",
];

/** The program's own files by their path inside `src`, with their text. */
const FILES = Object.entries(
  import.meta.glob<string>(["./**/*.ts", "./**/*.svelte", "!./**/*.test.ts"], {
    query: "?raw",
    import: "default",
    eager: true,
  }),
).map(([path, text]) => [path.slice("./".length), text] as const);

/** The layer of a path inside `src`: the longest name that it begins with; -1 for what stands beside the layers. */
function layer(path: string): number {
  let best = -1;
  LAYERS.forEach((name, n) => {
    const inside = path === name || path.startsWith(`${name}/`) || path.startsWith(`${name}.`);
    if (inside && (best < 0 || name.length > LAYERS[best]!.length)) best = n;
  });
  return best;
}

/** Paths that a file imports, inside `src`. */
function imported(path: string, text: string): string[] {
  const base = `file:///${path}`;
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)].map(([, to]) =>
    new URL(to!, base).pathname.slice(1),
  );
}

describe("layers and rooms", () => {
  it("import only from those before them", () => {
    const upward = FILES.flatMap(([path, text]) => {
      const here = layer(path);
      if (here < 0) return [];
      return imported(path, text)
        .filter((to) => layer(to) > here)
        .map((to) => `${path} → ${to}`);
    });
    expect(upward).toEqual([]);
  });

  it("hold every component", () => {
    const rooms = LAYERS.indexOf("rooms/common");
    const stray = FILES.map(([path]) => path).filter(
      (path) => path.endsWith(".svelte") && layer(path) < rooms,
    );
    expect(stray).toEqual(["App.svelte"]);
  });

  it("are read in all forms of import", () => {
    const text = 'import A from "./A.svelte";\nconst b = import("../b/c");\nexport { d } from "./d";';
    expect(imported("rooms/list/x.ts", text)).toEqual(["rooms/list/A.svelte", "rooms/b/c", "rooms/list/d"]);
  });
});
