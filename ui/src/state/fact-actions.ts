// What can be done with a fact, one entry each: a new view on facts adds its own here, and nowhere else.

import type { ArticleView } from "../bindings/ArticleView";
import type { FactView } from "../bindings/FactView";
import { t } from "../messages/messages.svelte";
import { filterFor } from "../model/facts";
import type { Desk } from "./desk.svelte";
import type { FactKind } from "./prefs.svelte";

/** What an action may use. */
export interface FactContext {
  desk: Desk;
  article: ArticleView;
  fact: FactView;
  /** Shows the lines of the page that say the fact. */
  showSource: () => void;
  /** Opens the form to set it right. */
  correct: () => void;
  /** Closes the note. */
  leave: () => void;
}

export interface FactAction {
  /** For tests and styles. */
  id: string;
  /** The kinds of fact it is for; all of them unless given. */
  kinds?: readonly FactKind[];
  label: (fact: FactView) => string;
  /** False hides it. */
  can: (context: FactContext) => boolean;
  run: (context: FactContext) => void;
}

const filter: FactAction = {
  id: "filter",
  label: ({ kind }) =>
    kind === "date"
      ? t("action.filter.date")
      : t(kind === "figure" ? "action.filter.figure" : "action.filter"),
  can: ({ desk, fact }) => filterFor(desk.search.query, fact) !== null,
  run: ({ desk, fact, leave }) => {
    const query = filterFor(desk.search.query, fact);
    leave();
    if (query) desk.search.ask(query);
  },
};

const source: FactAction = {
  id: "source",
  label: () => t("action.source"),
  can: () => true,
  run: ({ showSource }) => showSource(),
};

const correct: FactAction = {
  id: "correct",
  label: () => t("action.correct"),
  can: ({ desk }) => !desk.program.archive?.readOnly,
  run: (context) => context.correct(),
};

/** What the archive says of a person, or of an initiative. */
const sheet: FactAction = {
  id: "sheet",
  kinds: ["person", "initiative"],
  label: ({ kind }) => t(kind === "person" ? "action.person" : "action.dossier"),
  can: () => true,
  run: ({ desk, fact, leave }) => {
    leave();
    const name = fact.heading ?? fact.value;
    if (fact.kind === "person") desk.navigation.openPerson(name);
    else desk.navigation.openDossier(name);
  },
};

/** How the name was used over the years. */
const phrase: FactAction = {
  id: "phrase",
  kinds: ["initiative"],
  label: () => t("phrase.open"),
  can: () => true,
  run: ({ desk, fact, leave }) => {
    leave();
    desk.navigation.openPhrase(fact.heading ?? fact.value);
  },
};

/** What 我市 means is said elsewhere. */
const home: FactAction = {
  id: "home",
  kinds: ["place"],
  label: () => t("action.home"),
  can: ({ fact }) => fact.rule === "home",
  run: ({ desk, leave }) => {
    leave();
    desk.navigation.setView("home");
  },
};

const FACT_ACTIONS: readonly FactAction[] = [filter, sheet, phrase, source, correct, home];

/** The actions for a fact, in their order. */
export function actionsFor(context: FactContext): FactAction[] {
  const kind = context.fact.kind as FactKind;
  return FACT_ACTIONS.filter(({ kinds, can }) => (!kinds || kinds.includes(kind)) && can(context));
}
