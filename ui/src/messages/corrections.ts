// The words of corrections, doubts and versions.

import type { Answer } from "../bindings/Answer";
import type { Correction } from "../bindings/Correction";
import type { StorylineWord } from "../bindings/StorylineWord";
import { shortRanges } from "../model/source";
import { formatDate } from "./dates";
import { kindName, valueWords } from "./facts";
import { issuingSentence } from "./holdings";
import { currentTongue, t, tMaybe } from "./messages.svelte";

/** Letters of a quoted line before it is cut short. */
const MOST = 28;

/** The sentence of an answer to a doubt. */
export function answerSentence(answer: Answer): string {
  if (answer.meaning === "date") {
    const [date] = answer.args;
    return date ? t("answer.date", formatDate(date, currentTongue())) : t("answer.date-unknown");
  }
  const args = answer.args.map((text) => shorten(text.trim()));
  return tMaybe(`answer.${answer.meaning}`, ...args) ?? answer.meaning;
}

/** What a correction did, in one sentence; `nameOf` knows the names of subjects. */
export function correctionSentence(
  correction: Correction,
  nameOf: (subject: string) => string = (id) => id,
): string {
  switch (correction.op) {
    case "split":
    case "join":
      return t(`correction.${correction.op}`, correction.line);
    case "title":
      return t(`correction.title.${correction.part}`, shortRanges(correction.lines));
    case "furniture":
      return t(
        correction.furniture ? "correction.furniture" : "correction.furniture.no",
        shortRanges(correction.lines),
      );
    case "field": {
      const name = t(`field.${correction.field}`);
      const isKind = correction.field === "kind";
      const values = correction.values.map((v) => (isKind ? (tMaybe(`kind.${v}`) ?? v) : v)).join("、");
      return values ? t("correction.field", name, shorten(values)) : t("correction.field.none", name);
    }
    case "paragraph":
      return t("correction.paragraph", correction.line, shorten(correction.text));
    case "repair":
      return t(
        correction.accepted ? "correction.repair" : "correction.repair.no",
        correction.from,
        correction.to,
      );
    case "heading": {
      const { of, name, heading } = correction;
      const kind = t(`fact.${of}`);
      return correction.line === null
        ? t("correction.heading", kind, name, heading)
        : t("correction.heading.here", kind, name, heading);
    }
    case "storyline":
      return storylineSentence(correction.says);
    case "fact":
      return factSentence(correction);
    case "subjects": {
      const names = correction.ids.map(nameOf).join("、");
      return names ? t("correction.subjects", names) : t("correction.subjects.none");
    }
    case "issues":
      return issuingSentence(correction.publication, correction.from, correction.to, correction.known);
    case "page": {
      const name = t(`field.${correction.field}`);
      if (correction.value === null) return t("correction.page.none", name);
      const isDate = correction.field === "issue-date";
      return t(
        "correction.page",
        name,
        isDate ? formatDate(correction.value, currentTongue()) : correction.value,
      );
    }
    case "encoding":
      return t("correction.encoding", correction.label);
  }
}

function storylineSentence(word: StorylineWord): string {
  switch (word.says) {
    case "named":
      return t("correction.storyline.named", word.name);
    case "with":
    case "apart":
      return t(`correction.storyline.${word.says}`);
    case "pinned":
      return t(word.pinned ? "correction.storyline.pin" : "correction.storyline.unpin");
    case "followed":
      return t(word.followed ? "correction.storyline.follow" : "correction.storyline.unfollow");
  }
}

function factSentence({ text, nth, meaning }: Extract<Correction, { op: "fact" }>): string {
  const words = shorten(text);
  const sentence =
    meaning.says === "none"
      ? t("correction.fact.none", words, kindName(meaning.of))
      : t("correction.fact.is", words, kindName(meaning.value.kind), valueWords(meaning.value));
  return nth === null ? sentence : `${sentence}（${t("correction.fact.nth", nth + 1)}）`;
}

/** Why a correction does not fit. */
export function unappliedSentence(reason: string): string {
  return tMaybe(`unapplied.${reason}`) ?? reason;
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST).join("")}…` : text;
}
