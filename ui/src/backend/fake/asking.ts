// Queries of the fake program: as text, kept, completed, and what is searched instead of those that find nothing.

import type { Query } from "../../bindings/Query";
import type { RecentQuery } from "../../bindings/RecentQuery";
import type { SavedQuery } from "../../bindings/SavedQuery";
import type { Suggestion } from "../../bindings/Suggestion";
import type { SuggestionKind } from "../../bindings/SuggestionKind";
import type { Widening } from "../../bindings/Widening";
import type { WideningKind } from "../../bindings/WideningKind";
import { emptyQuery, LIST_FIELDS, sameQuery, type ListField } from "../../model/query";
import { valuesOf, type FakeArchive } from "./archive";
import { countBy } from "./counts";

const FIELD: Readonly<Record<ListField, string>> = {
  publications: "报纸",
  sections: "版名",
  reporters: "记者",
  pages: "版次",
  places: "地点",
  people: "人物",
  orgs: "机构",
  initiatives: "专名",
  topics: "主题",
  storylines: "脉络",
  like: "相近",
  kinds: "体裁",
};

const NAMES: readonly [SuggestionKind, string, ListField][] = [
  ["person", "person", "people"],
  ["place", "place", "places"],
  ["org", "org", "orgs"],
  ["initiative", "initiative", "initiatives"],
];

/** Words that stand nowhere, and what is like them. */
const LIKE: readonly [string, string, WideningKind][] = [
  ["惠循坏", "惠循环", "look-alike"],
  ["yunting", "云汀", "pinyin"],
];

export function textOf(query: Query): string {
  const parts = query.text ? [query.text] : [];
  for (const field of LIST_FIELDS) {
    const values = query[field];
    if (values.length === 1) parts.push(`${FIELD[field]}=${values[0]}`);
    else if (values.length) parts.push(`${FIELD[field]}=(${values.join("|")})`);
  }
  if (query.from !== null || query.to !== null) parts.push(`日期=${query.from ?? ""}..${query.to ?? ""}`);
  return parts.join(" ");
}

export function ofText(text: string): Query {
  if (/[（(]/.test(text) && !/[)）]/.test(text)) {
    const detail = `${text.length + 1} expected-closing-parenthesis`;
    throw { code: "query-syntax", message: "expected )", detail };
  }
  const query = emptyQuery();
  const words: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const [name, value] = word.split("=");
    const field = LIST_FIELDS.find((field) => FIELD[field] === name);
    if (field && value) query[field] = value.replace(/[()]/g, "").split("|");
    else if (name === "日期" && value)
      [query.from, query.to] = value.split("..").map((day) => day || null) as [string | null, string | null];
    else words.push(word);
  }
  query.text = words.join(" ");
  return query;
}

/** What is searched instead of a query that finds nothing. */
export function widenedOf(query: Query): Widening | undefined {
  const like = LIKE.find(([from]) => query.text.includes(from));
  if (!like) return undefined;
  const [from, to, kind] = like;
  const instead = { ...query, text: query.text.replace(from, to) };
  return { kind, from, to: [to], query: instead, text: textOf(instead) };
}

/** The queries that go with the fake archive. */
export class FakeAsking {
  saved: readonly SavedQuery[] = [];
  recent: readonly RecentQuery[] = [];

  constructor(private readonly held: FakeArchive) {}

  save(name: string, query: Query): void {
    const others = this.saved.filter((saved) => saved.name !== name);
    const all = [...others, { name, query, text: textOf(query) }];
    this.saved = all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  rename(name: string, to: string): void {
    const found = this.saved.find((saved) => saved.name === name);
    if (!found) throw { code: "saved-query-missing", message: "no such query", detail: name };
    if (name !== to && this.saved.some((saved) => saved.name === to))
      throw { code: "saved-query-exists", message: "another query has the name", detail: to };
    this.delete(name);
    this.save(to, found.query);
  }

  delete(name: string): void {
    this.saved = this.saved.filter((saved) => saved.name !== name);
  }

  note(query: Query): void {
    const others = this.recent.filter((recent) => !sameQuery(recent.query, query));
    this.recent = [{ query, text: textOf(query) }, ...others].slice(0, 50);
  }

  suggest(typed: string, limit: number): Suggestion[] {
    const kept: Suggestion[] = [
      ...this.saved.map(({ name, text, query }) => suggestion("saved", name, text, query)),
      ...this.recent.map(({ text, query }) => suggestion("recent", text, null, query)),
    ].filter(({ text }) => text.startsWith(typed));
    const from = typed.search(/\S*$/);
    const word = typed.slice(from);
    const named = NAMES.flatMap(([kind, fact, field]) =>
      countBy([...this.held.rows], (row) => valuesOf(row, fact))
        .filter(([value]) => word !== "" && value.split("/").at(-1)?.startsWith(word))
        .map(([value, rows]): Suggestion => {
          const query = { ...emptyQuery(), [field]: [value] };
          const name = value.split("/").at(-1) ?? value;
          const detail = kind === "place" ? value : null;
          return { kind, text: name, detail, query, count: rows.length, from };
        }),
    );
    return [...datesOf(word, from, this.held), ...kept.slice(0, 3), ...named].slice(0, limit);
  }
}

/** The real program knows every form of a date. */
function datesOf(word: string, from: number, held: FakeArchive): Suggestion[] {
  if (!/^\d{4}-\d\d-\d\d$/.test(word)) return [];
  const query = { ...emptyQuery(), from: word, to: word };
  const count = held.rows.filter((row) => row.published === word).length;
  return [{ kind: "date", text: word, detail: null, query, count, from }];
}

function suggestion(kind: SuggestionKind, text: string, detail: string | null, query: Query): Suggestion {
  return { kind, text, detail, query, count: 0, from: 0 };
}
