// Answers without the program, from a dozen invented articles or as many copies of them as asked for. It knows
// words, "phrases" and -words; good enough to draw a window with, not a search engine.

import type { AppEvent } from "../../bindings/AppEvent";
import type { AppStatus } from "../../bindings/AppStatus";
import type { ArchiveInfo } from "../../bindings/ArchiveInfo";
import type { ArticleKind } from "../../bindings/ArticleKind";
import type { ArticleView } from "../../bindings/ArticleView";
import type { Change } from "../../bindings/Change";
import type { Cooccurrences } from "../../bindings/Cooccurrences";
import type { Comparison } from "../../bindings/Comparison";
import type { Corrected } from "../../bindings/Corrected";
import type { CorrectionList } from "../../bindings/CorrectionList";
import type { DateLack } from "../../bindings/DateLack";
import type { DatelessList } from "../../bindings/DatelessList";
import type { DaysMeant } from "../../bindings/DaysMeant";
import type { Density } from "../../bindings/Density";
import type { DensityAsk } from "../../bindings/DensityAsk";
import type { Dossier } from "../../bindings/Dossier";
import type { DoubtList } from "../../bindings/DoubtList";
import type { DoubtView } from "../../bindings/DoubtView";
import type { Facet } from "../../bindings/Facet";
import type { Facets } from "../../bindings/Facets";
import type { FigureFilter } from "../../bindings/FigureFilter";
import type { Home } from "../../bindings/Home";
import type { ImportOptions } from "../../bindings/ImportOptions";
import type { FigureList } from "../../bindings/FigureList";
import type { Meaning } from "../../bindings/Meaning";
import type { NamePatterns } from "../../bindings/NamePatterns";
import type { PageField } from "../../bindings/PageField";
import type { PageOrigin } from "../../bindings/PageOrigin";
import type { PersonView } from "../../bindings/PersonView";
import type { Overview } from "../../bindings/Overview";
import type { PickKind } from "../../bindings/PickKind";
import type { PictureKind } from "../../bindings/PictureKind";
import type { PlaceName } from "../../bindings/PlaceName";
import type { Query } from "../../bindings/Query";
import type { RecentQuery } from "../../bindings/RecentQuery";
import type { RepairGroup } from "../../bindings/RepairGroup";
import type { SavedQuery } from "../../bindings/SavedQuery";
import type { SearchResult } from "../../bindings/SearchResult";
import type { Settings } from "../../bindings/Settings";
import type { Sort } from "../../bindings/Sort";
import type { SourceView } from "../../bindings/SourceView";
import type { StorylineList } from "../../bindings/StorylineList";
import type { StorylineView } from "../../bindings/StorylineView";
import type { SubjectName } from "../../bindings/SubjectName";
import type { Suggestion } from "../../bindings/Suggestion";
import type { Topics } from "../../bindings/Topics";
import type { UnassignedLines } from "../../bindings/UnassignedLines";
import type { Backend } from "../backend";
import { FakeAsking, ofText, textOf, widenedOf } from "./asking";
import { FakeArchive, reporters, valuesOf, wordsOf, type Row } from "./archive";
import { PAGES, TOPICS } from "./articles";
import { chapterOf, countBy, hitOf, rereadOf, summaryOf } from "./counts";
import { cooccurrencesOf, overviewOf, topicsOf } from "./topics";
import { nameOf, storylineOf } from "./storylines";
import { FakeCorrections } from "./corrections";
import { datelessOf, daysMeantBy, densityOf } from "./density";
import { dossierOf, personOf } from "./dossiers";
import { figureListOf } from "./figures";
import { FakeHoldings } from "./holdings";
import { allDoubts, openDoubts, REPAIRS } from "./doubts";
import { soundNames } from "./names";
import { numbered, withHits } from "./page";
import { concordanceOf, phraseUseOf } from "./phrase";
import { sameDayOf } from "./same-day";
import { unassignedOf } from "./unassigned";
import { compareRows, versionsOf } from "./versions";

