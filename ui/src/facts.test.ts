// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import type { Correction } from "./bindings/Correction";
import { all, one, press, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const shown = (words: string) => all("fact").filter((fact) => fact.textContent === words);
const fill = (testid: string, value: string) => fireEvent.input(one(testid), { target: { value } });

async function openArticle(headline: string, options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  render(App, { backend });
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  const row = all("result-row").find((row) => row.textContent?.includes(headline));
  if (row) await fireEvent.click(row);
  await until(() => expect(all("source-line").length).toBeGreaterThan(5));
  return backend;
}

/** Pins the note of the first fact with these words. */
async function pin(words: string) {
  const [fact] = shown(words);
  if (!fact) throw new Error(`no fact ${words}`);
  await fireEvent.click(fact);
  await until(() => one("fact-source"));
}

async function made(backend: FakeBackend): Promise<Correction[]> {
  const { batches } = await backend.corrections(100, 0);
  return batches.flatMap((batch) => batch.entries.map((entry) => entry.correction));
}

test("pointer and focus show what a fact means, which rule read it and whether that is doubtful", async () => {
  await openArticle("回收有保障");
  const [date] = shown("7月12日");
  if (date) await fireEvent.pointerEnter(date);
  expect(text("fact-meaning")).toBe("2024年7月12日 周五（已发生）");
  expect(text("fact-rule")).toBe("月日");
  expect(all("fact-doubt")).toHaveLength(0);
  expect(one("fact-note").textContent).toContain("出刊日");
  if (date) await fireEvent.pointerLeave(date);
  expect(all("fact-note")).toHaveLength(0);
  const [org] = shown("市商务局");
  org?.focus();
  await until(() => expect(text("fact-meaning")).toBe("云汀市商务局"));
  expect(text("fact-doubt")).toContain("70%");
});

test("the keyboard pins a note, uses it and comes back to the fact", async () => {
  await openArticle("回收有保障");
  const [place] = shown("青禾县");
  place?.focus();
  await press("Enter");
  await until(() => expect(document.activeElement).toBe(one("fact-filter")));
  await press("Escape");
  await until(() => expect(document.activeElement).toBe(place));
  expect(all("fact-source")).toHaveLength(0);
  await press("Enter");
  await until(() => one("fact-filter"));
  await fireEvent.click(one("fact-filter"));
  await until(() => expect(text("chip")).toContain("青禾县"));
});

test("every fact of every article leads to the lines that say it", async () => {
  const backend = await openArticle("回收有保障");
  for (const row of ["回收有保障", "青禾菌菇", "柳林灌区提前", "临时停水"]) {
    const found = all("result-row").find((other) => other.textContent?.includes(row));
    if (found) await fireEvent.click(found);
    await until(() => expect(text("article-headline")).toContain(row));
    const count = all("fact").length;
    expect(count).toBeGreaterThan(3);
    for (let n = 0; n < count; n++) {
      const words = all("fact")[n]?.textContent ?? "";
      await fireEvent.click(all("fact")[n] ?? document.body);
      await fireEvent.click(one("fact-source"));
      await until(() => {
        const said = all("source-line").filter((line) => line.dataset.said);
        const lines = said.map((line) => line.querySelector(".words")?.textContent).join("");
        expect(lines).toContain(words);
        expect(said.length).toBeLessThan(3);
      });
      await press("Escape");
    }
  }
  expect(backend.calls).not.toContain("correct");
}, 60_000);

test("a date filters the axis of events", async () => {
  await openArticle("回收有保障");
  await pin("2022年7月");
  expect(text("fact-filter")).toBe("筛选这段时间发生的");
  await fireEvent.click(one("fact-filter"));
  await until(() => expect(text("chip")).toContain("2022年7月"));
});

test("a fact is struck here, in the article, in the archive, and comes back", async () => {
  const backend = await openArticle("回收有保障");
  const count = shown("“惠循环”").length;
  expect(count).toBe(2);
  await pin("“惠循环”");
  await fireEvent.click(one("strike-here"));
  await until(() => expect(shown("“惠循环”")).toHaveLength(1));
  await fireEvent.click(one("undo-button"));
  await until(() => expect(shown("“惠循环”")).toHaveLength(2));
  await pin("“惠循环”");
  await fireEvent.click(one("strike-article"));
  await until(() => expect(shown("“惠循环”")).toHaveLength(0));
  await fireEvent.click(one("undo-button"));
  await until(() => expect(shown("“惠循环”")).toHaveLength(2));
  await pin("“惠循环”");
  await until(() => expect(text("strike-archive")).toBe("全库 2 篇"));
  await fireEvent.click(one("strike-archive"));
  await until(() => expect(shown("“惠循环”")).toHaveLength(0));
  expect(text("undo-note")).toContain("2 篇");
  const none = { says: "none", of: "initiative" };
  expect((await made(backend)).map((correction) => correction.op === "fact" && correction.meaning)).toEqual([
    none,
    none,
    none,
    none,
  ]);
});

test("a date is set right in a form that says what it will mean", async () => {
  const backend = await openArticle("回收有保障");
  await pin("7月12日");
  await fireEvent.click(one("fact-correct"));
  await until(() => expect(document.activeElement).toBe(one("fact-field-edtf")));
  await fill("fact-field-edtf", "去年");
  expect(one<HTMLButtonElement>("fact-save").disabled).toBe(true);
  await fill("fact-field-edtf", "2023.7.12");
  expect(text("fact-preview")).toBe("2023年7月12日 周三");
  await fireEvent.submit(one("fact-form"));
  await until(async () =>
    expect((await made(backend))[0]).toMatchObject({
      text: "7月12日",
      nth: 0,
      meaning: { says: "is", value: { kind: "date", edtf: "2023-07-12", anchor: { from: "words" } } },
    }),
  );
  await until(() => expect(one("article-corrections").textContent).toContain("定为“2023年7月12日 周三”"));
});

test("a form stays open when the same article comes again", async () => {
  const backend = await openArticle("回收有保障", { importStep: 0 });
  await pin("7月12日");
  await fireEvent.click(one("fact-correct"));
  await until(() => one("fact-field-edtf"));
  await fill("fact-field-edtf", "2023.7.12");
  const asked = () => backend.calls.filter((call) => call === "article").length;
  const before = asked();
  await backend.reread();
  await until(() => expect(all("job-strip")[0]?.textContent).toContain("重读完成"));
  await until(() => expect(asked()).toBeGreaterThan(before));
  // Answers come in order: the window has had its own by then.
  await backend.doubts(1, 0);
  await tick();
  expect(one<HTMLInputElement>("fact-field-edtf").value).toBe("2023.7.12");
});

test("a place is chosen among those of its name, for the whole article", async () => {
  const backend = await openArticle("回收有保障");
  await pin("青禾县");
  await fireEvent.click(one("fact-correct"));
  await fill("fact-field-path", "河湾");
  await until(() => expect(text("place-choice")).toBe("云汀市 › 河湾区"));
  await fireEvent.click(one("place-choice"));
  await fireEvent.click(one("reach-article"));
  await fireEvent.submit(one("fact-form"));
  await until(async () =>
    expect((await made(backend))[0]).toMatchObject({
      nth: null,
      meaning: { value: { path: "云汀市/河湾区" } },
    }),
  );
});

test("words are marked as a fact by typing them", async () => {
  const backend = await openArticle("回收有保障");
  await fireEvent.click(one("add-fact"));
  await fill("add-words", "没有这几个字");
  expect(all("fact-form")).toHaveLength(0);
  await fill("add-words", "旧洗衣机");
  await fireEvent.change(one("add-kind"), { target: { value: "initiative" } });
  await until(() => expect(one<HTMLInputElement>("fact-field-name").value).toBe("旧洗衣机"));
  await fireEvent.submit(one("fact-form"));
  await until(() => expect(shown("旧洗衣机")).toHaveLength(1));
  expect(shown("旧洗衣机")[0]?.dataset.kind).toBe("initiative");
  expect((await made(backend))[0]).toMatchObject({ text: "旧洗衣机", nth: null });
});

test("words are marked as a fact by selecting them", async () => {
  const backend = await openArticle("回收有保障");
  const part = document.querySelector('[data-words="1"]');
  const walker = document.createTreeWalker(part ?? document.body, NodeFilter.SHOW_TEXT);
  while (!walker.currentNode.textContent?.includes("旧家电") || walker.currentNode === part)
    if (!walker.nextNode()) throw new Error("no words");
  const words = walker.currentNode;
  const range = document.createRange();
  const at = words.textContent?.indexOf("旧家电") ?? -1;
  range.setStart(words, at);
  range.setEnd(words, at + 3);
  range.getClientRects = () => [] as unknown as DOMRectList;
  range.getBoundingClientRect = () => new DOMRect();
  Range.prototype.getClientRects ??= range.getClientRects;
  Range.prototype.getBoundingClientRect ??= range.getBoundingClientRect;
  window.getSelection()?.removeAllRanges();
  window.getSelection()?.addRange(range);
  await fireEvent.pointerUp(one("article"));
  await until(() => one("mark-org"));
  await fireEvent.click(one("mark-org"));
  await fireEvent.submit(one("fact-form"));
  await until(async () => expect((await made(backend))[0]).toMatchObject({ text: "旧家电", nth: 0 }));
});

test("subjects are shown with the words that decided, and changed in place", async () => {
  const backend = await openArticle("回收有保障");
  expect(all("subject").map((subject) => subject.textContent)).toEqual(["经济、商业和金融", "社会"]);
  expect(text("subjects")).toContain("以旧换新、消费");
  await fireEvent.click(one("subjects-edit"));
  await until(() => one("subject-offered"));
  await fill("subject-search", "教");
  expect(all("subject-offered")).toHaveLength(1);
  await fireEvent.keyDown(one("subject-search"), { key: "Enter" });
  expect(all("subject-chosen")).toHaveLength(3);
  await fireEvent.click(one("subjects-save"));
  await until(() => expect(all("subject").map((subject) => subject.textContent)).toContain("教育"));
  const ids = ["medtop:04000000", "medtop:14000000", "medtop:05000000"];
  expect((await made(backend))[0]).toMatchObject({ op: "subjects", ids });
  await until(() =>
    expect(one("article-corrections").textContent).toContain("主题改为 经济、商业和金融、社会、教育"),
  );
  await fireEvent.click(one("undo-button"));
  await until(() => expect(all("subject")).toHaveLength(2));
});

test("counts of every field of the filter can be pressed", async () => {
  await openArticle("回收有保障");
  await fireEvent.click(one("add-filter"));
  await until(() => expect(all("facet-field").length).toBe(11));
  for (const field of all("facet-field")) {
    await fireEvent.click(field);
    const box = () => document.querySelector<HTMLInputElement>(".facets input[type=checkbox]");
    await until(() => expect(box(), `nothing to choose of ${field.textContent}`).not.toBeNull());
    await fireEvent.click(box() as HTMLInputElement);
    await until(() =>
      expect(document.querySelector<HTMLInputElement>(".facets input:checked")).not.toBeNull(),
    );
    const [checked] = document.querySelectorAll<HTMLInputElement>(".facets input:checked");
    if (checked) await fireEvent.click(checked);
  }
}, 20_000);
