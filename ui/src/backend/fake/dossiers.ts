// Initiatives and people of the fake archive, put together from its marked facts.

import type { Dossier } from "../../bindings/Dossier";
import type { FactView } from "../../bindings/FactView";
import type { PersonArticle } from "../../bindings/PersonArticle";
import type { PersonPart } from "../../bindings/PersonPart";
import type { PersonView } from "../../bindings/PersonView";
import type { Post } from "../../bindings/Post";
import type { Statement } from "../../bindings/Statement";
import type { FakeArchive, Row } from "./archive";
import { bare } from "./page";
import { figuresOf, quoteOf } from "./figures";

/** Title and organisation of the people in the invented articles: name, a word of the headline, both. */
const POSTS: readonly [string, string, string | null, string | null][] = [
  ["沈砚舟", "回收有保障", "流通科科长", "云汀市商务局"],
  ["顾长河", "柳林灌区", "副局长", "云汀市水务局"],
  ["顾长河", "老船工", "木匠", null],
  ["沈漱石", "残卷", "馆员", "云汀市图书馆"],
];
const WRITERS: readonly PersonPart[] = ["reporter", "correspondent", "photographer"];

interface Said {
  row: Row;
  fact: FactView;
}

/** The facts of a kind that say a value, by the dates of their articles. */
function saying(archive: FakeArchive, kind: string, value: string): Said[] {
  return archive.rows
    .flatMap((row) =>
      row.laid.facts
        .filter((fact) => fact.kind === kind && fact.value === value)
        .map((fact) => ({ row, fact })),
    )
    .sort((a, b) => ((a.row.published ?? "9") < (b.row.published ?? "9") ? -1 : 1));
}

function firstOfEach(said: readonly Said[]): Said[] {
  return said.filter(({ row }, index) => said.findIndex((other) => other.row === row) === index);
}

function namesIn(said: readonly Said[]): string[] {
  return [...new Set(said.map(({ fact }) => fact.text.replace(/[“”]/g, "")))];
}

/** What facts of another kind say in sentences that name the initiative and match. */
function statements(said: readonly Said[], kind: string, sentence: RegExp): Statement[] {
  return said.flatMap(({ row, fact }) => {
    const other = row.laid.facts.find(
      (other) => other.kind === kind && other.sentence === fact.sentence && sentence.test(fact.sentence),
    );
    if (!other) return [];
    const { value, text } = other;
    return [{ value, text, articles: 1, quote: quoteOf(row, fact.sentence, text) }];
  });
}

export function dossierOf(archive: FakeArchive, name: string): Dossier {
  const said = saying(archive, "initiative", name);
  const articles = firstOfEach(said);
  const variants = namesIn(said).filter((other) => other !== name);
  return {
    value: name,
    name,
    kind: said[0]?.fact.detail ?? null,
    variants,
    count: articles.length,
    definitions: said
      .filter(({ fact }) => /由.*搭建|推行/.test(fact.sentence))
      .map(({ row, fact }) => quoteOf(row, fact.sentence, fact.text)),
    runners: statements(said, "org", /牵头|推行/),
    began: statements(said, "date", /上线|启动/),
    places: statements(said, "place", /./),
    figures: figuresOf(articles.map(({ row }) => row))
      .filter((figure) => figure.whose === name)
      .reverse(),
    articles: articles.map(({ row, fact }) => quoteOf(row, fact.sentence, fact.text)),
  };
}

export function personOf(archive: FakeArchive, heading: string): PersonView {
  const said = saying(archive, "person", heading);
  const names = namesIn(said);
  const headings = archive.rows.flatMap((row) =>
    row.laid.facts.filter((fact) => fact.kind === "person").map((fact) => fact.value),
  );
  const articles = firstOfEach(said).map(articleOf);
  return {
    heading,
    names,
    namesakes: [...new Set(headings)].filter(
      (other) => other !== heading && names.some((name) => other === name || other.startsWith(`${name}（`)),
    ),
    count: articles.length,
    written: articles.filter(({ part }) => WRITERS.includes(part)).length,
    posts: postsOf(articles),
    articles,
  };
}

function articleOf({ row, fact }: Said): PersonArticle {
  const { headline } = row.laid.article;
  const post = POSTS.find(([name, word]) => fact.text === name && headline.includes(word));
  const lead = bare(row.laid.article.body[0] ?? "");
  return {
    part: (fact.detail ?? "mentioned") as PersonPart,
    role: post?.[2] ?? null,
    org: post?.[3] ?? null,
    words: post ? [post[3], post[2]].filter(Boolean).join("") : null,
    quote: quoteOf(row, fact.lines.length ? fact.sentence : lead, fact.text),
  };
}

function postsOf(articles: readonly PersonArticle[]): Post[] {
  const posts = new Map<string, Post>();
  for (const { role, org, words, quote } of articles) {
    const key = `${role}|${org}`;
    const post = posts.get(key) ?? { role, org, words, first: quote.published, last: null, articles: [] };
    posts.set(key, { ...post, last: quote.published, articles: [...post.articles, quote.article] });
  }
  return [...posts.values()];
}