export interface FakeOptions {
  /** How many articles; the invented ones are repeated on other days to reach it. */
  articles?: number;
  /** The archive is open from the start. */
  open?: boolean;
  /** The archive holds nothing. */
  empty?: boolean;
  /** Its index is being repaired when it is opened. */
  indexing?: boolean;
  locale?: string;
  /** Milliseconds each answer takes. */
  delay?: number;
  settings?: Settings;
  /** Milliseconds between two steps of an import. */
  importStep?: number;
  /** The commentary on the first article is folded into it. */
  folded?: boolean;
}

/** The row that the fake archive folds into another, and that other. */
const FOLDED = { from: 8, into: 1 };

export class FakeBackend implements Backend {
  /** Commands called so far, for tests. */
  readonly calls: string[] = [];
  /** Files written so far, for tests. */
  readonly files: { name: string; content: string }[] = [];
  /** Failures that nobody caught, for tests. */
  readonly noted: string[] = [];
  /** What was typed for the last import, for tests. */
  typed: ImportOptions | null = null;
  private readonly held: FakeArchive;
  private readonly asking: FakeAsking;
  private readonly made: FakeCorrections;
  private readonly kept: FakeHoldings;
  private readonly allDoubts: readonly DoubtView[];
  /** Batches that decided on damaged characters, with what they decided on. */
  private readonly decided = new Map<string, number>();
  private archive: ArchiveInfo | null;
  private settings: Settings;
  private recent = [
    { path: "/资料/云汀资料室.jianbao", name: "云汀资料室", available: true },
    { path: "/移动硬盘/地方志剪报.jianbao", name: "地方志剪报", available: false },
  ];
  /** What happened before the window listened. */
  private readonly early: AppEvent[] = [];
  private emit: (event: AppEvent) => void = (event) => void this.early.push(event);
  private cancelled = new Set<number>();
  private lastJob = 0;
  private names: NamePatterns = { patterns: [], codes: {} };
  private chosenHome: string | null = null;
  private rereadDue = false;

  constructor(private readonly options: FakeOptions = {}) {
    this.held = new FakeArchive(options.empty ? 0 : options.articles);
    this.asking = new FakeAsking(this.held);
    this.made = new FakeCorrections(this.held);
    this.kept = new FakeHoldings(this.held, this.made);
    this.allDoubts = options.empty ? [] : allDoubts(this.held);
    this.archive = options.open ? this.info("云汀资料室") : null;
    this.settings = options.settings ?? { language: "system", theme: "system" };
  }

  status = async (): Promise<AppStatus> => ({
    archive: this.archive,
    newest: null,
    recent: this.recent,
    version: "0.1.0",
    locale: this.options.locale ?? "zh-CN",
    settings: this.settings,
  });

  saveSettings = async (settings: Settings): Promise<void> => {
    this.settings = settings;
  };

  diagnostics = async (): Promise<string> => `剪报 0.1.0\n资料库：${this.archive?.name ?? "没有打开"}\n`;
  noteFailure = async (message: string, places: string): Promise<void> => {
    this.noted.push(`${message} ${places}`.trim());
  };

  pickArchive = async () => this.open("云汀资料室");
  createArchive = async () => this.open("云汀资料室");
  openSample = async () => this.open("示例资料库");
  openRecent = async (path: string) => {
    const recent = this.recent.find((recent) => recent.path === path);
    if (!recent?.available) throw { code: "archive-missing", message: "no archive there", detail: path };
    return this.open(recent.name);
  };
  forgetRecent = async (path: string) => {
    this.recent = this.recent.filter((recent) => recent.path !== path);
  };
  closeArchive = async () => {
    this.archive = null;
  };
  archiveInfo = async () => this.archive ?? this.open("云汀资料室");

