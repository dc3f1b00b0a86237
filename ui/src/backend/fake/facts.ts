// What a person says of facts and subjects in the fake archive.

import type { Reason } from "../../bindings/Reason";
import type { Correction } from "../../bindings/Correction";
import type { FactValue } from "../../bindings/FactValue";
import type { FactView } from "../../bindings/FactView";
import type { MarkedSegment } from "../../bindings/MarkedSegment";
import { plain } from "../../model/segments";
import type { Row } from "./archive";

/** The article with facts as a person says they are; why not, where that does not fit. */
export function correctFact(row: Row, said: Extract<Correction, { op: "fact" }>): Row | Reason {
  const { text, nth, meaning } = said;
  if (meaning.says === "is" && meaning.value.kind === "date" && /[^\dX~?/.-]/.test(meaning.value.edtf ?? ""))
    return "value-invalid";
  const kind = meaning.says === "none" ? meaning.of : meaning.value.kind;
  const { article } = row.laid;
  const heads = [article.kicker, article.supplied ? "" : article.headline, article.deck];
  let seen = heads.reduce((count, head) => count + (head?.split(text).length ?? 1) - 1, 0);
  const facts: (FactView | null)[] = [...row.laid.facts];
  const put = (fact: FactView): number => facts.push(fact) - 1;
  const blocks = row.laid.blocks.map((block, part) => {
    const whole = plain(block.segments);
    let { segments } = block;
    for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + text.length)) {
      if (nth !== null && seen++ !== nth) continue;
      let index: number | null = null;
      if (meaning.says === "is")
        index = put({ ...viewOf(meaning.value, text), ...place(part, at, text), lines: block.lines });
      segments = mark(segments, at, at + text.length, index, (old) => {
        const struck = facts[old]?.kind === kind;
        if (struck) facts[old] = null;
        return struck;
      });
    }
    return { ...block, segments };
  });
  facts.forEach((fact, index) => {
    if (nth !== null || fact?.span || fact?.text !== text || fact.kind !== kind) return;
    facts[index] = meaning.says === "is" ? viewOf(meaning.value, text) : null;
  });
  if (!row.text.includes(text) && row.laid.facts.every((fact) => fact.text !== text)) return "text-missing";
  const kept = facts.flatMap((fact, index) => (fact ? [index] : []));
  const renumber = (parts: MarkedSegment[]): MarkedSegment[] =>
    parts.map((part) => {
      const to = part.fact === null ? -1 : kept.indexOf(part.fact);
      return { ...part, fact: to < 0 ? null : to };
    });
  const laid = {
    ...row.laid,
    facts: kept.flatMap((index) => facts[index] ?? []),
    blocks: blocks.map((block) => ({ ...block, segments: renumber(block.segments) })),
    byline: row.laid.byline.map(renumber),
  };
  return { ...row, laid, events: laid.facts.flatMap((f) => (f.kind === "date" ? [f.value] : [])) };
}

/** Gives the characters from `start` to `end` the fact, where they are of none or of one that gives way. */
function mark(
  segments: MarkedSegment[],
  start: number,
  end: number,
  fact: number | null,
  givesWay: (fact: number) => boolean,
): MarkedSegment[] {
  let at = 0;
  return segments.flatMap((segment) => {
    const [from, to] = [at, at + segment.text.length];
    at = to;
    if (to <= start || end <= from) return [segment];
    const free = segment.fact === null || givesWay(segment.fact);
    if (!free) return [segment];
    const cut = (a: number, b: number, of: number | null): MarkedSegment[] =>
      a < b ? [{ ...segment, text: segment.text.slice(a - from, b - from), fact: of }] : [];
    const [a, b] = [Math.max(from, start), Math.min(to, end)];
    return [...cut(from, a, null), ...cut(a, b, fact), ...cut(b, to, null)];
  });
}

function place(block: number, start: number, text: string): Pick<FactView, "span"> {
  return { span: { part: { block }, start, end: start + text.length } };
}

/** A value as a fact that a person set. */
function viewOf(value: FactValue, text: string): FactView {
  return {
    kind: value.kind,
    text,
    value: standard(value, text),
    detail: detailOf(value),
    role: value.kind === "person" ? value.role : null,
    post: value.kind === "person" ? [value.org, value.role].filter(Boolean).join("") || null : null,
    heading: null,
    meaning: value,
    rule: "corrected",
    confidence: 1,
    span: null,
    page: 0,
    lines: [],
    sentence: text,
  };
}

function standard(value: FactValue, text: string): string {
  switch (value.kind) {
    case "date":
      return value.edtf ?? text;
    case "person":
      return value.name;
    case "place":
      return value.path;
    case "org":
      return value.full ?? text;
    case "initiative":
      return value.of ?? value.name;
    case "figure":
      return value.value === null ? text : `${value.value}${value.unit}`;
  }
}

function detailOf(value: FactValue): string | null {
  if (value.kind === "date") return value.tense;
  if (value.kind === "person") return value.as;
  return value.kind === "initiative" ? value.class : null;
}

/** The meaning that the words of a fake fact stand for. */
export function meaningOf(kind: string, text: string, value: string, detail: string | null): FactValue {
  switch (kind) {
    case "person":
      return { kind, name: value, role: null, org: null, as: (detail ?? "mentioned") as "mentioned" };
    case "place":
      return { kind, path: value, code: null };
    case "org":
      return { kind, full: value === text ? null : value };
    case "initiative":
      return { kind, name: value, of: null, class: (detail ?? "other") as "other" };
    case "figure": {
      const [number, unit = ""] = value.split(" ");
      const none = { qualifier: detail, what: null, whose: null, when: null, comparison: null };
      return { kind, value: Number(number), unit, ...none };
    }
    default:
      return { kind: "date", edtf: value, tense: (detail ?? "past") as "past", anchor: { from: "issue" } };
  }
}
