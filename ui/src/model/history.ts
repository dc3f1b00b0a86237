// Back and forward through what was looked at.

/** A stack with a place in it; going somewhere new drops what was ahead. */
export class History<T> {
  private entries: T[];
  private place = 0;

  constructor(
    start: T,
    private readonly most = 200,
  ) {
    this.entries = [start];
  }

  get current(): T {
    return this.entries[this.place] as T;
  }

  get canGoBack(): boolean {
    return this.place > 0;
  }

  get canGoForward(): boolean {
    return this.place < this.entries.length - 1;
  }

  push(entry: T): void {
    this.entries = [...this.entries.slice(0, this.place + 1), entry].slice(-this.most);
    this.place = this.entries.length - 1;
  }

  /** Changes the present entry without making a new one. */
  replace(entry: T): void {
    this.entries[this.place] = entry;
  }

  /** The entry gone to, or null at the end of the stack. */
  go(step: -1 | 1): T | null {
    const place = this.place + step;
    const entry = this.entries[place];
    if (entry === undefined) return null;
    this.place = place;
    return entry;
  }
}