  search = async (
    asked: Query,
    sort: Sort,
    limit: number,
    offset: number,
    widen: boolean,
  ): Promise<SearchResult> => {
    let query = asked;
    let found = await this.find("search", query);
    const widened = widen && found.length === 0 ? widenedOf(asked) : undefined;
    if (widened) {
      query = widened.query;
      found = this.held.find(query);
    }
    if (sort === "newest") found.reverse();
    const dated = found.filter((row) => row.published);
    const undated = found.filter((row) => !row.published);
    const words = wordsOf(query.text);
    const folds = this.options.folded && found.some((row) => row.id === FOLDED.into);
    const rows = [...dated, ...undated].filter((row) => !folds || row.id !== FOLDED.from);
    const how = widened ? [widened.kind] : [];
    const hits = rows.slice(offset, offset + limit).map((row) => ({
      ...hitOf(row, words, how),
      folded: folds && row.id === FOLDED.into ? [FOLDED.from] : [],
    }));
    const result = { total: found.length, rows: rows.length, took_ms: 3, hits };
    return widened ? { ...result, widened } : result;
  };

  unassignedLines = async (query: Query, limit: number): Promise<UnassignedLines> => {
    await this.wait("unassigned_lines");
    return unassignedOf(this.held, query, limit);
  };

  suggest = async (typed: string, limit: number): Promise<Suggestion[]> => {
    await this.wait("suggest");
    return this.asking.suggest(typed, limit);
  };
  queryText = async (query: Query): Promise<string> => textOf(query);
  queryOfText = async (text: string): Promise<Query> => ofText(text);
  savedQueries = async (): Promise<SavedQuery[]> => [...this.asking.saved];
  saveQuery = async (name: string, query: Query): Promise<void> => this.asking.save(name, query);
  renameSavedQuery = async (name: string, to: string): Promise<void> => this.asking.rename(name, to);
  deleteSavedQuery = async (name: string): Promise<void> => this.asking.delete(name);
  recentQueries = async (): Promise<RecentQuery[]> => [...this.asking.recent];
  noteQuery = async (query: Query): Promise<void> => this.asking.note(query);
  forgetQueries = async (): Promise<void> => {
    this.asking.recent = [];
  };

  facets = async (query: Query): Promise<Facets> => this.facetsOf(query, 50);
  facetValues: Backend["facetValues"] = async (query, field, words, most) =>
    (await this.facetsOf(query, 1000))[field].filter(({ label }) => label.includes(words)).slice(0, most);
  private async facetsOf(query: Query, most: number): Promise<Facets> {
    const found = await this.find("facets", query);
    const by = (values: (row: Row) => string[], label = (value: string) => value): Facet[] =>
      countBy(found, values)
        .map(([value, rows]) => ({ value, label: label(value), count: rows.length }))
        .slice(0, most);
    const facts = (kind: string) => (row: Row) => valuesOf(row, kind);
    return {
      publication: by((row) => (row.page.publication ? [row.page.publication] : [])),
      year: by((row) => (row.published ? [row.published.slice(0, 4)] : [])),
      section: by((row) => (row.page.section ? [row.page.section] : [])),
      page: by((row) => (row.page.label ? [row.page.label] : [])),
      place: by((row) => withWider(facts("place")(row))),
      person: by(facts("person")),
      reporter: by((row) => reporters(row)),
      org: by(facts("org")),
      initiative: by(facts("initiative")),
      topic: by(
        (row) => row.laid.article.topics,
        (id) => TOPICS[id] ?? id,
      ),
      kind: by((row) => [row.laid.article.kind]),
    };
  }

