// Every word of the window comes from one catalogue, in two languages with the same keys.

import en from "./en.json";
import zh from "./zh.json";

export type Key = keyof typeof zh;
export type Tongue = "zh" | "en";

const catalogues: Readonly<Record<Tongue, Readonly<Record<string, string>>>> = { zh, en };

let tongue = $state<Tongue>("zh");

export function currentTongue(): Tongue {
  return tongue;
}

export function setTongue(next: Tongue): void {
  tongue = next;
}

/** The sentence of a key with its placeholders `{0}`, `{1}` filled. */
export function t(key: Key, ...args: (string | number)[]): string {
  return fill(catalogues[tongue][key] ?? key, args);
}

/** A count and its noun; `KEY.one` where there is one of it. */
export function tn(key: Key, count: number, ...more: (string | number)[]): string {
  const one = `${key}.one`;
  const chosen = count === 1 && one in zh ? (one as Key) : key;
  return t(chosen, number(count), ...more);
}

/** The sentence of a key made at run time (an error's code), or null when the catalogue has none. */
export function tMaybe(key: string, ...args: (string | number)[]): string | null {
  const sentence = catalogues[tongue][key];
  return sentence === undefined ? null : fill(sentence, args);
}

/** A number with its thousands parted. */
export function number(value: number): string {
  return new Intl.NumberFormat(tongue === "zh" ? "zh-CN" : "en-GB").format(value);
}

function fill(sentence: string, args: readonly (string | number)[]): string {
  return sentence.replace(/\{(\d+)\}/g, (hole, index) => String(args[Number(index)] ?? hole));
}
