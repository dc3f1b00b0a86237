// The words of a fact.

import type { FactValue } from "../bindings/FactValue";
import type { FactView } from "../bindings/FactView";
import { formatDate } from "./dates";
import { currentTongue, t, tMaybe } from "./messages.svelte";
import { shortPath } from "../model/places";

/** Below this a fact is shown as doubtful. */
export const SURE = 0.8;

/** What a fact means: a date in words, a person with the part it plays, a place from wide to narrow. */
export function factMeaning(fact: FactView): string {
  const detail = fact.detail && (tMaybe(`fact.${fact.kind}.${fact.detail}`) ?? fact.detail);
  const value = fact.kind === "date" ? dateMeaning(fact.value) : fact.value.replaceAll("/", " › ");
  return detail ? t("fact.detail", value, detail) : value;
}

/** The kind of a fact, as a noun. */
export function kindName(kind: string): string {
  return tMaybe(`fact.${kind}`) ?? kind;
}

/** What read the fact, as a phrase. */
export function ruleName(rule: string): string {
  return tMaybe(`rule.${rule}`) ?? rule;
}

/** A meaning in the words of a list of corrections. */
export function valueWords(value: FactValue): string {
  switch (value.kind) {
    case "date":
      return value.edtf === null ? t("fact.undated") : dateMeaning(value.edtf);
    case "person":
      return t("fact.detail", value.name, t(`fact.person.${value.as}`));
    case "place":
      return value.path.replaceAll("/", " › ");
    case "org":
      return value.full ?? t("fact.org");
    case "initiative":
      return t("fact.detail", value.of ?? value.name, t(`fact.initiative.${value.class}`));
    case "figure":
      return [value.qualifier, value.value, value.unit, value.what].filter((word) => word !== null).join(" ");
  }
}

/** A row of the note: a label and what is known. */
export interface FactRow {
  label: string;
  words: string;
}

/** What else is known of a fact beyond its meaning. */
export function factRows(fact: FactView): FactRow[] {
  const rows: [string, string | null | undefined][] = rowsOf(fact.meaning, fact.post);
  return rows.flatMap(([label, words]) => (words ? [{ label, words }] : []));
}

function rowsOf(value: FactValue, post: string | null): [string, string | null | undefined][] {
  switch (value.kind) {
    case "date":
      return [[t("fact.row.anchor"), value.edtf === null ? null : anchorWords(value.anchor)]];
    case "person":
      return [[value.role ? t("fact.row.role") : t("fact.row.org"), post]];
    case "place":
      return [[t("fact.row.code"), value.code]];
    case "org":
      return [];
    case "initiative":
      return [[t("fact.row.of"), value.of === value.name ? null : value.of]];
    case "figure": {
      const { comparison: to } = value;
      const base = to && [to.against, to.base && `（${dateMeaning(to.base)}）`].filter(Boolean).join("");
      return [
        [t("fact.row.what"), value.what],
        [t("fact.row.whose"), value.whose && shortPath(value.whose)],
        [t("fact.row.when"), value.when && dateMeaning(value.when)],
        [t("fact.row.change"), to && [base, t(`change.${to.change}`)].filter(Boolean).join(" ")],
      ];
    }
  }
}

function anchorWords(anchor: Extract<FactValue, { kind: "date" }>["anchor"]): string {
  return anchor.from === "text" ? t("fact.anchor.text", anchor.text) : t(`fact.anchor.${anchor.from}`);
}

/** EDTF in words: a date, a stretch with one open end, a season, a quarter, a decade. */
export function dateMeaning(edtf: string): string {
  const [from = "", to] = edtf.split("/");
  if (to === ".." || to === "") return t("date.since", dateMeaning(from));
  if (to !== undefined && (from === ".." || from === "")) return t("date.until", dateMeaning(to));
  if (to !== undefined)
    return `${dateMeaning(from)}${currentTongue() === "zh" ? "—" : " – "}${dateMeaning(to)}`;
  const words = partOfYear(edtf) ?? formatDate(edtf, currentTongue());
  return /[~?%]/.test(edtf) ? `${words}${t("estimated.bracket")}` : words;
}

function partOfYear(edtf: string): string | null {
  const match = /^(\d{3})(?:X|(\d)-(\d{2}))[~?%]?$/.exec(edtf);
  if (!match) return null;
  const [, century = "", year, part] = match;
  if (year === undefined || part === undefined) return t("date.decade", `${century}0`);
  const number = Number(part);
  if (number >= 33 && number <= 36) return t("date.quarter", century + year, number - 32);
  return tMaybe(`date.season.${part}`, century + year);
}