  density = async (ask: DensityAsk): Promise<Density> => {
    const others = ask.with && this.held.find(ask.with);
    return densityOf(ask, await this.find("density", ask.query), others);
  };
  daysMeant = async (text: string): Promise<DaysMeant | null> => daysMeantBy(text);
  dateless = async (query: Query, lack: DateLack): Promise<DatelessList> => {
    const found = await this.find("dateless", query);
    return datelessOf(found.filter((row) => (lack === "estimated" ? row.estimated : row.published === null)));
  };
  saveNumbers = async (ask: DensityAsk, name: string): Promise<string | null> => {
    this.calls.push("saveNumbers");
    this.files.push({ name: `${name}.csv`, content: JSON.stringify(ask) });
    return `/${name}.csv`;
  };
  savePicture = async (kind: PictureKind, content: Uint8Array, name: string): Promise<string | null> => {
    this.calls.push("savePicture");
    this.files.push({ name: `${name}.${kind}`, content: new TextDecoder().decode(content) });
    return `/${name}.${kind}`;
  };
  saveTable: Backend["saveTable"] = async (rows, name) => {
    this.calls.push("saveTable");
    this.files.push({ name: `${name}.csv`, content: rows.map((row) => row.join(",")).join("\n") });
    return `/${name}.csv`;
  };

  topics = async (query: Query): Promise<Topics> =>
    topicsOf(await this.find("topics", query), this.held.rows);

  overview = async (): Promise<Overview> => {
    await this.wait("overview");
    return overviewOf(this.held.rows);
  };

  cooccurrences = async (query: Query): Promise<Cooccurrences> =>
    cooccurrencesOf(await this.find("cooccurrences", query));

  article = async (id: number, query: Query): Promise<ArticleView> => {
    await this.wait("article");
    const row = this.rowOf(id);
    const { article, facts, byline, blocks } = row.laid;
    const set = row.fields;
    const words = wordsOf(query.text);
    const marked = (text: string | undefined) =>
      text ? withHits([{ text, hit: false, fact: null }], words) : [];
    const names = (part: string) =>
      facts.flatMap((fact) => (fact.kind === "person" && fact.detail === part ? [fact.value] : []));
    const related = this.held.rows.filter(
      (other) => other !== row && article.storyline && other.laid.article.storyline === article.storyline,
    );
    return numbered({
      id,
      source_id: null,
      standing_head: set["standing-head"]
        ? (set["standing-head"][0] ?? null)
        : (article.standingHead ?? null),
      kicker: marked(set.kicker ? set.kicker[0] : article.kicker),
      headline: marked(set.headline ? set.headline[0] : article.headline),
      headline_supplied: !set.headline && (article.supplied ?? false),
      deck: marked(set.deck ? set.deck[0] : article.deck),
      byline: byline.map((line) => withHits(line, words)),
      reporters: set.reporters ?? names("reporter"),
      correspondents: set.correspondents ?? names("correspondent"),
      photographers: set.photographers ?? names("photographer"),
      dateline: set.dateline?.[0] ?? null,
      kind: (set.kind?.[0] as ArticleKind | undefined) ?? article.kind,
      confidence: 0.94,
      published: row.published && `${row.published}${row.estimated ? "~" : ""}`,
      published_estimated: row.estimated,
      published_evidence: row.page.evidence,
      publication: row.page.publication,
      page: row.page.label,
      section: row.page.section,
      origins: this.originsOf(row),
      continued: [],
      replaced: row.replaced,
      look_alikes: this.openRepairs()
        .filter((group) => group.samples.some((sample) => sample.article === id))
        .map((group) => ({
          text: group.from,
          proposal: group.to,
          rule: group.rule,
          confidence: group.confidence,
          sentence: group.samples[0]?.text.map(({ text }) => text).join("") ?? "",
        })),
      blocks: blocks.map((block) => ({ ...block, segments: withHits(block.segments, words) })),
      facts,
      subjects: article.topics.map((topic) => ({
        id: topic,
        label: TOPICS[topic] ?? topic,
        parent: null,
        confidence: 0.7,
        evidence: ["以旧换新", "消费"],
      })),
      hits: 0,
      source: {
        page_id: article.page + 1,
        file: row.page.file,
        sha256: "0".repeat(64),
        encoding: "utf-8",
        lines: row.laid.lines,
        record: false,
        head: [],
      },
      related: related.slice(0, 5).map(chapterOf),
      storyline: nameOf(this.held, article.storyline),
      versions: versionsOf(this.held, id),
      corrections: this.made.ofPage(article.page + 1),
    });
  };

