// Other versions of the fake articles, and how two of them differ.

import type { Comparison } from "../../bindings/Comparison";
import type { Segment } from "../../bindings/Segment";
import type { Version } from "../../bindings/Version";
import type { VersionKind } from "../../bindings/VersionKind";
import type { FakeArchive, Row } from "./archive";
import { bare } from "./page";

/** Article, its other version, and how that stands to it. */
const VERSIONS: readonly [number, number, VersionKind][] = [
  [1, 8, "reprint"],
  [8, 1, "reprint"],
  [4, 6, "update"],
  [6, 4, "update"],
  [9, 7, "erratum"],
  [7, 9, "corrected"],
];

export function versionsOf(archive: FakeArchive, id: number): Version[] {
  return VERSIONS.flatMap(([of, other, kind]) => {
    const row = of === id ? archive.row(other) : undefined;
    if (!row) return [];
    return [
      {
        id: row.id,
        source_id: null,
        headline: row.fields.headline?.[0] ?? row.laid.article.headline,
        publication: row.page.publication,
        published: row.published && `${row.published}${row.estimated ? "~" : ""}`,
        page: row.page.label,
        kind,
        similarity: kind === "reprint" ? 0.96 : 0.61,
      },
    ];
  });
}

/** Headline beside headline, paragraph beside paragraph. */
export function compareRows(left: Row, right: Row): Comparison {
  const texts = ({ laid }: Row): string[] => [
    laid.article.headline,
    laid.article.deck ?? "",
    ...laid.article.body,
  ];
  const [a, b] = [texts(left).map(bare), texts(right).map(bare)];
  const rows = Array.from({ length: Math.max(a.length, b.length) }, (_, index) => {
    const [one, other] = [a[index] ?? "", b[index] ?? ""];
    return { left: alone(one, other), right: alone(other, one), same: one === other };
  });
  return { rows: rows.filter((row) => row.left.length + row.right.length > 0) };
}

/** The text with what is not at either end of the other marked. */
function alone(text: string, other: string): Segment[] {
  let start = 0;
  while (start < text.length && text[start] === other[start]) start += 1;
  let end = 0;
  const most = Math.min(text.length, other.length) - start;
  while (end < most && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  return [
    { text: text.slice(0, start), hit: false },
    { text: text.slice(start, text.length - end), hit: true },
    { text: text.slice(text.length - end), hit: false },
  ].filter((segment) => segment.text !== "");
}
