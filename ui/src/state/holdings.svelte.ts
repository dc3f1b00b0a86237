// The calendar of holdings: which paper and year are on view, and which day is chosen.

import type { IssueDay } from "../bindings/IssueDay";
import type { PaperHoldings } from "../bindings/PaperHoldings";
import type { Backend } from "../backend/backend";
import { nextGap } from "../model/holdings";
import { Latest } from "./latest.svelte";

export class Holdings {
  private readonly papersAsked = new Latest<PaperHoldings[]>();
  private readonly daysAsked = new Latest<IssueDay[]>();
  /** Null before a paper was chosen; a paper without a name is one too. */
  private chosen = $state.raw<{ publication: string | null } | null>(null);
  year = $state<number | null>(null);
  day = $state<string | null>(null);

  readonly papers = $derived(this.papersAsked.value);
  readonly days = $derived(this.daysAsked.value ?? []);
  readonly error = $derived(this.papersAsked.error ?? this.daysAsked.error);
  readonly pending = $derived(this.papersAsked.pending || this.daysAsked.pending);
  readonly paper = $derived(
    this.papers?.find(({ publication }) => publication === this.chosen?.publication) ?? null,
  );
  readonly dayShown = $derived(this.days.find(({ date }) => date === this.day) ?? null);

  constructor(private readonly backend: Backend) {}

  /** Asks for the papers, and the days of the year on view; what was chosen stays so as far as it is there. */
  async load(): Promise<void> {
    if (!(await this.papersAsked.ask(() => this.backend.holdings()))) return;
    if (!this.paper) {
      const fullest = [...(this.papers ?? [])].sort((a, b) => b.articles - a.articles)[0];
      this.chosen = fullest ? { publication: fullest.publication } : null;
    }
    const years = this.paper?.years ?? [];
    const held = years.filter((year) => year.issues + year.estimated > 0);
    this.year ??= (held.at(-1) ?? years.at(-1))?.year ?? null;
    await this.askDays();
  }

  /** Goes to a paper and a day, without asking: the view does when it is shown. */
  goTo(publication: string | null, day: string | null): void {
    this.chosen = { publication };
    this.day = day;
    this.year = day === null ? null : Number(day.slice(0, 4));
  }

  choosePaper(publication: string | null): void {
    this.goTo(publication, null);
    void this.load();
  }

  async chooseYear(year: number): Promise<void> {
    if (year === this.year) return;
    this.year = year;
    if (this.day !== null && Number(this.day.slice(0, 4)) !== year) this.day = null;
    await this.askDays();
  }

  /** Steps to another year of those that are known. */
  stepYear(step: 1 | -1): void {
    const years = this.paper?.years.map(({ year }) => year) ?? [];
    const [first, last] = [years[0], years.at(-1)];
    if (this.year === null || first === undefined || last === undefined) return;
    void this.chooseYear(Math.max(first, Math.min(last, this.year + step)));
  }

  /** Goes to the next gap, in another year if this one has no more. */
  async stepGap(step: 1 | -1): Promise<void> {
    const here = nextGap(this.days, this.day, step);
    if (here !== null) {
      this.day = here;
      return;
    }
    const gapped = this.paper?.years.filter((year) => year.missing + year.incomplete > 0) ?? [];
    const later = gapped.filter(({ year }) => (step > 0 ? year > (this.year ?? 0) : year < (this.year ?? 0)));
    const next = step > 0 ? later[0] : later.at(-1);
    if (!next) return;
    await this.chooseYear(next.year);
    this.day = nextGap(this.days, null, step);
  }

  /** Another archive is open. */
  clear(): void {
    this.papersAsked.clear();
    this.daysAsked.clear();
    this.chosen = null;
    this.year = null;
    this.day = null;
  }

  private async askDays(): Promise<void> {
    const { paper, year } = this;
    if (!paper || year === null) return;
    const name = String(year).padStart(4, "0");
    await this.daysAsked.ask(() =>
      this.backend.issueDays(paper.publication, `${name}-01-01`, `${name}-12-31`),
    );
  }
}
