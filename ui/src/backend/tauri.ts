// The real program behind the seam.

import { Channel, invoke } from "@tauri-apps/api/core";

import type { AppEvent } from "../bindings/AppEvent";
import type { AppStatus } from "../bindings/AppStatus";
import type { Backend } from "./backend";

declare global {
  interface Window {
    /** Asked for by the shell before this program was there. */
    jianbaoStatus?: Promise<AppStatus>;
  }
}

/** How the program stands: once as it was asked for early, then anew. */
function status(): Promise<AppStatus> {
  const early = window.jianbaoStatus;
  delete window.jianbaoStatus;
  return early ?? invoke("status");
}

export const tauri: Backend = {
  status,
  saveSettings: (settings) => invoke("save_settings", { settings }),
  diagnostics: () => invoke("diagnostics"),
  noteFailure: (message, places) => invoke("note_failure", { message, places }),

  pickArchive: () => invoke("pick_archive"),
  createArchive: () => invoke("create_archive"),
  openRecent: (path) => invoke("open_recent", { path }),
  forgetRecent: (path) => invoke("forget_recent", { path }),
  openSample: () => invoke("open_sample"),
  closeArchive: () => invoke("close_archive"),
  archiveInfo: () => invoke("archive_info"),
  overview: () => invoke("overview"),

  unassignedLines: (query, limit) => invoke("unassigned_lines", { query, limit }),
  search: (query, sort, limit, offset, widen) => invoke("search", { query, sort, limit, offset, widen }),
  suggest: (typed, limit) => invoke("suggest", { typed, limit }),
  queryText: (query) => invoke("query_text", { query }),
  queryOfText: (text) => invoke("query_of_text", { text }),
  savedQueries: () => invoke("saved_queries"),
  saveQuery: (name, query) => invoke("save_query", { name, query }),
  renameSavedQuery: (name, to) => invoke("rename_saved_query", { name, new: to }),
  deleteSavedQuery: (name) => invoke("delete_saved_query", { name }),
  recentQueries: () => invoke("recent_queries"),
  noteQuery: (query) => invoke("note_query", { query }),
  forgetQueries: () => invoke("forget_queries"),
  facets: (query) => invoke("facets", { query }),
  facetValues: (query, field, words, most) => invoke("facet_values", { query, field, words, most }),
  density: (asked) => invoke("density", { asked }),
  daysMeant: (text) => invoke("days_meant", { text }),
  dateless: (query, lack) => invoke("dateless", { query, lack }),
  saveNumbers: (asked, name) => invoke("save_numbers", { asked, name }),
  saveTable: (rows, name) => invoke("save_table", { rows, name }),
  savePicture: (kind, content, name) => invoke("save_picture", { kind, content: [...content], name }),
  topics: (query) => invoke("topics", { query }),
  cooccurrences: (query) => invoke("cooccurrences", { query }),
  article: (id, query) => invoke("article", { id, query }),
  source: (article) => invoke("source", { article }),

  pageSource: (page) => invoke("page_source", { page }),
  compare: (left, right) => invoke("compare", { left, right }),

  dossier: (name) => invoke("dossier", { name }),
  person: (heading) => invoke("person", { heading }),
  storylines: (query, limit) => invoke("storylines", { query, limit }),
  storyline: (id) => invoke("storyline", { id }),
  correctStoryline: (id, act) => invoke("correct_storyline", { id, act }),
  seeStoryline: (id) => invoke("see_storyline", { id }),
  figures: (query, filter, limit, offset) => invoke("figures", { query, filter, limit, offset }),

  holdings: () => invoke("holdings"),
  issueDays: (publication, from, to) => invoke("issue_days", { publication, from, to }),
  gaps: (publication, from, to) => invoke("gaps", { publication, from, to }),
  coverage: (query) => invoke("coverage", { query }),
  saveGaps: (publication) => invoke("save_gaps", { publication }),
  sameDay: (day, around, lunar) => invoke("same_day", { day, around, lunar }),
  phraseUse: (phrase) => invoke("phrase_use", { phrase }),
  concordance: (phrase, order, limit, offset) => invoke("concordance", { phrase, order, limit, offset }),

  doubts: (limit, offset) => invoke("doubts", { limit, offset }),
  correct: (changes) => invoke("correct", { changes }),
  undo: (batch) => invoke("undo", { batch }),
  redo: (batch) => invoke("redo", { batch }),
  corrections: (limit, offset) => invoke("corrections", { limit, offset }),
  repairs: (limit) => invoke("repairs", { limit }),
  repair: (from, to, accepted) => invoke("repair", { from, to, accepted }),
  correctFactEverywhere: (kind, text, value, meaning) =>
    invoke("correct_fact_everywhere", { kind, text, value, meaning }),
  articlesWithFact: (kind, text, value) => invoke("articles_with_fact", { kind, text, value }),
  placesNamed: (name) => invoke("places_named", { name }),
  subjectsKnown: () => invoke("subjects_known"),

  pickAndImport: (kind, typed) => invoke("pick_and_import", { kind, typed }),
  namePatterns: () => invoke("name_patterns"),
  setNamePatterns: (names) => invoke("set_name_patterns", { names }),
  home: () => invoke("home"),
  setHome: (path) => invoke("set_home", { path }),
  reread: () => invoke("reread"),
  watchIndex: () => invoke("watch_index"),
  cancelJob: (job) => invoke("cancel_job", { job }),
  watch: (onEvent) => invoke("watch", { channel: new Channel<AppEvent>(onEvent) }),
};
