// The words of a fact.

import type { FactView } from "../bindings/FactView";
import { formatDate } from "./dates";
import { currentTongue, t, tMaybe } from "./messages.svelte";

/** What a fact means: a date in words, a person with the part it plays, a place from wide to narrow. */
export function factMeaning(fact: FactView): string {
  const detail = fact.detail && (tMaybe(`fact.${fact.kind}.${fact.detail}`) ?? fact.detail);
  const value = fact.kind === "date" ? dateMeaning(fact.value) : fact.value.replaceAll("/", " › ");
  return detail ? t("fact.detail", value, detail) : value;
}

function dateMeaning(edtf: string): string {
  const words = formatDate(edtf, currentTongue());
  return /[~?]/.test(edtf) ? `${words}${t("estimated.bracket")}` : words;
}
