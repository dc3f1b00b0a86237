// What the window knows of the program whatever archive is open: which one is, the settings, imports, failures.

import type { AppEvent } from "../bindings/AppEvent";
import type { ArchiveInfo } from "../bindings/ArchiveInfo";
import type { CommandError } from "../bindings/CommandError";
import type { ImportOptions } from "../bindings/ImportOptions";
import type { PickKind } from "../bindings/PickKind";
import type { RecentArchive } from "../bindings/RecentArchive";
import type { SearchResult } from "../bindings/SearchResult";
import type { Settings } from "../bindings/Settings";
import { toCommandError, type Backend } from "../backend/backend";
import { setTongue } from "../messages/messages.svelte";
import { chooseTongue } from "../model/language";
import { Jobs } from "./jobs.svelte";

const NOTHING_TYPED: ImportOptions = {
  publication: null,
  issueDate: null,
  pageLabel: null,
  encoding: null,
};

/** What else is to be done when an archive opens, changes or closes. */
export interface Effects {
  /** An archive was opened; `newest` are its newest articles, if they are known. */
  opened: (newest: SearchResult | null) => void;
  /** The archive holds more than before. */
  changed: () => void;
  closed: () => void;
}

/** The open archive, settings, jobs and failures. */
export class Program {
  archive = $state.raw<ArchiveInfo | null>(null);
  recent = $state.raw<readonly RecentArchive[]>([]);
  settings = $state.raw<Settings>({ language: "system", theme: "system" });
  version = $state("");
  /** True once the program has said what is open. */
  ready = $state(false);
  /** What went wrong outside search, reading and imports. */
  failure = $state.raw<CommandError | null>(null);
  busy = $state(false);
  readonly jobs = new Jobs();
  private locale = "zh-CN";

  constructor(
    private readonly backend: Backend,
    private readonly effects: Effects,
  ) {}

  /** Learns what is open and listens to what happens from now on. */
  async start(): Promise<void> {
    await this.attempt(async () => {
      await this.look();
      await this.backend.watch((event) => {
        if (event.type === "opened") void this.attempt(() => this.look());
        else if (event.type === "failed") this.failure = event.error;
        else if (this.jobs.take(event, performance.now()) || this.firstArticles(event))
          this.effects.changed();
      });
    });
    this.ready = true;
  }

  /** The first articles have come into an empty archive: there is something to read before the import ends. */
  private firstArticles(event: AppEvent): boolean {
    return event.type === "job-progress" && event.progress.articles > 0 && this.archive?.articles === 0;
  }

  /** Learns how the program stands. */
  private async look(): Promise<void> {
    const status = await this.backend.status();
    this.recent = status.recent;
    this.version = status.version;
    this.locale = status.locale;
    this.settings = status.settings;
    setTongue(chooseTongue(status.settings.language, status.locale));
    if (status.archive && status.archive.path !== this.archive?.path)
      this.open(status.archive, status.newest);
  }

  async saveSettings(settings: Settings): Promise<void> {
    this.settings = settings;
    setTongue(chooseTongue(settings.language, this.locale));
    await this.attempt(() => this.backend.saveSettings(settings));
  }

  /** Opens what `open` answers with; null means the user thought better of it. */
  async openArchive(open: (backend: Backend) => Promise<ArchiveInfo | null>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    await this.attempt(async () => {
      const archive = await open(this.backend);
      if (archive) this.open(archive);
    });
    this.busy = false;
  }

  private open(archive: ArchiveInfo, newest: SearchResult | null = null): void {
    this.archive = archive;
    this.failure = null;
    this.effects.opened(newest);
    // The job says what is missing, and when it is not any more.
    if (archive.indexing) void this.attempt(async () => void (await this.backend.watchIndex()));
  }

  async closeArchive(): Promise<void> {
    await this.attempt(async () => {
      await this.backend.closeArchive();
      this.archive = null;
      this.effects.closed();
      this.recent = (await this.backend.status()).recent;
    });
  }

  async forgetRecent(path: string): Promise<void> {
    await this.attempt(async () => {
      await this.backend.forgetRecent(path);
      this.recent = this.recent.filter((recent) => recent.path !== path);
    });
  }

  async importFrom(kind: PickKind, typed: ImportOptions = NOTHING_TYPED): Promise<void> {
    await this.attempt(async () => {
      const job = await this.backend.pickAndImport(kind, typed);
      if (job !== null) this.jobs.take({ type: "job-started", job, work: "import" }, performance.now());
    });
  }

  /** Reads everything in the archive anew. */
  async reread(): Promise<void> {
    if (this.jobs.running("reread")) return;
    await this.attempt(async () => {
      const job = await this.backend.reread();
      this.jobs.take({ type: "job-started", job, work: "reread" }, performance.now());
    });
  }

  async cancelJob(job: number): Promise<void> {
    this.jobs.cancelling(job);
    await this.attempt(() => this.backend.cancelJob(job));
  }

  /** Learns anew what the archive holds. */
  async takeStock(): Promise<void> {
    await this.attempt(async () => {
      this.archive = await this.backend.archiveInfo();
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (reason) {
      this.failure = toCommandError(reason);
    }
  }
}
