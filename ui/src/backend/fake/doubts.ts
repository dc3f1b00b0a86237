// Doubts and damaged characters of the fake archive: one for many a beginning, for headlines, and for two dates.

import type { AnswerMeaning } from "../../bindings/AnswerMeaning";
import type { Answer } from "../../bindings/Answer";
import type { Correction } from "../../bindings/Correction";
import type { DoubtList } from "../../bindings/DoubtList";
import type { DoubtView } from "../../bindings/DoubtView";
import type { RepairGroup } from "../../bindings/RepairGroup";
import type { FakeArchive } from "./archive";
import { PAGES } from "./articles";
import type { FakeCorrections } from "./corrections";

/** Doubts about the page dates, what a page may have been printed on. */
const DATES: Readonly<Record<number, string[]>> = {
  1: ["2024-07-17", "2024-07-16", "2024-07-18"],
  3: ["1998-10", "1998-11-02"],
};

/** Every doubt of an archive as it was imported. */
export function allDoubts(archive: FakeArchive): DoubtView[] {
  const found = archive.pages.flatMap((lines, index) => {
    const page = index + 1;
    const firsts = lines.filter(
      (line, at) => line.article !== null && line.article !== lines[at - 1]?.article,
    );
    return firsts.flatMap(({ n, text }, at) => {
      const cut = at > 0 ? [doubt(archive, page, "cut", [n], cutAnswers(n, text))] : [];
      return [...cut, doubt(archive, page, "headline", [n], titleAnswers(n, text))];
    });
  });
  const dates = Object.entries(DATES).map(([page, days]) =>
    doubt(archive, Number(page), "date", [], dateAnswers(days)),
  );
  // No two are equally sure, so that their order is one.
  return [...dates, ...found]
    .map((doubt, index) => {
      const confidence = 0.42 + ((index * 7) % 23) / 50;
      const rest = (1 - confidence) / Math.max(1, doubt.answers.length - 1);
      const answers = doubt.answers.map((a, i) => ({
        ...a,
        probability: i === 0 ? confidence : rest / 1.2 ** i,
      }));
      return { ...doubt, confidence, answers };
    })
    .sort((a, b) => a.confidence - b.confidence);
}

/** The doubts that no correction has settled. */
export function openDoubts(
  all: readonly DoubtView[],
  corrections: FakeCorrections,
  limit: number,
  offset: number,
): DoubtList {
  const open = all.filter((doubt) => !corrections.some(doubt.page_id, (made) => settles(made, doubt)));
  return { total: open.length, doubts: open.slice(offset, offset + limit) };
}

function settles(made: Correction, doubt: DoubtView): boolean {
  if (doubt.kind === "date") return made.op === "page" && made.field === "issue-date";
  const line = doubt.lines[0] ?? -1;
  if (made.op === "furniture") return made.lines.includes(line);
  if (doubt.kind === "cut") return (made.op === "split" || made.op === "join") && made.line === line;
  return made.op === "title" && made.lines.includes(line);
}

function doubt(
  archive: FakeArchive,
  page: number,
  kind: DoubtView["kind"],
  lines: number[],
  answers: Answer[],
): DoubtView {
  const about = PAGES[page - 1];
  const row = archive.rows.find((row) => row.laid.article.page === page - 1);
  const published = row?.published ? `${row.published}${row.estimated ? "~" : ""}` : null;
  return {
    key: `${page}-${kind}-${lines.join("-")}`,
    kind,
    confidence: 0.5,
    page_id: page,
    file: about?.file ?? "",
    publication: about?.publication ?? null,
    published,
    page: about?.label ?? null,
    evidence: kind === "date" ? (about?.evidence ?? []) : [],
    lines,
    answers,
  };
}

function answer(meaning: AnswerMeaning, args: string[], ...corrections: Correction[]): Answer {
  return { meaning, args, probability: 0, corrections };
}

function cutAnswers(line: number, text: string): Answer[] {
  return [
    answer("begins", [text.trim()], { op: "split", line }),
    answer("goes-on", [text.trim()], { op: "join", line }),
  ];
}

function titleAnswers(line: number, text: string): Answer[] {
  const part = (meaning: AnswerMeaning, part: "above" | "below" | "subhead" | "text"): Answer =>
    answer(meaning, [text.trim()], { op: "title", lines: [line], part });
  return [
    part("title-above", "above"),
    part("title-below", "below"),
    part("subhead", "subhead"),
    part("text", "text"),
  ];
}

function dateAnswers(days: string[]): Answer[] {
  return days.map((day) => answer("date", [day], { op: "page", field: "issue-date", value: day }));
}

/** Damaged characters, as invented as the articles. */
export const REPAIRS: readonly RepairGroup[] = [
  group("青未县", "青禾县", "place", 0.97, 2, [
    ["，", "青未县", "经济开发区一处处新项目正在抢抓工期"],
    ["在", "青未县", "，36个乡村回收站挂出了统一价目牌"],
  ]),
  group("云订市", "云汀市", "vocabulary", 0.9, 6, [["", "云订市", "图书馆古籍部存有一册残卷"]]),
  group("渠首闻", "渠首闸", "variant", 0.74, 6, [["柳林灌区", "渠首闻", "缓缓提起"]]),
];

function group(
  from: string,
  to: string,
  rule: string,
  confidence: number,
  article: number,
  places: [string, string, string][],
): RepairGroup {
  const samples = places.map(([before, mark, after]) => ({
    article,
    headline: article === 6 ? "柳林灌区提前十天开闸" : "青禾菌菇产业加速成势",
    text: [
      { text: before, hit: false },
      { text: mark, hit: true },
      { text: after, hit: false },
    ].filter((segment) => segment.text),
  }));
  return { from, to, rule, confidence, places: places.length, articles: 1, samples };
}
