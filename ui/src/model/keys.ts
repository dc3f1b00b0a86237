// Which key means what. Input methods come first: a key that belongs to one is nobody else's.

export type Command =
  | "search"
  | "next"
  | "previous"
  | "first"
  | "last"
  | "page-down"
  | "page-up"
  | "open"
  | "escape"
  | "back"
  | "forward"
  | "view-1"
  | "view-2"
  | "view-3"
  | "view-4"
  | "view-5"
  | "same-day"
  | "phrase"
  | "previous-hit"
  | "next-hit"
  | "edit"
  | "versions"
  | "like"
  | "issue-day"
  | "undo"
  | "redo"
  | "help";

/** The part of a keyboard event that decides. */
export type Key = Pick<
  KeyboardEvent,
  "key" | "keyCode" | "isComposing" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey"
>;

/** True while an input method uses the key. WebKit says `isComposing` = false on the Enter that takes a candidate. */
export function composing(key: Pick<Key, "isComposing" | "keyCode">): boolean {
  return key.isComposing || key.keyCode === 229;
}

const PLAIN: Readonly<Record<string, Command>> = {
  "/": "search",
  j: "next",
  k: "previous",
  ArrowDown: "next",
  ArrowUp: "previous",
  Home: "first",
  End: "last",
  PageDown: "page-down",
  PageUp: "page-up",
  Enter: "open",
  "1": "view-1",
  "2": "view-2",
  "3": "view-3",
  "4": "view-4",
  "5": "view-5",
  h: "same-day",
  p: "phrase",
  e: "edit",
  v: "versions",
  m: "like",
  d: "issue-day",
  "[": "previous-hit",
  "]": "next-hit",
  "?": "help",
};

/** Keys that a scrolling text or another control needs for itself. */
const LIST_ONLY: ReadonlySet<string> = new Set([
  "ArrowDown",
  "ArrowUp",
  "Home",
  "End",
  "PageDown",
  "PageUp",
  "Enter",
]);

/** Where the focus is: in a text field, in the list (or nowhere), or in something with keys of its own. */
export type Focus = "text" | "list" | "other";

function withControl(key: Key, focus: Focus): Command | null {
  const letter = key.key.toLowerCase();
  if (letter === "k") return "search";
  // A text field takes back its own typing.
  if (focus === "text") return null;
  if (letter === "z") return key.shiftKey ? "redo" : "undo";
  return letter === "y" ? "redo" : null;
}

/** The command of a key, or null when it is not ours. */
export function commandFor(key: Key, focus: Focus): Command | null {
  if (composing(key)) return null;
  if (key.altKey && !key.ctrlKey && !key.metaKey) {
    if (key.key === "ArrowLeft") return "back";
    return key.key === "ArrowRight" ? "forward" : null;
  }
  if (key.ctrlKey || key.metaKey) return key.altKey ? null : withControl(key, focus);
  if (key.key === "Escape") return "escape";
  if (key.key === "F3") return key.shiftKey ? "previous-hit" : "next-hit";
  if (focus === "text") return null;
  if (focus === "other" && LIST_ONLY.has(key.key)) return null;
  return PLAIN[key.key] ?? null;
}

/** What a key does to a doubt; a number is the answer of that number. */
export type DoubtCommand = number | "arm" | "accept" | "mend" | "skip" | "undo" | "redo" | "leave";

const DOUBT: Readonly<Record<string, DoubtCommand>> = {
  Enter: "accept",
  a: "accept",
  e: "mend",
  s: "skip",
  ArrowRight: "skip",
  u: "undo",
  Escape: "leave",
};

/**
 * The command of a key in the queue of doubts. `onButton`: the focus is on something that Enter presses. Unless one has
 * gone in (`armed`), single keys mean what they mean everywhere, and Enter goes in.
 */
export function doubtCommandFor(
  key: Key,
  focus: Focus,
  onButton: boolean,
  armed: boolean,
): DoubtCommand | null {
  if (composing(key) || key.altKey) return null;
  if (key.ctrlKey || key.metaKey) {
    const command = withControl(key, focus);
    return command === "undo" || command === "redo" ? command : null;
  }
  if (key.key === "Escape") return "leave";
  if (focus === "text" || (key.key === "Enter" && onButton)) return null;
  if (!armed) return key.key === "Enter" ? "arm" : null;
  if (/^[1-9]$/.test(key.key)) return Number(key.key);
  return DOUBT[key.key] ?? null;
}

/** Where a key leads in the calendar of holdings: to the next gap, or the one before. */
export function holdingsStepFor(key: Key, focus: Focus): 1 | -1 | null {
  if (composing(key) || key.altKey || key.ctrlKey || key.metaKey || focus === "text") return null;
  if (key.key === "g") return 1;
  return key.key === "G" ? -1 : null;
}

/** What a key does in the list of damaged characters. */
export type RepairCommand = "arm" | "next" | "previous" | "accept" | "decline" | "undo";

const REPAIR: Readonly<Record<string, RepairCommand>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  Enter: "accept",
  a: "accept",
  x: "decline",
  u: "undo",
};

/** The command of a key in the list of damaged characters; as in the queue of doubts. */
export function repairCommandFor(
  key: Key,
  focus: Focus,
  onButton: boolean,
  armed: boolean,
): RepairCommand | null {
  if (composing(key) || key.altKey || focus === "text") return null;
  if (key.ctrlKey || key.metaKey) return withControl(key, focus) === "undo" ? "undo" : null;
  if (key.key === "Enter" && onButton) return null;
  const command = REPAIR[key.key] ?? null;
  if (armed || command === "next" || command === "previous") return command;
  return key.key === "Enter" ? "arm" : null;
}
