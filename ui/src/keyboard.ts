// Carries out the commands of the keyboard.

import { focusKind, focusOn } from "./focus";
import { commandFor, type Command } from "./model/keys";
import type { Desk } from "./state/desk.svelte";

/** Rows that Page Up and Page Down move by. */
const PAGE = 6;

export function handleKey(event: KeyboardEvent, desk: Desk): void {
  if (event.defaultPrevented || !desk.archive) return;
  const command = commandFor(event, focusKind(document.activeElement));
  // While the table of keys is open, keys are for it.
  if (desk.helpShown && command !== "escape" && command !== "help") return;
  if (command && carryOut(command, desk)) event.preventDefault();
}

/** False where there is nothing to do and the key should mean what it always means. */
function carryOut(command: Command, desk: Desk): boolean {
  const { results } = desk;
  switch (command) {
    case "search":
      focusOn("search");
      return true;
    case "next":
      return step(desk, results.selected + 1);
    case "previous":
      return step(desk, results.selected - 1);
    case "first":
      return step(desk, 0);
    case "last":
      return step(desk, (results.total ?? 0) - 1);
    case "page-down":
      return step(desk, results.selected + PAGE);
    case "page-up":
      return step(desk, results.selected - PAGE);
    case "open":
      return open(desk);
    case "escape":
      return leave(desk);
    case "back":
      desk.go(-1);
      return true;
    case "forward":
      desk.go(1);
      return true;
    case "view-1":
      desk.setView("timeline");
      return true;
    case "view-2":
      desk.setView("topics");
      return true;
    case "previous-hit":
      desk.reader.stepHit(-1);
      return true;
    case "next-hit":
      desk.reader.stepHit(1);
      return true;
    case "help":
      desk.helpShown = !desk.helpShown;
      return true;
  }
}

function step(desk: Desk, index: number): boolean {
  if (!desk.results.total) return false;
  desk.follow(Math.max(0, index));
  focusOn("list");
  return true;
}

function open(desk: Desk): boolean {
  const hit = desk.results.selectedHit;
  if (!hit) return false;
  desk.openArticle(hit.id, desk.results.selected);
  // The article may only be drawn after this.
  requestAnimationFrame(() => focusOn("article"));
  return true;
}

/** Esc goes one step outward: overlay, article, search box, list. */
function leave(desk: Desk): boolean {
  if (desk.helpShown) desk.helpShown = false;
  else if (desk.narrow && desk.reader.id !== null) desk.closeArticle();
  else if (focusKind(document.activeElement) === "list" && desk.reader.id !== null) desk.closeArticle();
  else focusOn("list");
  return true;
}
