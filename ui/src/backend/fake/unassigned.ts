// Lines of the fake pages that belong to no article.

import type { Query } from "../../bindings/Query";
import type { UnassignedLine } from "../../bindings/UnassignedLine";
import type { UnassignedLines } from "../../bindings/UnassignedLines";
import { wordsOf, type FakeArchive } from "./archive";
import { PAGES } from "./articles";

/** Lines that hold every word of a query, those of the same words once. */
export function unassignedOf(archive: FakeArchive, query: Query, limit: number): UnassignedLines {
  const words = wordsOf(query.text);
  const lines = new Map<string, UnassignedLine>();
  let total = 0;
  for (const [at, page] of archive.pages.entries()) {
    for (const { n, text, article } of page) {
      const stands = words.length > 0 && words.every((word) => text.includes(word));
      if (article !== null || text === "" || !stands) continue;
      total += 1;
      const alike = lines.get(text);
      if (alike) alike.alike += 1;
      else if (lines.size < limit) lines.set(text, lineOf(at, n, text, words[0] ?? ""));
    }
  }
  return { total, lines: [...lines.values()], pages_unread: 0 };
}

function lineOf(at: number, line: number, text: string, word: string): UnassignedLine {
  const page = PAGES[at];
  const from = text.indexOf(word);
  const parts = [text.slice(0, from), word, text.slice(from + word.length)];
  return {
    page_id: at + 1,
    file: page?.file ?? "",
    line,
    text: parts.flatMap((part, i) => (part === "" ? [] : [{ text: part, hit: i === 1 }])),
    published: page?.issued ?? null,
    published_estimated: page?.issued?.endsWith("~") ?? false,
    publication: page?.publication ?? null,
    page: page?.label ?? null,
    alike: 1,
  };
}
