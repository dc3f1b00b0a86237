// What goes on paper: a sheet of its own beside the window, of which the window's print style shows nothing else. The
// window itself is no page: it is as wide as the screen, and its lists show what is on view only.

import { svgOf, type Picture, type Shape } from "./model/picture";

const SHEET = "print-sheet";

export interface Sheet {
  title: string;
  notes: readonly string[];
  picture: Picture | null;
  table: HTMLTableElement | null;
}

/** A page is about half as wide as a window: letters keep their size on it. */
const LETTERS = 1.7;

/** Letters of a picture that are to be read on paper; of two that would then lie over each other the first stays. */
export function legible(shapes: readonly Shape[]): Shape[] {
  const ends = new Map<number, number>();
  return shapes.flatMap((shape): Shape[] => {
    if (shape.kind !== "text") return [shape];
    const size = shape.size * LETTERS;
    const width = [...shape.text].reduce((sum, letter) => sum + size * (letter > "\u2e80" ? 1 : 0.6), 0);
    const left = shape.x - { start: 0, middle: width / 2, end: width }[shape.anchor];
    if (left < (ends.get(shape.y) ?? -Infinity)) return [];
    ends.set(shape.y, left + width + size / 2);
    return [{ ...shape, size }];
  });
}

/** A sheet with a title and notes, a picture and a table. */
export function sheetOf({ title, notes, picture, table }: Sheet): HTMLElement {
  const sheet = document.createElement("div");
  sheet.className = SHEET;
  sheet.append(line("h1", title), ...notes.map((note) => line("p", note)));
  if (picture) {
    const plain = { ...picture, title: "", notes: [], shapes: legible(picture.shapes) };
    const drawn = new DOMParser().parseFromString(svgOf(plain), "image/svg+xml").documentElement;
    sheet.append(document.adoptNode(drawn));
  }
  if (table) {
    const numbers = document.createElement("div");
    numbers.className = "numbers";
    numbers.append(table.cloneNode(true));
    sheet.append(numbers);
  }
  return sheet;
}

function line(tag: "h1" | "p", text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** Prints a sheet. It stays until it is printed (which may be after the dialog), or another one is. */
export function printed(sheet: HTMLElement): void {
  document.querySelectorAll(`.${SHEET}`).forEach((old) => old.remove());
  document.body.append(sheet);
  window.addEventListener("afterprint", () => sheet.remove(), { once: true });
  window.print();
}
