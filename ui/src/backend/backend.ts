// The seam: everything the window asks of the program goes through this interface. `tauri.ts` asks the real
// program, `fake/` answers by itself for tests and for work in a browser.

import type { AppEvent } from "../bindings/AppEvent";
import type { AppStatus } from "../bindings/AppStatus";
import type { ArchiveInfo } from "../bindings/ArchiveInfo";
import type { ArticleView } from "../bindings/ArticleView";
import type { Change } from "../bindings/Change";
import type { CommandError } from "../bindings/CommandError";
import type { Cooccurrences } from "../bindings/Cooccurrences";
import type { Comparison } from "../bindings/Comparison";
import type { Concordance } from "../bindings/Concordance";
import type { ConcordanceOrder } from "../bindings/ConcordanceOrder";
import type { Corrected } from "../bindings/Corrected";
import type { CorrectionList } from "../bindings/CorrectionList";
import type { DateLack } from "../bindings/DateLack";
import type { DatelessList } from "../bindings/DatelessList";
import type { DaysMeant } from "../bindings/DaysMeant";
import type { Density } from "../bindings/Density";
import type { DensityAsk } from "../bindings/DensityAsk";
import type { Coverage } from "../bindings/Coverage";
import type { Dossier } from "../bindings/Dossier";
import type { DoubtList } from "../bindings/DoubtList";
import type { Facet } from "../bindings/Facet";
import type { Facets } from "../bindings/Facets";
import type { FigureFilter } from "../bindings/FigureFilter";
import type { Gap } from "../bindings/Gap";
import type { Home } from "../bindings/Home";
import type { ImportOptions } from "../bindings/ImportOptions";
import type { IssueDay } from "../bindings/IssueDay";
import type { FigureList } from "../bindings/FigureList";
import type { PaperHoldings } from "../bindings/PaperHoldings";
import type { PersonView } from "../bindings/PersonView";
import type { PhraseUse } from "../bindings/PhraseUse";
import type { Meaning } from "../bindings/Meaning";
import type { NamePatterns } from "../bindings/NamePatterns";
import type { Overview } from "../bindings/Overview";
import type { PickKind } from "../bindings/PickKind";
import type { PictureKind } from "../bindings/PictureKind";
import type { PlaceName } from "../bindings/PlaceName";
import type { Query } from "../bindings/Query";
import type { RecentQuery } from "../bindings/RecentQuery";
import type { RepairGroup } from "../bindings/RepairGroup";
import type { SavedQuery } from "../bindings/SavedQuery";
import type { SearchResult } from "../bindings/SearchResult";
import type { Settings } from "../bindings/Settings";
import type { Sort } from "../bindings/Sort";
import type { SourceView } from "../bindings/SourceView";
import type { StorylineAct } from "../bindings/StorylineAct";
import type { StorylineList } from "../bindings/StorylineList";
import type { StorylineView } from "../bindings/StorylineView";
import type { SubjectName } from "../bindings/SubjectName";
import type { Suggestion } from "../bindings/Suggestion";
import type { SameDayView } from "../bindings/SameDayView";
import type { Topics } from "../bindings/Topics";
import type { UnassignedLines } from "../bindings/UnassignedLines";

/** One method a command; every promise rejects with a {@link CommandError}. */
export interface Backend {
  status(): Promise<AppStatus>;
  saveSettings(settings: Settings): Promise<void>;
  /** What somebody who helps needs to know, as a text: no text of articles, no query. */
  diagnostics(): Promise<string>;
  /** Writes what nobody caught to the log: a message, and places in the window's own files. */
  noteFailure(message: string, places: string): Promise<void>;

  /** Null when the user closed the dialog without choosing. */
  pickArchive(): Promise<ArchiveInfo | null>;
  createArchive(): Promise<ArchiveInfo | null>;
  openRecent(path: string): Promise<ArchiveInfo>;
  forgetRecent(path: string): Promise<void>;
  openSample(): Promise<ArchiveInfo>;
  closeArchive(): Promise<void>;
  archiveInfo(): Promise<ArchiveInfo>;
  overview(): Promise<Overview>;

