// How the window stands, whatever archive and view it shows.

/** What depends on the window alone. */
export class Layout {
  /** Room for either the list or the article, not both. */
  narrow = $state(false);
  /** The table of keys is open. */
  helpShown = $state(false);
}
