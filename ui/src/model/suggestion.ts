// What becomes of a query when a suggestion is taken.

import type { Query } from "../bindings/Query";
import type { Suggestion } from "../bindings/Suggestion";
import { addValue, LIST_FIELDS } from "./query";

/** What was typed before the word that a suggestion stands for. The program counts characters, not UTF-16 units. */
export function before(typed: string, suggestion: Suggestion): string {
  return [...typed].slice(0, suggestion.from).join("");
}

/**
 * The query with the suggestion as one more condition in the place of the word. Null where other words bind it (`-`,
 * OR, parentheses, quotation marks): there it has to be written into the text.
 */
export function withSuggestion(query: Query, typed: string, suggestion: Suggestion): Query | null {
  if (suggestion.kind === "saved" || suggestion.kind === "recent") return suggestion.query;
  const head = before(typed, suggestion);
  const bound = /["“”＂()（）|｜]|(^|\s)(OR|AND|NOT)\s/i.test(head) || !/(^|\s)$/.test(head);
  if (bound) return null;
  let made: Query = { ...query, text: [head.trim(), suggestion.query.text].filter(Boolean).join(" ") };
  const { from, to, axis } = suggestion.query;
  if (from !== null || to !== null) made = { ...made, from, to, axis };
  for (const field of LIST_FIELDS) {
    for (const value of suggestion.query[field]) made = addValue(made, field, value);
  }
  return made;
}
