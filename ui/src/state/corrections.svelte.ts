// What a person sets right: corrections made, taken back and made again, one after the other, and their list.

import type { Change } from "../bindings/Change";
import type { CommandError } from "../bindings/CommandError";
import type { Corrected } from "../bindings/Corrected";
import type { CorrectionBatch } from "../bindings/CorrectionBatch";
import type { StorylineAct } from "../bindings/StorylineAct";
import type { Meaning } from "../bindings/Meaning";
import { toCommandError, type Backend } from "../backend/backend";

/** Batches asked for at once. */
const BATCHES = 100;

/** What was done last, for the note at the foot of the window. */
export interface Note {
  did: "corrected" | "undone" | "redone" | "nothing-to-undo" | "nothing-to-redo";
  result: Corrected;
}

/** What happens besides: the archive is read anew, a failure is told. */
export interface Effects {
  changed: (result: Corrected, where: Place | null) => void | Promise<void>;
  failed: (error: CommandError) => void;
}

/** A line of a page that the reader looks at: if its article goes, the one that holds the line now is shown. */
export interface Place {
  page: number;
  line: number;
}

export class Corrections {
  note = $state.raw<Note | null>(null);
  batches = $state.raw<readonly CorrectionBatch[]>([]);
  /** Batches in all; null before the list was asked for. */
  total = $state<number | null>(null);
  /** Corrections in force that do not fit. */
  unapplied = $state(0);
  error = $state.raw<CommandError | null>(null);
  /** Commands that have not been answered. */
  pending = $state(0);
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly backend: Backend,
    private readonly effects: Effects,
  ) {}

  /** Makes corrections; null when that failed. */
  correct(changes: readonly Change[], where: Place | null = null): Promise<Corrected | null> {
    return this.run("corrected", (backend) => backend.correct(changes), where);
  }

  /** Takes a batch back: the latest that holds unless one is named. */
  undo(batch: number | null = null, where: Place | null = null): Promise<Corrected | null> {
    return this.run("undone", (backend) => backend.undo(batch), where);
  }

  redo(batch: number | null = null, where: Place | null = null): Promise<Corrected | null> {
    return this.run("redone", (backend) => backend.redo(batch), where);
  }

  /** Names, merges, cuts, pins or follows a storyline. */
  storyline(id: string, act: StorylineAct): Promise<Corrected | null> {
    return this.run("corrected", (backend) => backend.correctStoryline(id, act), null);
  }

  repair(from: string, to: string, accepted: boolean): Promise<Corrected | null> {
    return this.run("corrected", (backend) => backend.repair(from, to, accepted), null);
  }

  /** Says what a fact means in every article that has it: of this kind, in these words, read as this value. */
  correctFact(
    kind: string,
    text: string,
    value: string,
    meaning: Meaning,
    where: Place | null = null,
  ): Promise<Corrected | null> {
    return this.run(
      "corrected",
      (backend) => backend.correctFactEverywhere(kind, text, value, meaning),
      where,
    );
  }

  /** Asks for the list, as many batches as are on view already. */
  async list(): Promise<void> {
    await this.read(Math.max(BATCHES, this.batches.length), 0);
  }

  /** Asks for the batches that follow those on view. */
  async more(): Promise<void> {
    if (this.total !== null && this.batches.length < this.total)
      await this.read(BATCHES, this.batches.length);
  }

  /** Forgets everything: another archive is open. */
  clear(): void {
    this.note = null;
    this.batches = [];
    this.total = null;
    this.unapplied = 0;
    this.error = null;
  }

  private async read(limit: number, offset: number): Promise<void> {
    try {
      const list = await this.backend.corrections(limit, offset);
      this.batches = [...this.batches.slice(0, offset), ...list.batches];
      this.total = list.total;
      this.unapplied = list.unapplied;
      this.error = null;
    } catch (reason) {
      this.error = toCommandError(reason);
    }
  }

  /** Commands go one after the other; what follows from one (lists read anew) does not hold up the next. */
  private async run(
    did: "corrected" | "undone" | "redone",
    command: (backend: Backend) => Promise<Corrected>,
    where: Place | null,
  ): Promise<Corrected | null> {
    this.pending += 1;
    const made = this.last.then(() => command(this.backend));
    this.last = made.catch(() => null);
    let result: Corrected;
    try {
      result = await made;
    } catch (reason) {
      this.effects.failed(toCommandError(reason));
      return null;
    } finally {
      this.pending -= 1;
    }
    this.note = { did: result.batch === null ? nothing(did) : did, result };
    if (result.batch !== null) await this.effects.changed(result, where);
    if (this.total !== null) await this.list();
    return result;
  }
}

function nothing(did: "corrected" | "undone" | "redone"): Note["did"] {
  if (did === "corrected") return did;
  return did === "undone" ? "nothing-to-undo" : "nothing-to-redo";
}

/** The article that holds now what an article held that is gone. */
export async function holderOf(
  backend: Backend,
  result: Corrected,
  where: Place | null,
): Promise<number | null> {
  const fallback = result.changed[0] ?? null;
  if (!where) return fallback;
  try {
    const { lines } = await backend.pageSource(where.page);
    return lines.find((line) => line.n === where.line)?.article ?? fallback;
  } catch {
    return fallback;
  }
}
