// What is held and what is not, in words.

import type { Coverage } from "../bindings/Coverage";
import type { IssueDay } from "../bindings/IssueDay";
import type { Issuing } from "../bindings/Issuing";
import type { Rhythm } from "../bindings/Rhythm";
import { number, t } from "./messages.svelte";
import { plainDate } from "./where";

/** A paper by its name; pages that name none have one too. */
export function paperName(publication: string | null): string {
  return publication ?? t("holdings.nameless");
}

/** `周一、周三`; all seven are every day. 1 is Monday. */
function weekdayWords(days: readonly number[]): string {
  if (days.length === 7) return t("holdings.daily");
  const names = weekdayNames();
  return days.map((day) => names[day - 1] ?? "").join(t("list.comma"));
}

/** Short names from Monday on. */
export function weekdayNames(): string[] {
  return t("holdings.weekdays").split(/[、,]\s*/);
}

/** `2003年1月6日—2005年3月27日：周一、周三出报`. */
export function rhythmWords(rhythm: Rhythm): string {
  const key = rhythm.every > 1 ? "holdings.rhythm.every" : "holdings.rhythm";
  const [from, to] = [plainDate(rhythm.from), plainDate(rhythm.to)];
  return t(key, from, to, weekdayWords(rhythm.weekdays), rhythm.every);
}

/** Days whose ends may be open. */
export function spanWords(from: string | null, to: string | null): string {
  if (from === null && to === null) return t("holdings.always");
  if (from === to && from !== null) return plainDate(from);
  if (from !== null && to !== null) return plainDate(`${from}/${to}`);
  return `${from === null ? "" : plainDate(from)}—${to === null ? "" : plainDate(to)}`;
}

/** What a person noted, as a sentence. */
export function issuingSentence(
  publication: string | null,
  from: string | null,
  to: string | null,
  known: Issuing,
): string {
  const [paper, days] = [paperName(publication), spanWords(from, to)];
  switch (known.says) {
    case "weekdays":
      return t("correction.issues.weekdays", paper, days, weekdayWords(known.days));
    case "pages":
      return t("correction.issues.pages", paper, days, known.pages);
    default:
      return t(`correction.issues.${known.says}`, paper, days);
  }
}

/** What can be said of a day, as a sentence. */
export function daySentence(day: IssueDay): string {
  const held = [...day.labels];
  if (day.pages > held.length) held.push(t("holdings.pages", number(day.pages - held.length)));
  const list = (labels: readonly string[]) => labels.join(t("list.comma"));
  switch (day.state) {
    case "held":
      return day.pages === 0
        ? t("holdings.day.held-articles", number(day.articles))
        : t("holdings.day.held", list(held));
    case "incomplete": {
      const lacks = day.missing.length ? list(day.missing) : t("holdings.day.lacks", number(day.lacks));
      return t("holdings.day.incomplete", list(held), lacks);
    }
    case "estimated":
      return t("holdings.day.estimated", number(day.estimated));
    case "missing":
      return t(day.set ? "holdings.day.missing-set" : "holdings.day.missing");
    case "unchecked":
      return t(day.set ? "holdings.day.unchecked-set" : "holdings.day.unchecked");
    default:
      return t(`holdings.day.${day.state}`);
  }
}

/** Why nothing found may be nothing held; null where the days asked for are no matter. */
export function coverageSentence(coverage: Coverage): string {
  if (coverage.outside) {
    return coverage.held_from !== null && coverage.held_to !== null
      ? t("coverage.outside", plainDate(coverage.held_from), plainDate(coverage.held_to))
      : t("coverage.outside.unknown");
  }
  const lacks: string[] = [];
  if (coverage.missing) lacks.push(t("coverage.missing", number(coverage.missing)));
  if (coverage.incomplete) lacks.push(t("coverage.pages", number(coverage.incomplete)));
  if (coverage.unchecked) lacks.push(t("coverage.unchecked", number(coverage.unchecked)));
  if (coverage.estimated) lacks.push(t("coverage.estimated", number(coverage.estimated)));
  return lacks.length
    ? t("coverage.incomplete", lacks.join(t("list.comma")))
    : t("coverage.whole", number(coverage.held));
}
