// Words that are selected in the text of an article.

import type { PartName, Place } from "../model/fact-places";

/** The longest words of a fact, as the program takes them. */
const LONGEST = 200;

/** What is selected within one part of the text; null where nothing is, or more than one part. */
export function selectedWords(root: HTMLElement): { place: Place; range: Range } | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const part = partOf(range.startContainer);
  if (!part || part !== partOf(range.endContainer) || !root.contains(part)) return null;
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const whole = range.toString();
  const text = whole.trim();
  if (!text || text.length > LONGEST) return null;
  const start = before.toString().length + (whole.length - whole.trimStart().length);
  return { place: { part: nameOf(part), start, text }, range: range.cloneRange() };
}

function partOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>("[data-words]") ?? null;
}

function nameOf(part: HTMLElement): PartName {
  const name = part.dataset.words ?? "";
  return name === "kicker" || name === "headline" || name === "deck" ? name : Number(name);
}
