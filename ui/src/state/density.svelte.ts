// The density of a query over time, and the articles that have no place in it.

import type { Axis } from "../bindings/Axis";
import type { CommandError } from "../bindings/CommandError";
import type { Granularity } from "../bindings/Granularity";
import type { Query } from "../bindings/Query";
import type { Timeline } from "../bindings/Timeline";
import { toCommandError, type Backend } from "../backend/backend";
import { domainOf, finerFor, histogramQuery, spanOf, widthForRange, type Span } from "../model/density";
import { withoutRange } from "../model/query";

/** A histogram ready to be drawn. */
export interface Histogram {
  timeline: Timeline;
  by: Granularity;
  /** The stretch to draw; null when nothing is dated. */
  domain: Span | null;
}

export class Density {
  axis = $state<Axis>("published");
  /** What the user chose; `auto` follows the stretch. */
  width = $state<Granularity | "auto">("auto");
  histogram = $state.raw<Histogram | null>(null);
  /** Articles without a date on the axis, whatever range is set. */
  undated = $state(0);
  /** Years that the query covers when no range is set. */
  years = $state.raw<Span | null>(null);
  error = $state.raw<CommandError | null>(null);
  private generation = 0;

  constructor(private readonly backend: Backend) {}

  /** Another archive is open: it is drawn as the program sees fit. */
  clear(): void {
    this.axis = "published";
    this.width = "auto";
  }

  async run(query: Query): Promise<void> {
    const generation = ++this.generation;
    const { axis } = this;
    try {
      const whole = query.axis === axis ? withoutRange(query) : query;
      const years = await this.backend.timeline(whole, axis, "year");
      if (generation !== this.generation) return;
      const histogram = await this.draw(query, axis, years);
      if (generation !== this.generation) return;
      this.undated = years.undated;
      this.years = spanOf(years.bins, "year");
      this.histogram = histogram;
      this.error = null;
    } catch (reason) {
      if (generation === this.generation) this.error = toCommandError(reason);
    }
  }

  private async draw(query: Query, axis: Axis, years: Timeline): Promise<Histogram> {
    const shown = histogramQuery(query, axis);
    const width = this.width === "auto" ? widthForRange(shown, axis) : this.width;
    if (width) {
      const timeline = await this.backend.timeline(shown, axis, width);
      return { timeline, by: width, domain: domainOf(shown, axis, width, timeline.bins) };
    }
    let timeline = years;
    let domain = domainOf(shown, axis, timeline.by, timeline.bins);
    while (domain) {
      const finer = finerFor(domain, timeline.by);
      if (finer === timeline.by) break;
      timeline = await this.backend.timeline(shown, axis, finer);
      domain = domainOf(shown, axis, finer, timeline.bins);
    }
    return { timeline, by: timeline.by, domain };
  }
}
