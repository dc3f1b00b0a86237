// @vitest-environment jsdom
import { cleanup, fireEvent, render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test } from "vitest";

import App from "./App.svelte";
import { FakeBackend } from "./backend/fake/index";
import { all, one, text, until } from "./testing";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const rows = (kind: string) => all("topic-row").filter((row) => row.dataset.kind === kind);
const compare = (value: string) => {
  const box = all("topic-compare").find((box) => box.dataset.value === value);
  if (!box) throw new Error(`no ${value}`);
  return fireEvent.click(box);
};

async function openTopics() {
  const backend = new FakeBackend({ open: true });
  render(App, { backend });
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  await fireEvent.click(one("view-topics"));
  await until(() => expect(rows("person").length).toBeGreaterThan(0));
  return backend;
}

test("subjects, storylines, initiatives, places, people and organisations are one space", async () => {
  await openTopics();
  for (const kind of ["subject", "storyline", "initiative", "place", "person", "org"])
    expect(rows(kind).length, kind).toBeGreaterThan(0);
  const [person] = rows("person");
  if (person) await fireEvent.click(person);
  await until(() => expect(text("chip")).toContain(person?.dataset.value));
});

test("topics stand beside each other in a picture that is a table too, and are taken out", async () => {
  const backend = await openTopics();
  const [first, second] = rows("initiative").map((row) => row.dataset.value ?? "");
  expect(all("topic-chart")).toHaveLength(0);
  await compare(first ?? "");
  await compare(second ?? "");
  expect(all("topic-compared").map((topic) => topic.textContent?.replace("×", "").trim())).toEqual([
    first,
    second,
  ]);
  expect(one("topic-chart").querySelectorAll("path.line").length).toBe(4);
  await fireEvent.click(one("topic-chart-table"));
  expect(one("topic-chart").querySelectorAll("tbody tr").length).toBe(24);
  await fireEvent.click(one("save-table"));
  await until(() => expect(backend.files).toHaveLength(1));
  const table = (backend.files[0]?.content ?? "").split("\n").map((row) => row.split(","));
  expect(table).toHaveLength(25);
  expect(table[0]?.slice(0, 3)).toEqual(["时间", "全库篇数", first]);
  expect(table.every((row) => row.length === 6)).toBe(true);
  await compare(first ?? "");
  expect(all("topic-compared")).toHaveLength(1);
});

test("no more topics are compared than can be told apart", async () => {
  await openTopics();
  const values = all("topic-compare").map((box) => box.dataset.value ?? "");
  for (const value of values.slice(0, 5)) await compare(value);
  expect(all("topic-compared")).toHaveLength(5);
  const sixth = all("topic-compare").find((box) => box.dataset.value === values[5]);
  expect(sixth).toHaveProperty("disabled", true);
});

test("what comes with a query is shown once there is one, and narrows it", async () => {
  const backend = await openTopics();
  expect(all("cooccurrences")).toHaveLength(0);
  expect(backend.calls).not.toContain("cooccurrences");
  const [subject] = rows("subject");
  if (subject) await fireEvent.click(subject);
  await until(() => expect(all("cooccurrence").length).toBeGreaterThan(0));
  const [cooccurrence] = all("cooccurrence");
  const chips = all("chip").length;
  if (cooccurrence) await fireEvent.click(cooccurrence);
  await until(() => expect(all("chip").length).toBe(chips + 1));
});

test("a list that fails says so in its place, the others stand", async () => {
  const backend = new FakeBackend({ open: true });
  const { topics } = backend;
  backend.topics = async (query) => ({
    ...(await topics(query)),
    storylines: [],
    failed: [{ list: "storyline", code: "database-error", message: "malformed", detail: "malformed" }],
  });
  render(App, { backend });
  await until(() => expect(all("result-row").length).toBeGreaterThan(0));
  await fireEvent.click(one("view-topics"));
  await until(() => expect(rows("person").length).toBeGreaterThan(0));
  const section = document.querySelector("#topics-storyline")?.closest("section");
  expect(section?.querySelector("[role=alert]")?.textContent).toContain("malformed");
  expect(document.querySelectorAll("section [role=alert]")).toHaveLength(1);
});

test("a topic is found by its characters", async () => {
  await openTopics();
  const box = one<HTMLInputElement>("topics-find");
  await fireEvent.input(box, { target: { value: "青禾" } });
  await until(() => expect(rows("place").map((row) => row.dataset.value)).toEqual(["云汀市/青禾县"]));
  expect(rows("storyline")).toHaveLength(0);
});
