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
  | "previous-hit"
  | "next-hit"
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

/** The command of a key, or null when it is not ours. */
export function commandFor(key: Key, focus: Focus): Command | null {
  if (composing(key)) return null;
  if (key.altKey && !key.ctrlKey && !key.metaKey) {
    if (key.key === "ArrowLeft") return "back";
    return key.key === "ArrowRight" ? "forward" : null;
  }
  if (key.ctrlKey || key.metaKey) return key.key.toLowerCase() === "k" && !key.altKey ? "search" : null;
  if (key.key === "Escape") return "escape";
  if (focus === "text") return null;
  if (focus === "other" && LIST_ONLY.has(key.key)) return null;
  return PLAIN[key.key] ?? null;
}