  source = async (article: number): Promise<SourceView> => {
    await this.wait("source");
    const at = this.held.pages.findIndex((lines) => lines.some((line) => line.article === article));
    const lines = this.held.pages[at] ?? [];
    const file = PAGES[at]?.file ?? "";
    return { page_id: at + 1, file, encoding: "utf-8", lines, diagnostics: [] };
  };

  pageSource = async (page: number): Promise<SourceView> => {
    await this.wait("page_source");
    const lines = this.held.pages[page - 1];
    if (!lines) throw { code: "page-missing", message: `there is no page ${page}`, detail: String(page) };
    return { page_id: page, file: PAGES[page - 1]?.file ?? "", encoding: "utf-8", lines, diagnostics: [] };
  };

  compare = async (left: number, right: number): Promise<Comparison> => {
    await this.wait("compare");
    return compareRows(this.rowOf(left), this.rowOf(right));
  };

  dossier = async (name: string): Promise<Dossier> => {
    await this.wait("dossier");
    return dossierOf(this.held, name);
  };

  person = async (heading: string): Promise<PersonView> => {
    await this.wait("person");
    return personOf(this.held, heading);
  };

  storylines = async (query: Query, limit: number): Promise<StorylineList> => {
    const { storylines } = await this.topics(query);
    return { storylines: storylines.slice(0, limit), total: storylines.length, building: null };
  };

  storyline = async (id: string): Promise<StorylineView> => {
    await this.wait("storyline");
    return storylineOf(this.held, id);
  };

  correctStoryline = async (): Promise<Corrected> => {
    await this.wait("correctStoryline");
    return { batch: null, changed: [], gone: [], unapplied: [] };
  };

  seeStoryline = (): Promise<void> => this.wait("seeStoryline");

  figures = async (
    query: Query,
    filter: FigureFilter,
    limit: number,
    offset: number,
  ): Promise<FigureList> => {
    return figureListOf(await this.find("figures", query), filter, limit, offset);
  };

  holdings: Backend["holdings"] = async () => this.kept.papers();
  issueDays: Backend["issueDays"] = async (publication, from, to) => this.kept.days(publication, from, to);
  gaps: Backend["gaps"] = async (publication) => this.kept.gaps(publication);
  coverage: Backend["coverage"] = async (query) => this.kept.coverage(query);
  saveGaps: Backend["saveGaps"] = async () => "/资料/缺期缺版清单.csv";
  sameDay: Backend["sameDay"] = async (day, around, lunar) => sameDayOf(this.held, day, around, lunar);
  phraseUse: Backend["phraseUse"] = async (phrase) => phraseUseOf(this.held, phrase);
  concordance: Backend["concordance"] = async (phrase, order, limit, offset) =>
    concordanceOf(this.held, phrase, order, limit, offset);

  doubts = async (limit: number, offset: number): Promise<DoubtList> => {
    await this.wait("doubts");
    return openDoubts(this.allDoubts, this.made, limit, offset);
  };

  correct = async (changes: readonly Change[]): Promise<Corrected> => {
    await this.wait("correct");
    const result = this.made.correct(changes);
    for (const correction of changes.flatMap((change) => change.corrections)) {
      if (correction.op === "repair" && result.batch)
        this.decided.set(`${correction.from}>${correction.to}`, result.batch);
    }
    return result;
  };

  undo = async (batch: number | null): Promise<Corrected> => {
    await this.wait("undo");
    return this.made.undo(batch);
  };

  redo = async (batch: number | null): Promise<Corrected> => {
    await this.wait("redo");
    return this.made.redo(batch);
  };

  corrections = async (limit: number, offset: number): Promise<CorrectionList> => {
    await this.wait("corrections");
    return this.made.list(limit, offset);
  };

