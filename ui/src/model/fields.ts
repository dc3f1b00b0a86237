// The fields of an article and its page that a person can set, and what was changed in a form of them.

import type { ArticleView } from "../bindings/ArticleView";
import type { Change } from "../bindings/Change";
import type { Correction } from "../bindings/Correction";
import type { Field } from "../bindings/Field";
import type { PageField } from "../bindings/PageField";
import { readDate } from "./edtf";
import { plain } from "./segments";

export const FIELDS: readonly Field[] = [
  "standing-head",
  "kicker",
  "headline",
  "deck",
  "reporters",
  "correspondents",
  "photographers",
  "dateline",
  "kind",
];
export const PAGE_FIELDS: readonly PageField[] = ["publication", "issue-date", "page-label", "section"];

/** A form: what stands in each field. Names are parted by 、. */
export type Form = Record<Field | PageField, string>;

/** Fields that hold several names. */
const NAMES: ReadonlySet<Field> = new Set(["reporters", "correspondents", "photographers"]);

export function formOf(article: ArticleView): Form {
  const names = (list: readonly string[]): string => list.join("、");
  return {
    "standing-head": article.standing_head ?? "",
    kicker: plain(article.kicker),
    headline: plain(article.headline),
    deck: plain(article.deck),
    reporters: names(article.reporters),
    correspondents: names(article.correspondents),
    photographers: names(article.photographers),
    dateline: article.dateline ?? "",
    kind: article.kind,
    publication: article.publication ?? "",
    "issue-date": article.published ?? "",
    "page-label": article.page ?? "",
    section: article.section ?? "",
  };
}

/** A name list as typed: parted by commas of any sort, semicolons or spaces. */
function readNames(typed: string): string[] {
  const parted = typed.split(/[、，,;；\s]+/).filter(Boolean);
  return [...new Set(parted)];
}

/** True where the date field cannot be read. An empty one says that the date is unknown. */
export function dateIsWrong(form: Form): boolean {
  return form["issue-date"].trim() !== "" && readDate(form["issue-date"]) === null;
}

/** What all pages of an issue share. Each has its own label and section. */
const OF_ISSUE: ReadonlySet<PageField> = new Set(["publication", "issue-date"]);

/** The changes between two forms of an article: its own fields, then those of its page or of the whole issue. */
export function changesOf(article: ArticleView, form: Form, wholeIssue: boolean): Change[] {
  const before = formOf(article);
  const line = article.source.lines[0] ?? 1;
  const own = FIELDS.flatMap<Correction>((field) => {
    const values = valuesOf(field, form[field]);
    const same = values.join("\n") === valuesOf(field, before[field]).join("\n");
    return same ? [] : [{ op: "field", line, field, values }];
  });
  const page = PAGE_FIELDS.flatMap<Correction>((field) => {
    const value = pageValue(field, form[field]);
    return value === pageValue(field, before[field]) ? [] : [{ op: "page", field, value }];
  });
  const changes: Change[] = [];
  if (own.length) changes.push({ target: { article: article.id }, corrections: own });
  const issue = page.filter(
    (c) => wholeIssue && !article.source.record && c.op === "page" && OF_ISSUE.has(c.field),
  );
  const rest = page.filter((correction) => !issue.includes(correction));
  if (issue.length) changes.push({ target: { issue: article.source.page_id }, corrections: issue });
  if (rest.length) changes.push({ target: { article: article.id }, corrections: rest });
  return changes;
}

function valuesOf(field: Field, typed: string): string[] {
  if (NAMES.has(field)) return readNames(typed);
  const value = typed.trim();
  return value === "" ? [] : [value];
}

function pageValue(field: PageField, typed: string): string | null {
  const value = typed.trim();
  if (value === "") return null;
  return field === "issue-date" ? readDate(value) : value;
}
