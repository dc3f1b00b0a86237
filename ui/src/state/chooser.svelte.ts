// Lines of a page chosen with the keyboard or the pointer.

import type { SourceLine } from "../bindings/SourceLine";
import { composing } from "../model/keys";
import { structureOpOf, type LineRange, type StructureOp } from "../model/structure";

export class LineChooser {
  private anchor = $state<number | null>(null);
  private head = $state<number | null>(null);
  /** The lines chosen, or null. */
  range = $derived<LineRange | null>(
    this.anchor === null || this.head === null
      ? null
      : { from: Math.min(this.anchor, this.head), to: Math.max(this.anchor, this.head) },
  );

  /** The line that the keys move. */
  get line(): number | null {
    return this.head;
  }

  choose(line: number, extend = false): void {
    if (!extend || this.anchor === null) this.anchor = line;
    this.head = line;
  }

  clear(): void {
    this.anchor = null;
    this.head = null;
  }

  holds(line: number): boolean {
    return this.range !== null && line >= this.range.from && line <= this.range.to;
  }

  /** Moves to the next line with text. */
  step(lines: readonly SourceLine[], by: -1 | 1, extend: boolean): void {
    const printed = lines.filter((line) => line.text.trim());
    const ahead = by === 1 ? printed : printed.toReversed();
    const from = this.head;
    const next = from === null ? ahead[0] : ahead.find(({ n }) => (by === 1 ? n > from : n < from));
    if (next) this.choose(next.n, extend);
  }

  /** Takes a key: moves, or gives the operation the key stands for. Undefined where the key is not for lines. */
  key(event: KeyboardEvent, lines: readonly SourceLine[]): StructureOp | null | undefined {
    if (composing(event) || event.ctrlKey || event.altKey || event.metaKey) return undefined;
    const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (letter === "j" || letter === "ArrowDown") this.step(lines, 1, event.shiftKey);
    else if (letter === "k" || letter === "ArrowUp") this.step(lines, -1, event.shiftKey);
    else if (letter === "Escape" && this.range) this.clear();
    else return this.range ? (structureOpOf(letter) ?? undefined) : undefined;
    return null;
  }
}
