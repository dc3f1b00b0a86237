// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend, type FakeOptions } from "./backend/fake/index";
import { all, one, press, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** Presses a key where the focus is, as a keyboard does. */

async function openWindow(options: FakeOptions = {}) {
  const backend = new FakeBackend({ open: true, ...options });
  render(App, { backend });
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  return backend;
}

async function openArticle(headline: string) {
  const row = all("result-row").find((row) => row.textContent?.includes(headline));
  if (!row) throw new Error(`no row ${headline}`);
  await fireEvent.click(row);
  await until(() => expect(text("article-headline")).toContain(headline));
  await until(() => expect(all("source-line").length).toBeGreaterThan(5));
}

/** Goes into the queue of doubts on purpose. */
async function enterDoubts() {
  await press("4");
  await until(() => one("doubt-answer-1"));
  await press("Enter");
  expect(all("arm-hint")).toHaveLength(0);
}

test("what is typed where no field is changes nothing, even where it opens the queue of doubts", async () => {
  const backend = await openWindow();
  const nothing = () => expect(backend.calls).not.toContain("correct");
  const type = async (typed: string) => {
    for (const key of typed) await press(key === "\n" ? "Enter" : key);
  };
  for (const typed of ["2024-07-20\n", "4", "42\n", "jianbao\n", "4aesu\n"]) {
    await type(typed);
    await until(() => expect(all("result-row").length + all("doubt").length).toBeGreaterThan(0));
    nothing();
    await press("Escape");
    await press("1");
  }
  // Left and come back to, the queue is to be gone into anew.
  await enterDoubts();
  await press("Escape");
  await press("4");
  await until(() => one("arm-hint"));
  await press("1");
  await until(() => expect(all("doubt")).toHaveLength(0));
  nothing();
});

test("a press in the queue goes in, one elsewhere out, and each answer is said with its way back", async () => {
  const backend = await openWindow();
  await press("4");
  await until(() => one("arm-hint"));
  await fireEvent.click(one("doubt-question"));
  const { key } = one("doubt").dataset;
  await press("1");
  await until(() => expect(text("undo-note")).toContain("已更正"));
  await fireEvent.click(one("undo-button"));
  await until(() => expect(one("doubt").dataset.key).toBe(key));
  await until(async () =>
    expect((await backend.corrections(9, 0)).batches.map((b) => b.holds)).toEqual([false]),
  );
  await fireEvent.click(document.body);
  expect(all("arm-hint")).toHaveLength(1);
});

test("twenty doubts are cleared without touching the mouse", async () => {
  const backend = await openWindow();
  await until(() => expect(Number(text("doubt-count"))).toBeGreaterThan(20));
  const before = Number(text("doubt-count"));
  await enterDoubts();
  for (const key of ["2", "Enter", "a", "1", "2"].flatMap((key) => [key, key, key, key])) await press(key);
  await until(() => expect(text("doubt-progress")).toBe(`已处理 20 · 跳过 0 · 剩 ${before - 20}`));
  await until(async () => expect((await backend.corrections(100, 0)).total).toBe(20));
  await press("s");
  expect(text("doubt-progress")).toContain("跳过 1");
  await press("Escape");
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  expect(all("doubt")).toHaveLength(0);
});

test("a decision is taken back with u and its doubt is shown again", async () => {
  await openWindow();
  await enterDoubts();
  const key = one("doubt").dataset.key;
  await press("2");
  expect(one("doubt").dataset.key).not.toBe(key);
  await press("u");
  expect(one("doubt").dataset.key).toBe(key);
  expect(text("doubt-progress")).toContain("已处理 0");
  await press("Z", { ctrlKey: true, shiftKey: true });
  expect(text("doubt-progress")).toContain("已处理 1");
});

test("a date is mended by hand; numbers typed into it are text", async () => {
  const backend = await openWindow();
  await enterDoubts();
  while (one("doubt").dataset.kind !== "date") await press("s");
  const { key } = one("doubt").dataset;
  await press("e");
  await until(() => expect(document.activeElement).toBe(one("mend-date")));
  await press("2");
  expect(one("doubt").dataset.key).toBe(key);
  await fireEvent.input(one("mend-date"), { target: { value: "2024年7月18日" } });
  await press("Enter");
  await until(async () => {
    const [batch] = (await backend.corrections(1, 0)).batches;
    expect(batch?.entries[0]?.correction).toEqual({ op: "page", field: "issue-date", value: "2024-07-18" });
  });
});

test("a cut is mended by choosing a line", async () => {
  const backend = await openWindow();
  await enterDoubts();
  while (one("doubt").dataset.kind !== "cut") await press("s");
  await until(() => expect(all("doubt-line").length).toBeGreaterThan(5));
  await press("e");
  await until(() => expect(document.activeElement).toBe(one("doubt-context")));
  await press("j");
  await press("j");
  await press("Enter");
  await until(async () => {
    const [batch] = (await backend.corrections(1, 0)).batches;
    expect(batch?.entries[0]?.correction.op).toBe("split");
  });
});

test("only the fields that were changed are corrected, and undone with one key", async () => {
  const backend = await openWindow();
  await openArticle("让群众把账看明白");
  expect(text("standing-head")).toBe("云汀时评");
  await press("e");
  const headline = one<HTMLInputElement>("field-headline");
  expect(document.activeElement).toBe(headline);
  await fireEvent.input(headline, { target: { value: "账本摊开给群众看" } });
  await fireEvent.input(one("field-reporters"), { target: { value: "任知夏 朱云帆" } });
  await fireEvent.keyDown(headline, { key: "Enter", isComposing: true });
  expect(backend.calls).not.toContain("correct");
  await press("Enter");
  await until(() => expect(text("article-headline")).toBe("账本摊开给群众看"));
  const [batch] = (await backend.corrections(1, 0)).batches;
  const fields = batch?.entries.map(({ correction }) => correction.op === "field" && correction.field);
  expect(fields).toEqual(["headline", "reporters"]);
  await until(() =>
    expect(all("result-row").some((row) => row.textContent?.includes("账本摊开给群众看"))).toBe(true),
  );
  expect(text("replaced")).toContain("让群众把账看明白");
  expect(text("undo-note")).toContain("已更正");
  await press("z", { ctrlKey: true });
  await until(() => expect(text("article-headline")).toBe("让群众把账看明白"));
  await press("Z", { ctrlKey: true, shiftKey: true });
  await until(() => expect(text("article-headline")).toBe("账本摊开给群众看"));
});

test("a paragraph is edited where it stands", async () => {
  await openWindow();
  await openArticle("让群众把账看明白");
  const block = all("article-block")[1];
  if (block) await fireEvent.dblClick(block);
  expect(all("edit-paragraph"), "it selects a word").toHaveLength(0);
  await press("e");
  await until(() => expect(all("edit-block").length).toBeGreaterThan(1));
  await fireEvent.click(all("edit-block")[1] ?? one("edit-block"));
  await fireEvent.input(one("edit-paragraph"), { target: { value: "账本要摊开。" } });
  await fireEvent.keyDown(one("edit-paragraph"), { key: "Enter" });
  await until(() => expect(all("article-block")[1]?.textContent).toContain("账本要摊开。"));
});

test("an article that is joined to the one before is followed there, and comes back", async () => {
  await openWindow();
  await openArticle("让群众把账看明白");
  one("source-lines").focus();
  await press("j");
  await press("p");
  await until(() => expect(text("article-headline")).toBe("社区食堂添了“银发窗口”"));
  expect(one("article").textContent).toContain("让群众把账看明白");
  await until(() => expect(text("result-count")).toContain("11 篇"));
  await fireEvent.click(one("undo-button"));
  await until(() => expect(text("result-count")).toContain("12 篇"));
});

test("a line chosen in the source is split off", async () => {
  await openWindow();
  await openArticle("夜校开班");
  const own = all("source-line").filter((line) => !line.classList.contains("other"));
  const number = own[2]?.querySelector(".n");
  if (number) await fireEvent.click(number);
  await fireEvent.click(one("split-here"));
  await until(() => expect(text("result-count")).toContain("13 篇"));
  expect(text("article-headline")).toContain("夜校开班");
});

test("the list of corrections says what was done, and undoes it", async () => {
  const backend = await openWindow();
  await backend.correct([
    { target: { page: 2 }, corrections: [{ op: "field", line: 2, field: "headline", values: ["一"] }] },
  ]);
  await backend.correct([
    { target: { page: 2 }, corrections: [{ op: "page", field: "section", value: "要闻" }] },
  ]);
  await fireEvent.click(one("archive-menu"));
  await fireEvent.click(one("open-corrections"));
  await until(() => expect(all("correction-batch")).toHaveLength(2));
  const [lacking, other] = all("correction-batch");
  expect(lacking?.textContent).toContain("标题改为“一”");
  expect(lacking?.textContent).toContain("那里已没有一篇报道开头");
  expect(other?.textContent).toContain("本版版名改为“要闻”");
  const undo = [...(other?.querySelectorAll("button") ?? [])].find((b) => b.textContent?.includes("撤销"));
  if (undo) await fireEvent.click(undo);
  await until(() => expect(all("correction-batch")[1]?.querySelector("del")).not.toBeNull());
  await press("Escape");
  await until(() => expect(all("result-row")).toHaveLength(12));
});

test("damaged characters are decided on by the batch", async () => {
  const backend = await openWindow();
  await fireEvent.click(one("archive-menu"));
  await fireEvent.click(one("open-repairs-menu"));
  await until(() => expect(all("repair-group")).toHaveLength(3));
  (document.activeElement as HTMLElement).blur();
  await press("j");
  await press("x");
  expect(backend.calls).not.toContain("repair");
  await press("Enter");
  await press("x");
  await press("Enter");
  await until(async () => {
    const made = (await backend.corrections(10, 0)).batches.flatMap((batch) => batch.entries);
    expect(made.map(({ correction }) => correction.op === "repair" && correction.accepted)).toEqual([
      true,
      false,
    ]);
  });
  expect(all("repair-group")).toHaveLength(1);
  await press("u");
  expect(all("repair-group")).toHaveLength(2);
});

test("two versions stand side by side, Esc leads back", async () => {
  await openWindow();
  await openArticle("让群众把账看明白");
  expect(text("versions")).toContain("同稿");
  await fireEvent.click(one("compare-with"));
  await until(() => expect(all("compare-row").length).toBeGreaterThan(2));
  expect(one("compare").querySelectorAll("mark").length).toBeGreaterThan(0);
  (document.activeElement as HTMLElement).blur();
  await press("Escape");
  await until(() => expect(text("article-headline")).toBe("让群众把账看明白"));
});

test("articles that tell the same are one row, which says so", async () => {
  await openWindow({ folded: true });
  expect(text("result-count")).toContain("12 篇");
  expect(all("result-row")).toHaveLength(11);
  expect(text("folded")).toBe("+1 同稿");
  await fireEvent.click(one("folded"));
  await until(() => expect(document.activeElement?.textContent).toContain("让群众把账看明白"));
});

test("what is typed for an import goes with it, once", async () => {
  const backend = await openWindow({ importStep: 0 });
  const nothing = { publication: null, issueDate: null, pageLabel: null, encoding: null };
  await fireEvent.click(one("import-button"));
  await fireEvent.input(one("import-publication"), { target: { value: "河湾晚报" } });
  await fireEvent.input(one("import-date"), { target: { value: "昨天" } });
  expect(one<HTMLButtonElement>("import-files").disabled).toBe(true);
  await fireEvent.input(one("import-date"), { target: { value: "2024.7.17" } });
  await fireEvent.click(one("import-files"));
  await until(() =>
    expect(backend.typed).toEqual({ ...nothing, publication: "河湾晚报", issueDate: "2024-07-17" }),
  );
  await fireEvent.click(one("import-button"));
  await fireEvent.click(one("import-files"));
  await until(() => expect(backend.typed).toEqual(nothing));
});
