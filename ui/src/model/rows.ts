// The arithmetic of a list of 100,000 rows of which a few are drawn. Rows come in pages; a row that begins a new
// day has a heading above it. Headings of pages not yet fetched are unknown and count as absent, so heights change
// when pages arrive: the list keeps its anchor row in place.

/** Heights in CSS pixels. */
export interface RowSizes {
  row: number;
  heading: number;
}

/** A row at the top of the view and how far its top is above the view's. */
export interface Anchor {
  index: number;
  offset: number;
}

/** What a fetched page tells about heights: indexes within the page of the rows under a heading, ascending. */
export type Headings = readonly number[];

export class RowLayout {
  /** Tops of all pages and, last, the height of everything. */
  private readonly tops: number[] = [0];

  constructor(
    readonly total: number,
    readonly pageSize: number,
    private readonly headings: ReadonlyMap<number, Headings>,
    private readonly sizes: RowSizes,
  ) {
    const pages = Math.ceil(total / pageSize);
    for (let page = 0; page < pages; page++) {
      const rows = Math.min(pageSize, total - page * pageSize);
      const above = this.tops[page] ?? 0;
      this.tops.push(above + rows * sizes.row + (headings.get(page)?.length ?? 0) * sizes.heading);
    }
  }

  get height(): number {
    return this.tops.at(-1) ?? 0;
  }

  /** Whether a heading stands above a row. */
  hasHeading(index: number): boolean {
    return this.headings.get(Math.floor(index / this.pageSize))?.includes(index % this.pageSize) ?? false;
  }

  /** Top of a row, or of its heading where it has one. */
  top(index: number): number {
    const page = Math.floor(index / this.pageSize);
    const within = index % this.pageSize;
    const above = this.headings.get(page)?.filter((row) => row < within).length ?? 0;
    return (this.tops[page] ?? 0) + within * this.sizes.row + above * this.sizes.heading;
  }

  /** The row at a height; the nearest one outside the list. */
  at(y: number): number {
    if (this.total === 0) return 0;
    let low = 0;
    let high = this.total - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.top(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The rows to draw for a view, some to spare on both sides. */
  visible(scrollTop: number, viewHeight: number, spare = 4): { first: number; last: number } {
    if (this.total === 0) return { first: 0, last: -1 };
    return {
      first: Math.max(0, this.at(scrollTop) - spare),
      last: Math.min(this.total - 1, this.at(scrollTop + viewHeight) + spare),
    };
  }

  anchor(scrollTop: number): Anchor {
    const index = this.at(scrollTop);
    return { index, offset: scrollTop - this.top(index) };
  }

  scrollTopFor(anchor: Anchor): number {
    return this.total === 0 ? 0 : this.top(Math.min(anchor.index, this.total - 1)) + anchor.offset;
  }

  /** The least scrolling that shows a whole row below a pinned heading. */
  reveal(index: number, scrollTop: number, viewHeight: number): number {
    const top = this.top(index) + (this.hasHeading(index) ? this.sizes.heading : 0);
    const bottom = top + this.sizes.row;
    if (top - this.sizes.heading < scrollTop) return Math.max(0, top - this.sizes.heading);
    return bottom > scrollTop + viewHeight ? bottom - viewHeight : scrollTop;
  }
}
