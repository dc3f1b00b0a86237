// Splitting and joining the articles of the fake archive.

import type { Reason } from "../../bindings/Reason";
import type { SourceLine } from "../../bindings/SourceLine";
import type { BlockView } from "../../bindings/BlockView";
import type { FakeArchive, Row } from "./archive";

/** Numbers of articles that a person split off begin here. */
const SPLIT_OFF = 5_000_000;

/** An article begins at the line. Says why where it does not fit. */
export function splitArticle(archive: FakeArchive, page: number, line: number): Reason | null {
  const lines = archive.pages[page - 1] ?? [];
  const at = lines.find(({ n }) => n === line);
  if (!at?.text) return "line-missing";
  const row = at.article === null ? undefined : archive.row(at.article);
  if (!row) return "no-article-there";
  if (row.laid.lines[0] === line) return null;
  const id = SPLIT_OFF + page * 10_000 + line;
  const first = cutBlocks(row.laid.blocks, (n) => n < line, lines);
  const second = cutBlocks(row.laid.blocks, (n) => n > line, lines);
  const head = {
    ...row,
    laid: { ...row.laid, blocks: first, lines: row.laid.lines.filter((n) => n < line) },
  };
  const article = { ...row.laid.article, kicker: "", headline: at.text.trim(), deck: "", supplied: false };
  const tail: Row = {
    ...row,
    id,
    fields: {},
    replaced: [],
    laid: {
      article,
      facts: row.laid.facts,
      byline: [],
      blocks: second,
      lines: row.laid.lines.filter((n) => n >= line),
    },
    text: [article.headline, ...second.flatMap((block) => block.segments.map(({ text }) => text))].join(""),
  };
  archive.hold(
    archive.rows.flatMap((other) => (other === row ? [head, tail] : [other])),
    reassign(archive, page, (other) => (other.article === row.id && other.n >= line ? id : other.article)),
  );
  return null;
}

/** What begins at the line goes on with the article before. Says why where it does not fit. */
export function joinArticle(archive: FakeArchive, page: number, line: number): Reason | null {
  const lines = archive.pages[page - 1] ?? [];
  const own = archive.rows
    .filter(
      (row) =>
        row.laid.article.page === page - 1 &&
        row.laid.lines.length > 0 &&
        lines.some((l) => l.article === row.id),
    )
    .sort((a, b) => (a.laid.lines[0] ?? 0) - (b.laid.lines[0] ?? 0));
  const at = own.findIndex((row) => row.laid.lines[0] === line);
  const row = own[at];
  const before = own[at - 1];
  if (!row || !before) return "no-article-there";
  const held = new Set(row.laid.blocks.flatMap((block) => block.lines));
  const title = row.laid.lines.filter((n) => !held.has(n));
  const facts = [...before.laid.facts, ...row.laid.facts];
  const moved = row.laid.blocks.map((block) => ({
    ...block,
    segments: block.segments.map((segment) => ({
      ...segment,
      fact: segment.fact === null ? null : segment.fact + before.laid.facts.length,
    })),
  }));
  const subhead: BlockView[] = title.length
    ? [{ kind: "subhead", segments: textOf(title, lines), lines: title, page: 0 }]
    : [];
  const laid = {
    ...before.laid,
    facts,
    blocks: [...before.laid.blocks, ...subhead, ...moved],
    lines: [...before.laid.lines, ...row.laid.lines],
  };
  archive.hold(
    archive.rows.flatMap((other) => (other === row ? [] : [other === before ? { ...before, laid } : other])),
    reassign(archive, page, (other) => (other.article === row.id ? before.id : other.article)),
  );
  return null;
}

function cutBlocks(blocks: BlockView[], keep: (n: number) => boolean, lines: SourceLine[]): BlockView[] {
  return blocks.flatMap((block) => {
    const kept = block.lines.filter(keep);
    if (kept.length === 0) return [];
    return kept.length === block.lines.length
      ? [block]
      : [{ ...block, lines: kept, segments: textOf(kept, lines) }];
  });
}

function textOf(numbers: number[], lines: SourceLine[]): BlockView["segments"] {
  const text = lines.flatMap((line) => (numbers.includes(line.n) ? [line.text.trim()] : [])).join("");
  return [{ text, hit: false, fact: null }];
}

function reassign(
  archive: FakeArchive,
  page: number,
  to: (line: SourceLine) => number | null,
): FakeArchive["pages"] {
  return archive.pages.map((lines, index) =>
    index === page - 1 ? lines.map((line) => ({ ...line, article: to(line) })) : lines,
  );
}
