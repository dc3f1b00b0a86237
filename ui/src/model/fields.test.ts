import { expect, test } from "vitest";

import type { ArticleView } from "../bindings/ArticleView";
import { changesOf, formOf } from "./fields";

const article = (record: boolean): ArticleView => ({
  id: 7,
  source_id: null,
  standing_head: null,
  kicker: [],
  headline: [{ text: "柳林大桥通车", hit: false, fact: null }],
  headline_supplied: false,
  deck: [],
  byline: [],
  reporters: ["张红"],
  correspondents: [],
  photographers: [],
  dateline: null,
  kind: "news",
  confidence: 1,
  published: "2024-07-17~",
  published_estimated: true,
  published_evidence: [],
  publication: null,
  page: null,
  section: null,
  origins: [],
  continued: [],
  replaced: [],
  look_alikes: [],
  blocks: [],
  facts: [],
  subjects: [],
  hits: 0,
  source: { page_id: 3, file: "", sha256: "", encoding: "", lines: [5, 6], record, head: [] },
  related: [],
  versions: [],
  storyline: null,
  corrections: [],
});

test("only what was changed is corrected, names as a list", () => {
  const form = { ...formOf(article(false)), reporters: "张红、李明" };
  const corrections = [{ op: "field", line: 5, field: "reporters", values: ["张红", "李明"] }];
  expect(changesOf(article(false), form, true)).toEqual([{ target: { article: 7 }, corrections }]);
  expect(changesOf(article(false), formOf(article(false)), true)).toEqual([]);
});

test("paper and date hold for the whole issue, label and section for the page alone", () => {
  const form = { ...formOf(article(false)), publication: "运河日报", "page-label": "A02" };
  const paper = { op: "page", field: "publication", value: "运河日报" };
  const label = { op: "page", field: "page-label", value: "A02" };
  expect(changesOf(article(false), form, true)).toEqual([
    { target: { issue: 3 }, corrections: [paper] },
    { target: { article: 7 }, corrections: [label] },
  ]);
  expect(changesOf(article(false), form, false)).toEqual([
    { target: { article: 7 }, corrections: [paper, label] },
  ]);
});

test("a record has no issue: what is said of it holds for it alone", () => {
  const form = { ...formOf(article(true)), "issue-date": "2024-07-18" };
  const corrections = [{ op: "page", field: "issue-date", value: "2024-07-18" }];
  expect(changesOf(article(true), form, true)).toEqual([{ target: { article: 7 }, corrections }]);
});
