// Patterns of file names and codes of papers, as they are typed: one a line.

import type { NamePatterns } from "../bindings/NamePatterns";

/** What is typed in both fields. */
export interface TypedNames {
  patterns: string;
  codes: string;
}

export function typedOf({ patterns, codes }: NamePatterns): TypedNames {
  const pairs = Object.entries(codes).map(([code, paper]) => `${code}=${paper}`);
  return { patterns: patterns.join("\n"), codes: pairs.join("\n") };
}

/** A code without a paper has an empty one, which the program refuses. Of two papers for a code the later counts. */
export function namesOf(typed: TypedNames): NamePatterns {
  const pairs = linesOf(typed.codes).map((line) => {
    const [code = "", ...paper] = line.split(/[=＝]/);
    return [code.trim(), paper.join("=").trim()] as const;
  });
  return { patterns: linesOf(typed.patterns), codes: Object.fromEntries(pairs) };
}

/** Which field holds what the program refused. */
export function faultyField(names: NamePatterns, refused: string | null): keyof TypedNames {
  return names.patterns.includes(refused ?? "") ? "patterns" : "codes";
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
