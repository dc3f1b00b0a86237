// The sentence of an error or a remark: from the catalogue by its code, else as the program put it.

import type { CommandError } from "../bindings/CommandError";
import type { Diagnostic } from "../bindings/Diagnostic";
import type { ImportFailure } from "../bindings/ImportFailure";
import { t, tMaybe } from "./messages.svelte";

/** Where a query cannot be understood. */
export interface SyntaxPlace {
  /** Characters before the place. */
  before: number;
  /** What should stand there. */
  expected: string;
}

/** Reads `POSITION CODE`, the detail of `query-syntax`; the position counts characters from 1. */
export function syntaxPlace(detail: string | null): SyntaxPlace | null {
  const match = /^(\d+) (\S+)$/.exec(detail ?? "");
  if (!match) return null;
  const expected = tMaybe(`query.${match[2]}`) ?? match[2] ?? "";
  return { before: Math.max(0, Number(match[1]) - 1), expected };
}

export function errorSentence(error: CommandError): string {
  if (error.code === "query-syntax") {
    const place = syntaxPlace(error.detail);
    if (place) return t("error.query-syntax", place.before + 1, place.expected);
  }
  return tMaybe(`error.${error.code}`, error.detail ?? "") ?? t("error.internal", error.message);
}

/** What can be done now; null where there is no advice. */
export function errorAdvice(code: string): string | null {
  return tMaybe(`advice.${code}`);
}

export function failureSentence(failure: ImportFailure): string {
  return (
    tMaybe(`error.${failure.code}`, failure.detail) ?? t("error.internal", failure.detail || failure.code)
  );
}

export function remarkSentence(remark: Diagnostic): string {
  const { code, args } = remark;
  return tMaybe(`diagnostic.${code}`, ...args) ?? code;
}
