// Which patterns of file names the made-up program takes; the real one knows more fields and more faults.

import type { NamePatterns } from "../../bindings/NamePatterns";

const FIELD = /\{(?:publication|year|month|day|page|section)\}/;

/** The patterns and codes, if all can be used. */
export function soundNames(names: NamePatterns): NamePatterns {
  const { patterns, codes } = names;
  const pairs = Object.entries(codes).filter(([code, paper]) => !/^[a-z]{2,10}$/i.test(code) || !paper);
  const wrong = [
    ...patterns.filter((pattern) => !FIELD.test(pattern)),
    ...pairs.map(([code, paper]) => `${code}=${paper}`),
  ][0];
  if (wrong === undefined) return names;
  throw { code: "pattern-invalid", message: `${wrong} is no pattern for file names`, detail: wrong };
}
