// Corrections of the fake archive: batches that are made, taken back and made again by reading everything anew.

import type { Reason } from "../../bindings/Reason";
import type { Change } from "../../bindings/Change";
import type { Corrected } from "../../bindings/Corrected";
import type { Correction } from "../../bindings/Correction";
import type { CorrectionBatch } from "../../bindings/CorrectionBatch";
import type { CorrectionEntry } from "../../bindings/CorrectionEntry";
import type { CorrectionList } from "../../bindings/CorrectionList";
import type { SourceLine } from "../../bindings/SourceLine";
import { plain } from "../../model/segments";
import type { FakeArchive, Row } from "./archive";
import { PAGES } from "./articles";
import { correctFact } from "./facts";
import { joinArticle, splitArticle } from "./structure";

interface Batch {
  id: number;
  at: string;
  holds: boolean;
  /** Page and article are null of what holds for the whole archive. */
  entries: {
    page: number | null;
    article: number | null;
    correction: Correction;
    unapplied: Reason | null;
  }[];
}

export class FakeCorrections {
  private readonly batches: Batch[] = [];
  private undone: number[] = [];
  private readonly rows: readonly Row[];
  private readonly pages: SourceLine[][];

  constructor(private readonly archive: FakeArchive) {
    this.rows = archive.rows;
    this.pages = archive.pages;
  }

  correct(changes: readonly Change[]): Corrected {
    const id = this.batches.length + 1;
    const entries = changes.flatMap(({ target, corrections }) => {
      const page = this.pageOf(target);
      const article = typeof target === "object" && "article" in target ? target.article : null;
      return corrections.map((correction) => ({ page, article, correction, unapplied: null }));
    });
    this.undone = [];
    this.batches.push({
      id,
      at: `2026-03-02T08:${String(id % 60).padStart(2, "0")}:00Z`,
      holds: true,
      entries,
    });
    return this.readAnew(id);
  }

  undo(id: number | null): Corrected {
    const batch = id === null ? this.batches.findLast((b) => b.holds) : this.batches[id - 1];
    if (!batch?.holds) return NOTHING;
    batch.holds = false;
    this.undone.push(batch.id);
    return this.readAnew(batch.id);
  }

  redo(id: number | null): Corrected {
    const batch = this.batches[(id ?? this.undone.at(-1) ?? 0) - 1];
    if (!batch || batch.holds) return NOTHING;
    batch.holds = true;
    this.undone = this.undone.filter((other) => other !== batch.id);
    return this.readAnew(batch.id);
  }

  list(limit: number, offset: number): CorrectionList {
    const all = this.batches.map((batch) => this.viewOf(batch)).reverse();
    const lacking = all.filter((batch) => batch.holds).flatMap((batch) => batch.entries);
    return {
      total: all.length,
      unapplied: lacking.filter((entry) => entry.unapplied).length,
      undo: this.batches.findLast((batch) => batch.holds)?.id ?? null,
      redo: this.undone.at(-1) ?? null,
      batches: all.slice(offset, offset + limit),
    };
  }

  /** Batches that concern a page, the latest first. */
  ofPage(page: number): CorrectionBatch[] {
    return this.batches
      .filter((batch) => batch.entries.some((entry) => entry.page === page))
      .map((batch) => this.viewOf(batch))
      .reverse();
  }

  /** Whether a correction of a page that holds is one that `is` says. */
  some(page: number, is: (correction: Correction) => boolean): boolean {
    return this.batches.some(
      (batch) => batch.holds && batch.entries.some((entry) => entry.page === page && is(entry.correction)),
    );
  }

  private pageOf(target: Change["target"]): number | null {
    if (target === "archive") return null;
    if ("page" in target) return target.page;
    if ("issue" in target) return target.issue;
    return (this.archive.row(target.article)?.laid.article.page ?? -1) + 1;
  }

  private readAnew(id: number): Corrected {
    const before = new Map(this.archive.rows.map((row) => [row.id, row]));
    this.archive.hold(this.rows.slice(), structuredClone(this.pages));
    for (const batch of this.batches) {
      if (!batch.holds) continue;
      for (const entry of batch.entries) {
        const { page, article, correction } = entry;
        if (correction.op === "heading") fileUnder(this.archive, article, correction);
        else if (page !== null) entry.unapplied = apply(this.archive, page, correction);
      }
    }
    const batch = this.batches[id - 1];
    const concerned = new Set(batch?.entries.map((entry) => entry.page));
    const anywhere = concerned.has(null);
    const now = new Set(this.archive.rows.map((row) => row.id));
    return {
      batch: id,
      changed: this.archive.rows
        .filter((row) => anywhere || concerned.has(row.laid.article.page + 1))
        .filter((row) => before.get(row.id) !== row)
        .map((row) => row.id),
      gone: [...before.keys()].filter((old) => !now.has(old)),
      unapplied: batch ? this.viewOf(batch).entries.filter((entry) => entry.unapplied) : [],
    };
  }

