import { expect, test } from "vitest";

import { FakeBackend } from "../backend/fake/index";
import { Desk } from "./desk.svelte";

const settled = async (desk: Desk) => {
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (desk.corrections.pending > 0 || desk.doubts.loading);
};

async function openDoubts(delay = 0) {
  const backend = new FakeBackend({ open: true, delay });
  const desk = new Desk(backend);
  await desk.program.start();
  desk.navigation.setView("doubts");
  await settled(desk);
  return { desk, backend, doubts: desk.doubts };
}

test("the worst doubt comes first, its page with it", async () => {
  const { doubts } = await openDoubts();
  expect(doubts.total).toBeGreaterThan(20);
  expect(new Set(doubts.queue.map((doubt) => doubt.kind))).toEqual(new Set(["cut", "headline", "date"]));
  const sure = doubts.queue.map((doubt) => doubt.confidence);
  expect(sure).toEqual([...sure].sort((a, b) => a - b));
  if (doubts.current) expect(doubts.page(doubts.current)?.page_id).toBe(doubts.current.page_id);
});

test("an answer is made, and the next doubt is there at once", async () => {
  const { desk, doubts, backend } = await openDoubts();
  const [first] = doubts.queue;
  const { total } = doubts;
  doubts.answer(1);
  expect(doubts.current?.key).not.toBe(first?.key);
  await settled(desk);
  expect(backend.calls.filter((call) => call === "correct")).toHaveLength(1);
  expect([doubts.done, doubts.total]).toEqual([1, total - 1]);
  expect(doubts.queue.map((doubt) => doubt.key)).not.toContain(first?.key);
});

test("twenty keys typed without a pause answer twenty doubts", async () => {
  const { desk, doubts, backend } = await openDoubts(2);
  const { total } = doubts;
  for (let i = 0; i < 20; i++) doubts.press(1);
  await settled(desk);
  expect(doubts.done).toBe(20);
  expect(doubts.total).toBe(total - 20);
  expect((await backend.corrections(100, 0)).total).toBe(20);
});

test("undo brings the doubt back and shows it, redo answers it again", async () => {
  const { desk, doubts, backend } = await openDoubts();
  const first = doubts.current?.key;
  doubts.answer(1);
  doubts.answer(0);
  await settled(desk);
  const second = doubts.current?.key;
  doubts.undo();
  doubts.undo();
  expect(doubts.current?.key).toBe(first);
  await settled(desk);
  expect(doubts.done).toBe(0);
  expect((await backend.corrections(10, 0)).batches.map((batch) => batch.holds)).toEqual([false, false]);
  doubts.redo();
  doubts.redo();
  await settled(desk);
  expect(doubts.done).toBe(2);
  expect(doubts.current?.key).toBe(second);
  expect((await backend.corrections(10, 0)).batches.map((batch) => batch.holds)).toEqual([true, true]);
});

test("a doubt taken back can be answered before the archive has taken it back", async () => {
  const { desk, doubts, backend } = await openDoubts(20);
  const first = doubts.current?.key;
  const { total } = doubts;
  doubts.answer(1);
  doubts.undo();
  expect(doubts.current?.key).toBe(first);
  // The list is asked for once the answer is made, while it is being taken back: the doubt is none for it.
  do {
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(doubts.settled).toBe(false);
  } while (!backend.calls.includes("undo") || doubts.loading);
  doubts.press(1);
  await settled(desk);
  expect([doubts.done, doubts.total]).toEqual([1, total - 1]);
  expect(doubts.queue.map((doubt) => doubt.key)).not.toContain(first);
  const { batches } = await backend.corrections(10, 0);
  expect(batches.map((batch) => batch.holds)).toEqual([true, false]);
});

test("what is put off comes back at the end of the sitting", async () => {
  const { desk, doubts } = await openDoubts();
  const first = doubts.current?.key;
  doubts.skip();
  expect([doubts.skipped.size, doubts.left]).toEqual([1, doubts.total - 1]);
  while (doubts.current && doubts.current.key !== first) {
    doubts.answer(0);
    await settled(desk);
  }
  expect(doubts.current?.key).toBe(first);
  expect([doubts.total, doubts.skipped.size]).toEqual([1, 0]);
  doubts.answer(0);
  await settled(desk);
  expect([doubts.current, doubts.total]).toEqual([null, 0]);
});

test("a doubt that an answer before settled says so, and a key only goes on", async () => {
  const { desk, doubts, backend } = await openDoubts();
  const { current } = doubts;
  if (!current) throw new Error("no doubt");
  await backend.correct([
    { target: { page: current.page_id }, corrections: current.answers[0]?.corrections ?? [] },
  ]);
  await doubts.load();
  expect([doubts.current?.key, doubts.settled]).toEqual([current.key, true]);
  doubts.answer(0);
  await settled(desk);
  expect(doubts.current?.key).not.toBe(current.key);
  expect((await backend.corrections(10, 0)).total).toBe(1);
});

test("a date is answered for the issue, anything else for the page", async () => {
  const { desk, doubts, backend } = await openDoubts();
  const made: unknown[] = [];
  const correct = backend.correct;
  backend.correct = (changes) => {
    made.push(...changes.map((change) => Object.keys(change.target)[0]));
    return correct(changes);
  };
  const kinds: unknown[] = [];
  while (doubts.current) {
    kinds.push(doubts.current.kind === "date" ? "issue" : "page");
    doubts.answer(0);
    await settled(desk);
  }
  expect(made).toEqual(kinds);
});

test("an answer that fails brings its doubt back and says why", async () => {
  const { desk, doubts, backend } = await openDoubts();
  const first = doubts.current?.key;
  const { total } = doubts;
  backend.correct = () => Promise.reject({ code: "disk-full", message: "no room", detail: null });
  doubts.answer(0);
  await settled(desk);
  expect(desk.program.failure?.code).toBe("disk-full");
  expect([doubts.done, doubts.total]).toEqual([0, total]);
  expect(doubts.queue.map((doubt) => doubt.key)).toContain(first);
});
