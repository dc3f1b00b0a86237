// Why an article was found, in a word or two.

import { t, tMaybe } from "./messages.svelte";

/** Parts of an article in which words stand; the other codes of `why` say how. */
const PARTS: ReadonlySet<string> = new Set(["headline", "standing-head", "text", "byline"]);

const word = (code: string): string => tMaybe(`why.${code}`) ?? code;

/** Where it stands and how, `标题、正文 · 词`; empty where the words play no part. */
export function whyShort(why: readonly string[]): string {
  const parts = why.filter((code) => PARTS.has(code)).map(word);
  const how = why.filter((code) => !PARTS.has(code) && code !== "filter").map(word);
  return [parts, how].flatMap((words) => (words.length ? [words.join(t("list.comma"))] : [])).join(" · ");
}

/** The same in sentences. */
export function whyLong(why: readonly string[]): string {
  return why.map((code) => tMaybe(`why.${code}.long`) ?? word(code)).join(t("list.semicolon"));
}