  private viewOf(batch: Batch): CorrectionBatch {
    const entries = batch.entries.map<CorrectionEntry>(({ page, article, correction, unapplied }) => ({
      correction,
      file: page === null ? null : (PAGES[page - 1]?.file ?? null),
      page_id: page,
      article: article ?? (page === null ? null : this.articleOf(page, correction)),
      unapplied: batch.holds ? unapplied : null,
    }));
    return { id: batch.id, at: batch.at, holds: batch.holds, entries };
  }

  private articleOf(page: number, correction: Correction): number | null {
    const line = "line" in correction ? correction.line : "lines" in correction ? correction.lines[0] : null;
    return this.archive.pages[page - 1]?.find(({ n }) => n === line)?.article ?? null;
  }
}

/** Files a name under a heading, in one article or in all. */
function fileUnder(
  archive: FakeArchive,
  article: number | null,
  { of, name, heading }: Extract<Correction, { op: "heading" }>,
): void {
  const file = (row: Row): Row => {
    const named = row.laid.facts.some((fact) => fact.kind === of && fact.value === name);
    if (!named || (article !== null && row.id !== article)) return row;
    const facts = row.laid.facts.map((fact) =>
      fact.kind === of && fact.value === name ? { ...fact, value: heading } : fact,
    );
    return { ...row, laid: { ...row.laid, facts } };
  };
  archive.hold(archive.rows.map(file), archive.pages);
}

const NOTHING: Corrected = { batch: null, changed: [], gone: [], unapplied: [] };

/** Reads an archive with one correction more; says why where it does not fit. */
function apply(archive: FakeArchive, page: number, correction: Correction): Reason | null {
  const own = archive.rows.filter((row) => row.laid.article.page === page - 1 && row.laid.lines.length > 0);
  const replace = (old: Row, row: Row): void =>
    archive.hold(
      archive.rows.map((other) => (other === old ? row : other)),
      archive.pages,
    );
  switch (correction.op) {
    case "split":
      return splitArticle(archive, page, correction.line);
    case "join":
      return joinArticle(archive, page, correction.line);
    case "field": {
      const row = own.find((row) => row.laid.lines[0] === correction.line);
      if (!row) return "no-article-there";
      const fields = { ...row.fields, [correction.field]: correction.values };
      const replaced = [...row.replaced];
      if (correction.field === "headline")
        replaced.push({ block: null, text: row.fields.headline?.[0] ?? row.laid.article.headline });
      replace(row, { ...row, fields, replaced });
      return null;
    }
    case "paragraph": {
      for (const row of own) {
        const here = row.laid.blocks.filter((block) => block.lines[0] === correction.line);
        const at = row.laid.blocks.findIndex((block) => block === here[correction.nth]);
        const old = row.laid.blocks[at];
        if (!old) continue;
        const segments = [{ text: correction.text, hit: false, fact: null }];
        const blocks = row.laid.blocks.map((block) => (block === old ? { ...old, segments } : block));
        const replaced = [...row.replaced, { block: at, text: plain(old.segments) }];
        replace(row, { ...row, laid: { ...row.laid, blocks }, replaced });
        return null;
      }
      return "no-paragraph-there";
    }
    case "fact":
    case "subjects": {
      const row = own.find((row) => row.laid.lines[0] === correction.line);
      if (!row) return "no-article-there";
      if (correction.op === "subjects") {
        const article = { ...row.laid.article, topics: correction.ids };
        replace(row, { ...row, laid: { ...row.laid, article } });
        return null;
      }
      const after = correctFact(row, correction);
      if (typeof after === "string") return after;
      replace(row, after);
      return null;
    }
    case "page": {
      for (const row of own) {
        const field = { publication: "publication", "page-label": "label", section: "section" } as const;
        if (correction.field === "issue-date") {
          const published = correction.value?.replace("~", "") ?? null;
          replace(row, { ...row, published, estimated: correction.value?.endsWith("~") ?? false });
        } else {
          const key = field[correction.field];
          replace(row, { ...row, page: { ...row.page, [key]: correction.value } });
        }
      }
      return null;
    }
    default:
      return null;
  }
}
