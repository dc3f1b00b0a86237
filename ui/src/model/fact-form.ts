// The form in which a person says what a fact means: fields of text for each kind, and the value they make.

import type { Compared } from "../bindings/Compared";
import type { FactValue } from "../bindings/FactValue";
import { readDate } from "./edtf";

export type FactKind = FactValue["kind"];

/** How a field is filled in: typed, typed as a date, as a number, as a place, or chosen from names. */
export interface FormField {
  name: string;
  as: "text" | "date" | "number" | "place" | readonly string[];
  /** An empty field is no answer. */
  needed?: boolean;
  /** Another field, without which it is not asked for. */
  with?: string;
  /** Key of the names of the choices, `fact.person.` for `fact.person.quoted`. */
  names?: string;
}

export const FIELDS: Readonly<Record<FactKind, readonly FormField[]>> = {
  date: [
    { name: "edtf", as: "date" },
    { name: "tense", as: ["past", "ongoing", "future"], names: "fact.date." },
  ],
  person: [
    { name: "name", as: "text", needed: true },
    {
      name: "as",
      as: ["quoted", "mentioned", "reporter", "correspondent", "photographer"],
      names: "fact.person.",
    },
    { name: "role", as: "text" },
    { name: "org", as: "text" },
  ],
  place: [{ name: "path", as: "place", needed: true }],
  org: [{ name: "full", as: "text" }],
  initiative: [
    { name: "name", as: "text", needed: true },
    {
      name: "class",
      as: ["platform", "campaign", "policy", "document", "event", "other"],
      names: "fact.initiative.",
    },
    { name: "of", as: "text" },
  ],
  figure: [
    { name: "value", as: "number" },
    { name: "unit", as: "text" },
    { name: "qualifier", as: "text" },
    { name: "what", as: "text" },
    { name: "whose", as: "text" },
    { name: "when", as: "date" },
    { name: "change", as: ["", "up", "down", "ratio"], names: "change." },
    { name: "against", as: "text", with: "change" },
    { name: "base", as: "date", with: "change" },
  ],
};

/** What is typed, by field. */
export type FactForm = Record<string, string>;

/** The form of a value. */
export function formOf(value: FactValue): FactForm {
  const { comparison, ...plain } = value.kind === "figure" ? value : { ...value, comparison: null };
  const given: Record<string, unknown> = { ...plain, ...(comparison ?? {}) };
  return Object.fromEntries(FIELDS[value.kind].map(({ name }) => [name, textOf(given[name])]));
}

function textOf(given: unknown): string {
  return typeof given === "string" || typeof given === "number" ? String(given) : "";
}

/** The form of words that no one has read as this kind yet. */
export function blankForm(kind: FactKind, words: string): FactForm {
  const form = Object.fromEntries(
    FIELDS[kind].map(({ name, as }) => [name, typeof as === "string" ? "" : (as[0] ?? "")]),
  );
  const bare = words.trim().replace(/^[“‘《「『"]+|[”’》」』"]+$/g, "");
  if (kind === "person") form.name = bare.replace(/\s/g, "");
  if (kind === "person") form.as = "mentioned";
  if (kind === "initiative") form.name = bare;
  if (kind === "place") form.path = bare;
  if (kind === "date") form.edtf = readDate(words) ?? "";
  if (kind === "figure") {
    const number = /^([\d,.]+)\s*(.*)$/.exec(words.normalize("NFKC"));
    form.value = number?.[1]?.replaceAll(",", "") ?? "";
    form.unit = number?.[2] ?? "";
  }
  return form;
}

/** EDTF of what is typed as a date: a plain date in any of its usual forms, or EDTF itself; null where it is neither. */
export function edtfOf(typed: string): string | null {
  const text = typed.trim();
  if (/^[\dX?~%./-]+$/.test(text) && /\d{3}/.test(text) && !/^\d{4}[/.]\d{1,2}([/.]|$)/.test(text)) {
    const ends = text.split("/");
    return ends.length <= 2 && ends.every((end) => EDTF.test(end)) ? text : readDate(text);
  }
  return readDate(text);
}

const EDTF = /^(?:|\.\.|(?:\d{4}|\d{3}X|\d{2}XX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?[?~%]?)$/;

/** Whether a field can be taken as it is. */
export function fits({ as, needed }: FormField, typed: string): boolean {
  const text = typed.trim();
  if (!text) return !needed;
  if (as === "date") return edtfOf(text) !== null;
  if (as === "number") return /^-?\d+(\.\d+)?$/.test(text.replaceAll(",", ""));
  if (as === "place") return text.split("/").every((unit) => unit.trim() === unit && unit !== "");
  return true;
}

/** The value of a filled form, null where a field does not fit. `before` lends what the form does not ask for. */
export function valueOf(kind: FactKind, form: FactForm, before: FactValue | null): FactValue | null {
  if (FIELDS[kind].some((field) => !fits(field, form[field.name] ?? ""))) return null;
  const text = (name: string): string | null => form[name]?.trim() || null;
  const date = (name: string): string | null => edtfOf(form[name] ?? "");
  switch (kind) {
    case "date": {
      const edtf = date("edtf");
      const same = before?.kind === "date" && before.edtf === edtf;
      const anchor = same ? before.anchor : ({ from: "words" } as const);
      return { kind, edtf, tense: chosen<"past" | "future" | "ongoing">(form.tense, "past"), anchor };
    }
    case "person":
      return {
        kind,
        name: text("name") ?? "",
        role: text("role"),
        org: text("org"),
        as: chosen<Extract<FactValue, { kind: "person" }>["as"]>(form.as, "mentioned"),
      };
    case "place":
      return { kind, path: text("path") ?? "", code: null };
    case "org":
      return { kind, full: text("full") };
    case "initiative":
      return {
        kind,
        name: text("name") ?? "",
        of: text("of"),
        class: chosen<Extract<FactValue, { kind: "initiative" }>["class"]>(form.class, "other"),
      };
    case "figure": {
      const number = text("value")?.replaceAll(",", "");
      const change = text("change") as Compared["change"] | null;
      const comparison = change && { change, against: text("against"), base: date("base") };
      return {
        kind,
        value: number === undefined ? null : Number(number),
        unit: text("unit") ?? "",
        qualifier: text("qualifier"),
        what: text("what"),
        whose: text("whose"),
        when: date("when"),
        comparison,
      };
    }
  }
}

function chosen<T extends string>(given: string | undefined, otherwise: T): T {
  return (given || otherwise) as T;
}
