// Turns an invented article into what the program would answer: facts, marked segments, source lines.

import type { Rule } from "../../bindings/Rule";
import type { ArticleView } from "../../bindings/ArticleView";
import type { BlockKind } from "../../bindings/BlockKind";
import type { BlockView } from "../../bindings/BlockView";
import type { FactKind } from "../../bindings/FactKind";
import type { FactView } from "../../bindings/FactView";
import type { MarkedSegment } from "../../bindings/MarkedSegment";
import type { SourceLine } from "../../bindings/SourceLine";
import { meaningOf } from "./facts";
import { ARTICLES, PAGES, type FakeArticle } from "./articles";

const MARK = /\{(\w+):([^|}]+)\|([^|}]+)(?:\|([^}]+))?\}/g;
const LINE_WIDTH = 24;
/** Spaces before a paragraph. */
const INDENT = 2;
/** What stands below every page and belongs to no article. */
const FOLIO = "本版编辑 何平　校对 丁一";
const RULES: Record<string, Rule> = {
  date: "month-day",
  person: "title-name",
  place: "gazetteer",
  org: "place-organisation",
  initiative: "quote-class",
  figure: "number-unit",
};

/** Text without marks. */
export function bare(marked: string): string {
  return marked.replace(MARK, "$2").replace(/^[#=] /, "");
}

export interface LaidOut {
  article: FakeArticle;
  facts: FactView[];
  byline: MarkedSegment[][];
  blocks: BlockView[];
  lines: number[];
}

/** Every article with its facts and lines, and every page's lines. */
export function layOut(): { articles: LaidOut[]; pages: SourceLine[][] } {
  const pages: SourceLine[][] = PAGES.map(() => []);
  const articles = ARTICLES.map((article, index) => {
    const page = pages[article.page] ?? [];
    const print = (text: string): number[] => {
      const from = page.length + 1;
      for (let at = 0; at < text.length; at += LINE_WIDTH) {
        const part = text.slice(at, at + LINE_WIDTH);
        page.push({ n: page.length + 1, text: part, article: index + 1 });
      }
      return Array.from({ length: page.length + 1 - from }, (_, i) => from + i);
    };
    const laid: LaidOut = { article, facts: [], byline: [], blocks: [], lines: [] };
    for (const heading of [article.kicker, article.headline, article.deck]) {
      if (heading && !(heading === article.headline && article.supplied)) laid.lines.push(...print(heading));
    }
    for (const line of article.byline ?? []) {
      const lines = print(bare(line));
      laid.byline.push(mark(line, lines, laid.facts, null));
      laid.lines.push(...lines);
    }
    for (const [part, text] of article.body.entries()) {
      const lines = print(blockKind(text) === "paragraph" ? `　　${bare(text)}` : bare(text));
      const segments = mark(text, lines, laid.facts, part);
      laid.blocks.push({ kind: blockKind(text), segments, lines, page: 0 });
      laid.lines.push(...lines);
    }
    page.push({ n: page.length + 1, text: "", article: null });
    return laid;
  });
  for (const page of pages) page.push({ n: page.length + 1, text: FOLIO, article: null });
  return { articles, pages };
}

function blockKind(text: string): BlockKind {
  return text.startsWith("# ") ? "subhead" : text.startsWith("= ") ? "caption" : "paragraph";
}

/** `part`: the number of the block; null for a byline. */
function mark(marked: string, lines: number[], facts: FactView[], part: number | null): MarkedSegment[] {
  const text = marked.replace(/^[#=] /, "");
  const segments: MarkedSegment[] = [];
  let at = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, kind = "", shown = "", value = "", detail] = match;
    if (match.index > at) segments.push({ text: text.slice(at, match.index), hit: false, fact: null });
    const start = segments.reduce((length, segment) => length + segment.text.length, 0);
    segments.push({ text: shown, hit: false, fact: facts.length });
    facts.push({
      kind: kind as FactKind,
      text: shown,
      value,
      detail: detail ?? null,
      role: null,
      post: null,
      heading: null,
      meaning: meaningOf(kind, shown, value, detail ?? null),
      rule: RULES[kind] ?? "unknown",
      confidence: kind === "org" ? 0.7 : 0.9,
      span: part === null ? null : { part: { block: part }, start, end: start + shown.length },
      page: 0,
      lines: linesWith(shown, bare(text), start, lines, part === null ? 0 : INDENT),
      sentence: sentenceAround(bare(text), shown),
    });
    at = match.index + whole.length;
  }
  if (at < text.length) segments.push({ text: text.slice(at), hit: false, fact: null });
  return segments;
}

/** The lines that hold words which begin at `start` of a text. */
function linesWith(words: string, text: string, start: number, lines: number[], indent: number): number[] {
  const begins = start + (/[#=]/.test(text[0] ?? "") ? 0 : indent);
  const first = Math.floor(begins / LINE_WIDTH);
  const last = Math.floor((begins + words.length - 1) / LINE_WIDTH);
  return lines.slice(first, last + 1);
}

function sentenceAround(text: string, part: string): string {
  return text.split(/(?<=[。！？])/).find((sentence) => sentence.includes(part)) ?? text;
}

/** The segments with every stretch that is one of `words` made a hit. */
export function withHits<S extends { text: string; hit: boolean }>(segments: S[], words: string[]): S[] {
  return words.reduce(
    (all, word) => all.flatMap((segment) => (segment.hit ? [segment] : splitAt(segment, word))),
    segments,
  );
}

function splitAt<S extends { text: string; hit: boolean }>(segment: S, word: string): S[] {
  const parts = segment.text.split(word);
  return parts.flatMap((text, index) => {
    const plain = text ? [{ ...segment, text }] : [];
    return index === 0 ? plain : [{ ...segment, text: word, hit: true }, ...plain];
  });
}

/** The article with its hits numbered through; a hit that a fact divides is one. */
export function numbered(article: ArticleView): ArticleView {
  let hits = 0;
  const line = (segments: readonly MarkedSegment[]): MarkedSegment[] => {
    let inHit = false;
    return segments.map((segment) => {
      if (segment.hit && !inHit) hits += 1;
      inHit = segment.hit;
      return segment.hit ? { ...segment, nth: hits } : segment;
    });
  };
  const kicker = line(article.kicker);
  const headline = line(article.headline);
  const deck = line(article.deck);
  const byline = article.byline.map(line);
  const blocks = article.blocks.map((block) => ({ ...block, segments: line(block.segments) }));
  return { ...article, kicker, headline, deck, byline, blocks, hits };
}
