import { expect, test } from "vitest";

import en from "./en.json";
import { setTongue, t, tMaybe, tn } from "./messages.svelte";
import { errorSentence, syntaxPlace } from "./errors";
import zh from "./zh.json";

const catalogues: Record<string, Record<string, string>> = { zh, en };
const holes = (sentence: string) => [...new Set(sentence.match(/\{\d+\}/g) ?? [])].sort();

test("both languages have the same keys in the same order", () => {
  expect(Object.keys(en)).toEqual(Object.keys(zh));
});

test("both languages have the same placeholders, and no sentence shouts", () => {
  for (const [key, sentence] of Object.entries(zh)) {
    expect(holes((en as Record<string, string>)[key] ?? ""), key).toEqual(holes(sentence));
  }
  for (const catalogue of Object.values(catalogues)) {
    for (const [key, sentence] of Object.entries(catalogue)) {
      expect(sentence.trim(), key).not.toBe("");
      expect(sentence, key).not.toMatch(/[!！]/);
    }
  }
});

const files = import.meta.glob<string>(["../**/*.ts", "../**/*.svelte", "!../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const used = (pattern: RegExp) =>
  Object.values(files).flatMap((source) => [...source.matchAll(pattern)].map((match) => match[1] ?? ""));

test("every key that the code names exists", () => {
  const keys = used(/\btn?\(\s*["'`]([\w.-]+)["'`]/g);
  expect(keys.length).toBeGreaterThan(80);
  expect(keys.filter((key) => !(key in zh))).toEqual([]);
});

test("every key that the code makes has at least one sentence", () => {
  const prefixes = used(/\b(?:tn?|tMaybe)\(\s*`([\w.-]+\.)\$\{/g);
  expect(prefixes.length).toBeGreaterThan(10);
  const lacking = prefixes.filter((prefix) => !Object.keys(zh).some((key) => key.startsWith(prefix)));
  expect(lacking).toEqual([]);
});

/** Families of keys that are made of a code or a kind, by the window or by the command line. */
const MADE: readonly RegExp[] = [
  /^(advice|answer|diagnostic|error|repair|rule|unapplied)\.[^.]+$/,
  /^query\.expected-/,
  /^(why|widened)\.[^.]+(\.long)?$/,
  /^suggestion\.[^.]+$/,
  /^cli\.help\./,
  /^cli\.stats\.[^.]+$/,
  /^change\.[^.]+$/,
  /^correction\.(join|split)$/,
  /^correction\.(issues|storyline|title)\.[^.]+$/,
  /^date\.season\.\d+$/,
  /^dateless\.(estimated|unknown)\./,
  /^doubt\.(cut|date|headline)$/,
  /^fact\.(date|figure|initiative|org|person|place)$/,
  /^fact\.(anchor|date|initiative|person)\.[^.]+$/,
  /^(facet|field|kind|origin|version)\.[^.]+$/,
  /^field\.fact\.[^.]+$/,
  /^figures\.(from|headline|printed-in|quoted|to)$/,
  /^figures\.change\.[^.]+$/,
  /^holdings\.day\.(never|none)$/,
  /^holdings\.set\.(appeared|never|unknown)$/,
  /^job\.(cancelled|done|failed|rate|running)\.[^.]+$/,
  /^join\.(initiative|person)$/,
  /^note\.[^.]+$/,
  /^phrase\.order\.[^.]+$/,
  /^picture\.(png|svg)$/,
  /^(dossier|person|storyline)\.open(\.title)?$/,
  /^scope\.(archive|here)$/,
  /^series\.(all|none|other|rest|value)$/,
  /^settings\.(language|theme)\.[^.]+$/,
  /^(sort|split|width)\.[^.]+$/,
  /^storyline\.(merge|rename|split)$/,
  /^storyline\.turn\.[^.]+$/,
  /^structure\.[^.]+(\.title)?$/,
  /^topics\.(initiative|org|person|place|subject)$/,
  /^topics\.(cooccurrences|none|trend)\.[^.]+$/,
  /^(axis|count\.undated|timeline\.nothing-dated)\.(event|published)$/,
  /^undated\.(event|published)(\.title)?$/,
  /^view\.[^.]+$/,
];

// The command line and the shell take their sentences from the same catalogue.
const rust = import.meta.glob<string>("../../../src-tauri/{src,crates/*/src}/**/*.rs", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Keys that no source has in quotation marks, itself or as the word for several. */
function unnamed(): string[] {
  const sources = [...Object.values(files), ...Object.values(rust)];
  const named = new Set(sources.flatMap((source) => source.match(/(?<=["'`])[\w.-]+(?=["'`])/g) ?? []));
  return Object.keys(zh).filter((key) => !named.has(key) && !named.has(key.replace(/\.one$/, "")));
}

test("every sentence is said somewhere", () => {
  expect(Object.keys(rust).length).toBeGreaterThan(50);
  expect(unnamed().filter((key) => !MADE.some((family) => family.test(key)))).toEqual([]);
});

test("no family of keys is listed that has died out", () => {
  const keys = unnamed();
  expect(MADE.filter((family) => !keys.some((key) => family.test(key)))).toEqual([]);
});

test("one of a thing is said as one", () => {
  setTongue("en");
  expect(tn("count.articles", 1)).toBe("1 article");
  expect(tn("count.articles", 1200)).toBe("1,200 articles");
  setTongue("zh");
  expect(tn("count.articles", 1)).toBe("1 篇");
});

test("an error is told by its code, an unknown one by what the program said", () => {
  setTongue("zh");
  const error = (code: string, detail: string | null = null) =>
    errorSentence({ code, message: "as the program put it", detail });
  expect(error("disk-full")).toBe("磁盘已满");
  expect(error("archive-missing", "/a")).toBe("找不到资料库：/a");
  expect(error("never-heard-of")).toContain("as the program put it");
  expect(error("query-syntax", "7 expected-closing-quote")).toBe("搜索式第 7 个字符处有误：缺少后引号");
});

test("the place of a syntax error is read from its detail", () => {
  expect(syntaxPlace("7 expected-closing-quote")?.before).toBe(6);
  expect(syntaxPlace(null)).toBeNull();
  expect(syntaxPlace("somewhere")).toBeNull();
});

test("a missing sentence is admitted, a hole without a word stays a hole", () => {
  expect(tMaybe("error.no-such-code")).toBeNull();
  expect(t("filter.remove")).toBe("移除：{0}");
});
