import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** Layers, each of which may import from those before it; rooms hold components and come last, in this order. */
const LAYERS = [
  "bindings",
  "model",
  "backend",
  "messages",
  "state",
  "rooms/common",
  "rooms/facts",
  "rooms/mending",
  "rooms/article",
  "rooms/home",
  "rooms/list",
  "rooms/asking",
  "rooms/timeline",
  "rooms/topics",
  "rooms/figures",
  "rooms/sheets",
  "rooms/holdings",
  "rooms/same-day",
  "rooms/app",
];

const SOURCE = dirname(new URL(import.meta.url).pathname);

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

/** The layer of a path inside `src`: the longest name that it begins with; -1 for what stands beside the layers. */
function layer(path: string): number {
  let best = -1;
  LAYERS.forEach((name, n) => {
    const inside = path === name || path.startsWith(`${name}/`) || path.startsWith(`${name}.`);
    if (inside && (best < 0 || name.length > LAYERS[best]!.length)) best = n;
  });
  return best;
}

/** Paths that a file imports, inside `src`. */
function imported(path: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+)"/g)];
  return specifiers.map(([, to]) => normalize(join(dirname(path), to!)));
}

describe("layers and rooms", () => {
  const own = files(SOURCE)
    .filter((path) => /\.(ts|svelte)$/.test(path) && !/\.test\.ts$/.test(path))
    .map((path) => relative(SOURCE, path));

  it("import only from those before them", () => {
    const upward = own.flatMap((path) => {
      const here = layer(path);
      if (here < 0) return [];
      const text = readFileSync(join(SOURCE, path), "utf8");
      return imported(path, text)
        .filter((to) => layer(to) > here)
        .map((to) => `${path} → ${to}`);
    });
    expect(upward).toEqual([]);
  });

  it("hold every component", () => {
    const stray = own.filter((path) => path.endsWith(".svelte") && layer(path) < LAYERS.indexOf("rooms/common"));
    expect(stray).toEqual(["App.svelte"]);
  });
});