  /** `widen`: where the query finds nothing, what is like it may be searched instead; the result says so. */
  search(query: Query, sort: Sort, limit: number, offset: number, widen: boolean): Promise<SearchResult>;
  /** Lines of pages with the text of a query in them that belong to no article. */
  unassignedLines(query: Query, limit: number): Promise<UnassignedLines>;
  /** What can be typed next in a search box. */
  suggest(typed: string, limit: number): Promise<Suggestion[]>;
  /** A query as one text. */
  queryText(query: Query): Promise<string>;
  /** The query of a text; rejects with `query-syntax` and the place. */
  queryOfText(text: string): Promise<Query>;
  savedQueries(): Promise<SavedQuery[]>;
  /** Saves a query under a name, in the place of the one that has it. */
  saveQuery(name: string, query: Query): Promise<void>;
  renameSavedQuery(name: string, to: string): Promise<void>;
  deleteSavedQuery(name: string): Promise<void>;
  /** Queries that were asked, the latest first. */
  recentQueries(): Promise<RecentQuery[]>;
  noteQuery(query: Query): Promise<void>;
  forgetQueries(): Promise<void>;
  facets(query: Query): Promise<Facets>;
  /** More values of a field, or those with some words in their names. */
  facetValues(query: Query, field: keyof Facets, words: string, most: number): Promise<Facet[]>;
  /** What the picture of a query over time shows. */
  density(ask: DensityAsk): Promise<Density>;
  /** The days that a typed date means; null where it is none. */
  daysMeant(text: string): Promise<DaysMeant | null>;
  /** Pages of the query without a sure date of issue. */
  dateless(query: Query, lack: DateLack): Promise<DatelessList>;
  /** Writes the numbers of a picture where the user wants them; the path, or null when cancelled. */
  saveNumbers(ask: DensityAsk, name: string): Promise<string | null>;
  /** The same with a drawn picture. */
  savePicture(kind: PictureKind, content: Uint8Array, name: string): Promise<string | null>;
  /** The same with a table that is on view; its first row is the heading. */
  saveTable(rows: string[][], name: string): Promise<string | null>;
  topics(query: Query): Promise<Topics>;
  /** What comes with the articles of a query more often than with others. */
  cooccurrences(query: Query): Promise<Cooccurrences>;
  /** The query decides which words are marked as hits. */
  article(id: number, query: Query): Promise<ArticleView>;
  source(article: number): Promise<SourceView>;
  /** A page as it was imported, line by line. */
  pageSource(page: number): Promise<SourceView>;
  /** Two articles side by side. */
  compare(left: number, right: number): Promise<Comparison>;

  /** What the archive says of an initiative, by any of its names. */
  dossier(name: string): Promise<Dossier>;
  /** What the archive says of a person, by the heading it is filed under. */
  person(heading: string): Promise<PersonView>;
  /** Storylines of a query, pinned ones first, then the longest. */
  storylines(query: Query, limit: number): Promise<StorylineList>;
  storyline(id: string): Promise<StorylineView>;
  /** Names, merges, cuts, pins or follows a storyline: one batch of corrections. */
  correctStoryline(id: string, act: StorylineAct): Promise<Corrected>;
  /** Its articles are no news any more. */
  seeStoryline(id: string): Promise<void>;
  /** The figures of a query; rows by `limit` and `offset`, the rest is about all that pass the filter. */
  figures(query: Query, filter: FigureFilter, limit: number, offset: number): Promise<FigureList>;