  repairs = async (limit: number): Promise<RepairGroup[]> => {
    await this.wait("repairs");
    return this.openRepairs().slice(0, limit);
  };

  repair = async (from: string, to: string, accepted: boolean): Promise<Corrected> => {
    const samples = REPAIRS.find((group) => group.from === from && group.to === to)?.samples ?? [];
    const articles = new Set(samples.map((sample) => sample.article));
    const changes = [...articles].map<Change>((article) => {
      const line = this.rowOf(article).laid.lines[0] ?? 1;
      return { target: { article }, corrections: [{ op: "repair", line, from, to, accepted }] };
    });
    return this.correct(changes);
  };

  correctFactEverywhere = async (
    kind: string,
    text: string,
    value: string,
    meaning: Meaning,
  ): Promise<Corrected> => {
    const changes = this.rowsWith(kind, text, value).map<Change>((row) => ({
      target: { article: row.id },
      corrections: [{ op: "fact", line: row.laid.lines[0] ?? 1, text, nth: null, meaning }],
    }));
    return this.correct(changes);
  };

  articlesWithFact = async (kind: string, text: string, value: string): Promise<number> =>
    this.rowsWith(kind, text, value).length;

  placesNamed = async (name: string): Promise<PlaceName[]> => {
    const paths = new Set(this.held.rows.flatMap((row) => valuesOf(row, "place")));
    const named = [...paths].filter((path) => name !== "" && path.split("/").at(-1)?.startsWith(name));
    return named.map((path) => ({ path, code: "990100" }));
  };

  subjectsKnown = async (): Promise<SubjectName[]> =>
    Object.entries(TOPICS).map(([id, label]) => ({ id, label, parent: null }));

  pickAndImport = async (kind: PickKind, typed: ImportOptions): Promise<number | null> => {
    await this.wait("pick_and_import");
    this.typed = typed;
    const job = ++this.lastJob;
    void this.runImport(job, kind === "files" ? 12 : 240);
    return job;
  };

  namePatterns = async (): Promise<NamePatterns> => this.names;
  setNamePatterns = async (names: NamePatterns): Promise<void> => {
    await this.wait("set_name_patterns");
    this.names = soundNames(names);
  };

  home = async (): Promise<Home> => {
    const guess = countBy([...this.held.rows], (row) => valuesOf(row, "place").slice(0, 1))[0];
    return {
      chosen: this.chosenHome,
      guess: guess?.[0] ?? null,
      guess_articles: guess?.[1].length ?? 0,
      articles: this.held.rows.length,
      reread_due: this.rereadDue,
    };
  };

  setHome = async (path: string | null): Promise<Home> => {
    await this.wait("set_home");
    this.rereadDue = path !== this.chosenHome && this.held.rows.length > 0;
    this.chosenHome = path;
    return this.home();
  };

  reread = async (): Promise<number> => {
    await this.wait("reread");
    const job = ++this.lastJob;
    void this.runReread(job);
    return job;
  };

  watchIndex = async (): Promise<number> => {
    await this.wait("watch_index");
    const job = ++this.lastJob;
    this.emit({ type: "job-started", job, work: "index" });
    return job;
  };

  /** The index that is being repaired has come so far. */
  indexed(done: number): void {
    const total = this.held.rows.length;
    const job = this.lastJob;
    this.emit({ type: "job-progress", job, progress: { done, total, articles: 0, failed: 0, file: "" } });
    if (done === total) this.emit({ type: "job-finished", job, outcome: { work: "index" } });
  }

  cancelJob = async (job: number): Promise<void> => {
    this.cancelled.add(job);
  };

  watch = async (onEvent: (event: AppEvent) => void): Promise<void> => {
    this.emit = onEvent;
    this.early.splice(0).forEach(onEvent);
  };

