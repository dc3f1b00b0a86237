// Going through the list and opening its articles.

import type { Layout } from "./layout.svelte";
import type { Navigation } from "./navigation.svelte";
import type { Reader } from "./reader.svelte";
import type { SavedQueries } from "./saved-queries.svelte";
import type { Search } from "./search.svelte";

/** What going through a list has to do with. */
export interface Parts {
  navigation: Navigation;
  search: Search;
  reader: Reader;
  layout: Layout;
  savedQueries: SavedQueries;
}

/** Moves the selection and opens what is selected. */
export class Browsing {
  /** The open article follows the selection, because the keyboard moves it. */
  following = $state(false);

  constructor(private readonly parts: Parts) {}

  /** Moves through the list; where there is room the article follows, the history does not. */
  follow(index: number): void {
    const { results } = this.parts.search;
    results.selected = Math.max(-1, Math.min(index, results.rows - 1));
    this.following = !this.parts.layout.narrow;
  }

  /** Shows the selected article without a step in the history. */
  preview(id: number): void {
    const { reader, search, navigation } = this.parts;
    if (reader.id === id) return;
    void reader.open(id, search.seen);
    navigation.note();
  }

  /** Opens an article beside the list, as a step of the history. */
  openArticle(id: number, index = this.parts.search.results.indexOf(id)): void {
    const { reader, search, navigation, savedQueries } = this.parts;
    this.following = false;
    if (reader.id === id) {
      search.results.selected = index;
      return;
    }
    // The place that is left keeps its own row, so that going back returns to it.
    navigation.step(() => {
      search.results.selected = index;
      savedQueries.note(search.query);
      void reader.open(id, search.seen);
    });
  }

  /** Opens an article where its other versions are listed. */
  showVersions(id: number, index: number): void {
    this.openArticle(id, index);
    this.parts.reader.versionsWanted = true;
  }

  /** Opens an article from a view that has no room for one, at a sentence if one is given. */
  readArticle(id: number, sentence: string | null = null): void {
    const { reader, search, navigation } = this.parts;
    navigation.step(() => {
      navigation.show("timeline");
      if (reader.id !== id) void reader.open(id, search.seen);
      reader.sentence = sentence;
      search.results.selected = search.results.indexOf(id);
    });
  }

  /** Closes the open article; the list stays. */
  closeArticle(): void {
    const { reader, navigation } = this.parts;
    if (reader.id !== null) navigation.step(() => reader.close());
  }
}
