// Carries out the commands of the keyboard.

import { focusKind, focusOn } from "./focus";
import {
  commandFor,
  doubtCommandFor,
  holdingsStepFor,
  repairCommandFor,
  type Command,
  type DoubtCommand,
  type RepairCommand,
} from "./model/keys";
import { parseDate } from "./model/calendar";
import { phraseOf } from "./model/phrase";
import { listLike, listIssueDay } from "./state/around";
import type { Desk } from "./state/desk.svelte";
import { hasList } from "./state/places.svelte";

/** Rows that Page Up and Page Down move by. */
const PAGE = 6;

export function handleKey(event: KeyboardEvent, desk: Desk): void {
  if (event.defaultPrevented || !desk.program.archive) return;
  const focus = focusKind(document.activeElement);
  const command = commandFor(event, focus);
  // While the table of keys is open, keys are for it.
  if (desk.layout.helpShown && command !== "escape" && command !== "help") return;
  if (!desk.layout.helpShown && ofView(event, desk)) event.preventDefault();
  else if (command && carryOut(command, desk)) event.preventDefault();
}

/** Carries out the keys that a view has for itself; false where the key is everybody's. */
function ofView(event: KeyboardEvent, desk: Desk): boolean {
  const focus = focusKind(document.activeElement);
  const onButton = document.activeElement?.matches("button, a, [role=button], summary") ?? false;
  if (desk.navigation.view === "doubts") {
    const command = doubtCommandFor(event, focus, onButton, desk.armed.on);
    return command !== null && doubt(command, desk);
  }
  if (desk.navigation.view === "holdings") {
    const step = holdingsStepFor(event, focus);
    if (step !== null) void desk.holdings.stepGap(step);
    return step !== null;
  }
  if (desk.navigation.view === "repairs") {
    const command = repairCommandFor(event, focus, onButton, desk.armed.on);
    return command !== null && repair(command, desk);
  }
  return false;
}

function doubt(command: DoubtCommand, desk: Desk): boolean {
  const { doubts } = desk;
  if (command === "leave") {
    if (doubts.mending) doubts.mending = false;
    else desk.navigation.leaveView();
    return true;
  }
  if (command === "undo") return doubts.undo();
  if (command === "redo") return doubts.redo();
  if (desk.program.archive?.readOnly) return false;
  if (command === "arm") return arm(desk);
  // With nothing to answer, numbers are views again.
  if (!doubts.current && !doubts.loading) return false;
  doubts.press(command);
  return true;
}

function arm(desk: Desk): boolean {
  desk.armed.on = true;
  return true;
}

function repair(command: RepairCommand, desk: Desk): boolean {
  const { repairs } = desk;
  if (command === "undo") return repairs.undo();
  if (repairs.groups.length === 0) return false;
  if (command === "next" || command === "previous")
    repairs.select(repairs.selected + (command === "next" ? 1 : -1));
  else if (desk.program.archive?.readOnly) return false;
  else if (command === "arm") arm(desk);
  else repairs.decide(command === "accept");
  return true;
}

/** False where there is nothing to do and the key should mean what it always means. */
function carryOut(command: Command, desk: Desk): boolean {
  const { results } = desk.search;
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
      return step(desk, results.rows - 1);
    case "page-down":
      return step(desk, results.selected + PAGE);
    case "page-up":
      return step(desk, results.selected - PAGE);
    case "open":
      return open(desk);
    case "escape":
      return leave(desk);
    case "back":
      desk.navigation.go(-1);
      return true;
    case "forward":
      desk.navigation.go(1);
      return true;
    case "view-1":
      desk.navigation.setView("timeline");
      return true;
    case "view-2":
      desk.navigation.setView("topics");
      return true;
    case "view-3":
      desk.navigation.setView("figures");
      return true;
    case "view-4":
      desk.navigation.setView("doubts");
      return true;
    case "view-5":
      desk.navigation.setView("holdings");
      return true;
    case "same-day":
      desk.navigation.openSameDay({ day: dayOfSelected(desk), around: 0, alignment: "auto" });
      return true;
    case "phrase":
      desk.navigation.openPhrase(phraseOf(desk.search.query) ?? "");
      return true;
    case "edit":
      if (!hasList(desk.navigation.view) || !desk.reader.article || desk.program.archive?.readOnly)
        return false;
      desk.reader.editing = !desk.reader.editing;
      return true;
    case "versions":
      return versions(desk);
    case "like":
      return around(desk, listLike);
    case "issue-day":
      return around(desk, listIssueDay);
    case "undo":
      void desk.corrections.undo(null, desk.reader.placeRead());
      return true;
    case "redo":
      void desk.corrections.redo(null, desk.reader.placeRead());
      return true;
    case "previous-hit":
      desk.reader.stepHit(-1);
      return true;
    case "next-hit":
      desk.reader.stepHit(1);
      return true;
    case "help":
      desk.layout.helpShown = !desk.layout.helpShown;
      return true;
  }
}

function step(desk: Desk, index: number): boolean {
  if (!desk.search.results.rows || !hasList(desk.navigation.view)) return false;
  desk.browsing.follow(Math.max(0, index));
  focusOn("list");
  return true;
}

function open(desk: Desk): boolean {
  const hit = desk.search.results.selectedHit;
  if (!hit || !hasList(desk.navigation.view)) return false;
  desk.browsing.openArticle(hit.id, desk.search.results.selected);
  // The article may only be drawn after this; who has gone on to a box meanwhile stays there.
  requestAnimationFrame(() => {
    if (focusKind(document.activeElement) !== "text") focusOn("article");
  });
  return true;
}

/** The day of issue of the row that is selected, if it is known to the day; null is today. */
function dayOfSelected(desk: Desk): string | null {
  const published = hasList(desk.navigation.view) ? desk.search.results.selectedHit?.published : null;
  const date = published ? parseDate(published) : null;
  return published && date?.day !== undefined ? published.slice(0, 10) : null;
}

/** Shows the other versions of the row that is selected. */
function versions(desk: Desk): boolean {
  const hit = desk.search.results.selectedHit;
  if (!hit || !hasList(desk.navigation.view)) return false;
  desk.browsing.showVersions(hit.id, desk.search.results.selected);
  return true;
}

/** Lists what the open article leads on to. */
function around(desk: Desk, list: typeof listLike): boolean {
  const { article } = desk.reader;
  if (!article || !hasList(desk.navigation.view) || !list(desk, article)) return false;
  focusOn("list");
  return true;
}

/** Esc goes one step outward: overlay, article, search box, list. */
function leave(desk: Desk): boolean {
  if (desk.layout.helpShown) desk.layout.helpShown = false;
  else if (desk.navigation.view === "figures" && desk.search.figures.filter.measure !== null)
    desk.search.filterFigures({ ...desk.search.figures.filter, measure: null });
  else if (!hasList(desk.navigation.view)) desk.navigation.leaveView();
  else if (desk.reader.editing) desk.reader.editing = false;
  else if (desk.layout.narrow && desk.reader.id !== null) desk.browsing.closeArticle();
  else if (focusKind(document.activeElement) === "list" && desk.reader.id !== null)
    desk.browsing.closeArticle();
  else focusOn("list");
  return true;
}
