// The words of a chip.

import type { Chip } from "../model/query";
import { shortPath } from "../model/places";
import type { Labels } from "./labels.svelte";
import { formatRange } from "./dates";
import { currentTongue, t, tMaybe } from "./messages.svelte";

/** Short, for the chip itself. */
export function chipLabel(chip: Chip, labels: Labels): string {
  if (chip.kind === "undated") return t(`undated.${chip.axis}`);
  if (chip.kind === "range") {
    const range = formatRange(chip.from, chip.to, currentTongue());
    return chip.axis === "event" ? t("chip.event", range) : range;
  }
  const { field, value } = chip;
  if (field === "topics") return t("chip.topic", labels.of(value));
  if (field === "storylines") return t("chip.storyline", labels.of(value));
  if (field === "like") return t("chip.like", labels.headline(value) ?? t("chip.like.number", value));
  if (field === "kinds") return tMaybe(`kind.${value}`) ?? value;
  if (field === "pages") return t("article.page", value);
  return field === "places" ? shortPath(value) : value;
}

/** In full, with the name of the field. */
export function chipTitle(chip: Chip, labels: Labels): string {
  if (chip.kind !== "value") return chipLabel(chip, labels);
  const value = chip.field === "places" ? chip.value : chipLabel(chip, labels);
  return chip.field === "topics" || chip.field === "storylines" || chip.field === "like"
    ? value
    : `${t(`field.${chip.field}`)} ${value}`;
}