  private async runImport(job: number, total: number): Promise<void> {
    const step = this.options.importStep ?? 60;
    this.emit({ type: "job-started", job, work: "import" });
    let done = 0;
    while (done < total && !this.cancelled.has(job)) {
      await sleep(step);
      done += 1;
      const file = `云汀日报-2024-08-${String((done % 28) + 1).padStart(2, "0")}-01.txt`;
      const progress = { done, total, articles: done * 8, failed: done > 5 ? 2 : 0, file };
      this.emit({ type: "job-progress", job, progress });
    }
    const summary = summaryOf(done, this.cancelled.has(job));
    this.emit({ type: "job-finished", job, outcome: { work: "import", summary } });
  }

  private async runReread(job: number): Promise<void> {
    const total = PAGES.length;
    this.emit({ type: "job-started", job, work: "reread" });
    let done = 0;
    while (done < total && !this.cancelled.has(job)) {
      await sleep(this.options.importStep ?? 600);
      done += 1;
      const progress = { done, total, articles: done, failed: 0, file: `云汀日报-2024-08-0${done}-01.txt` };
      this.emit({ type: "job-progress", job, progress });
    }
    const cancelled = this.cancelled.has(job);
    this.rereadDue &&= cancelled;
    this.emit({ type: "job-finished", job, outcome: { work: "reread", summary: rereadOf(done, cancelled) } });
  }

  private open(name: string): ArchiveInfo {
    this.archive = this.info(name);
    return this.archive;
  }

  private info(name: string): ArchiveInfo {
    const days = this.held.rows.flatMap((row) => row.published ?? []).sort();
    return {
      name,
      path: `/资料/${name}.jianbao`,
      articles: this.held.rows.length,
      pages: this.held.rows.length ? PAGES.length : 0,
      publications: ["云汀日报", "河湾晚报"],
      first: days[0] ?? null,
      last: days.at(-1) ?? null,
      undated: this.held.rows.filter((row) => !row.published || row.estimated).length,
      readOnly: false,
      indexing: this.options.indexing ?? false,
    };
  }

  private rowsWith(kind: string, text: string, value: string): Row[] {
    return this.held.rows.filter((row) =>
      row.laid.facts.some((fact) => fact.kind === kind && fact.text === text && fact.value === value),
    );
  }

  private rowOf(id: number): Row {
    const row = this.held.row(id);
    if (!row) throw { code: "article-missing", message: `there is no article ${id}`, detail: String(id) };
    return row;
  }

  private openRepairs(): RepairGroup[] {
    if (this.options.empty) return [];
    const holds = new Set(
      this.made.list(10_000, 0).batches.flatMap((batch) => (batch.holds ? [batch.id] : [])),
    );
    return REPAIRS.filter(({ from, to }) => !holds.has(this.decided.get(`${from}>${to}`) ?? -1));
  }

  private originsOf(row: Row): PageOrigin[] {
    const page = row.laid.article.page + 1;
    const fields: PageField[] = ["publication", "issue-date", "page-label", "section"];
    return fields.map((field) => {
      const corrected = this.made.some(page, (made) => made.op === "page" && made.field === field);
      const read = field === "page-label" ? "file-name" : "printed";
      return { field, origin: corrected ? "corrected" : read, confidence: corrected ? 1 : 0.9 };
    });
  }

  private async find(command: string, query: Query): Promise<Row[]> {
    await this.wait(command);
    const open = /[（(]/.test(query.text) && !/[)）]/.test(query.text);
    if (open) {
      const detail = `${query.text.length + 1} expected-closing-parenthesis`;
      throw { code: "query-syntax", message: "expected )", detail };
    }
    return this.held.find(query);
  }

  private async wait(command: string): Promise<void> {
    this.calls.push(command);
    if (this.options.delay) await sleep(this.options.delay);
  }
}

/** Place paths and all that lie above them, each once. */
function withWider(paths: string[]): string[] {
  const all = paths.flatMap((path) =>
    path.split("/").map((_, depth, names) => names.slice(0, depth + 1).join("/")),
  );
  return [...new Set(all)];
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