  /** What is held of each paper, and what is not. */
  holdings(): Promise<PaperHoldings[]>;
  /** What can be said of each day of a paper; null stands for the pages that name none. */
  issueDays(publication: string | null, from: string, to: string): Promise<IssueDay[]>;
  /** Missing issues and pages of a paper; null ends are those of what is held. */
  gaps(publication: string | null, from: string | null, to: string | null): Promise<Gap[]>;
  /** How far the days that a query asks for are held; null where it asks for none. */
  coverage(query: Query): Promise<Coverage | null>;
  /** Lets the user save the list of gaps; the path, or null when the dialog was closed. */
  saveGaps(publication: string | null): Promise<string | null>;
  /** A day (`07-16`, `2014-07-16`, null is today) in every year; null for `lunar` leaves it to the day. */
  sameDay(day: string | null, around: number, lunar: boolean | null): Promise<SameDayView>;
  /** A phrase over the years. */
  phraseUse(phrase: string): Promise<PhraseUse>;
  /** Places of a phrase; by date `limit` and `offset` count articles, else places. */
  concordance(phrase: string, order: ConcordanceOrder, limit: number, offset: number): Promise<Concordance>;

  /** Doubtful cuts, headlines and dates, the worst first. */
  doubts(limit: number, offset: number): Promise<DoubtList>;
  /** Makes corrections as one batch: one undo takes them all back. */
  correct(changes: readonly Change[]): Promise<Corrected>;
  /** Takes a batch back; null means the latest that holds. */
  undo(batch: number | null): Promise<Corrected>;
  /** Makes a batch again; null means the latest that was taken back. */
  redo(batch: number | null): Promise<Corrected>;
  corrections(limit: number, offset: number): Promise<CorrectionList>;
  /** Damaged characters with what they may have been, the most frequent first. */
  repairs(limit: number): Promise<RepairGroup[]>;
  /** Takes a proposal in all its places, or (accepted = false) says that the printed form is right. */
  repair(from: string, to: string, accepted: boolean): Promise<Corrected>;

  /** Says what a fact means in every article that has it: of this kind, in these words, read as this value. */
  correctFactEverywhere(kind: string, text: string, value: string, meaning: Meaning): Promise<Corrected>;
  /** How many articles have the fact. */
  articlesWithFact(kind: string, text: string, value: string): Promise<number>;
  /** Administrative units that bear a name. */
  placesNamed(name: string): Promise<PlaceName[]>;
  /** All subjects that an article can have. */
  subjectsKnown(): Promise<SubjectName[]>;

  /** The number of the job, or null when nothing was chosen. What is typed wins over what the pages say. */
  pickAndImport(kind: PickKind, typed: ImportOptions): Promise<number | null>;
  /** How the archive reads the names of files, before the built-in patterns. */
  namePatterns(): Promise<NamePatterns>;
  /** Sets it; rejects with `pattern-invalid` and the pattern, or `CODE=PAPER`, that cannot be used. */
  setNamePatterns(names: NamePatterns): Promise<void>;
  /** Where the papers are at home, as set and as guessed. */
  home(): Promise<Home>;
  /** Sets it (null leaves it to each page) and tells how it stands then. */
  setHome(path: string | null): Promise<Home>;
  /** Reads everything anew; the number of the job. */
  reread(): Promise<number>;
  /** Has the repairing of the index told as a job; its number. */
  watchIndex(): Promise<number>;
  cancelJob(job: number): Promise<void>;
  /** Calls `onEvent` for whatever happens from now on. */
  watch(onEvent: (event: AppEvent) => void): Promise<void>;
}

/** What a rejected promise holds, whatever it holds. */
export function toCommandError(reason: unknown): CommandError {
  if (typeof reason === "object" && reason !== null && "code" in reason && "message" in reason) {
    const { code, message } = reason;
    const detail = "detail" in reason && typeof reason.detail === "string" ? reason.detail : null;
    return { code: String(code), message: String(message), detail };
  }
  const message = reason instanceof Error ? reason.message : String(reason);
  return { code: "internal", message, detail: null };
}
