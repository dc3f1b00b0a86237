// Queries that go with the archive: those with a name, and those asked last.

import type { CommandError } from "../bindings/CommandError";
import type { Query } from "../bindings/Query";
import type { RecentQuery } from "../bindings/RecentQuery";
import type { SavedQuery } from "../bindings/SavedQuery";
import { toCommandError, type Backend } from "../backend/backend";
import { emptyQuery, sameQuery } from "../model/query";

/** The lists, and what can be done with them. */
export class SavedQueries {
  saved = $state.raw<readonly SavedQuery[]>([]);
  recent = $state.raw<readonly RecentQuery[]>([]);
  /** True once the archive has told what it keeps. */
  known = $state(false);
  /** What was deleted last and can come back. */
  deleted = $state.raw<SavedQuery | null>(null);
  error = $state.raw<CommandError | null>(null);
  private noted: Query | null = null;

  constructor(private readonly backend: Backend) {}

  async load(): Promise<void> {
    await this.attempt(async () => {
      const [saved, recent] = await Promise.all([this.backend.savedQueries(), this.backend.recentQueries()]);
      this.saved = saved;
      this.recent = recent;
      this.known = true;
    });
  }

  /** Saves a query under a name, in the place of the one that has it; false where that failed. */
  save(name: string, query: Query): Promise<boolean> {
    return this.change(() => this.backend.saveQuery(name, query));
  }

  rename(name: string, to: string): Promise<boolean> {
    return this.change(() => this.backend.renameSavedQuery(name, to));
  }

  async remove(saved: SavedQuery): Promise<void> {
    if (await this.change(() => this.backend.deleteSavedQuery(saved.name))) this.deleted = saved;
  }

  /** Brings back what was deleted last. */
  async restore(): Promise<void> {
    const { deleted } = this;
    if (deleted && (await this.save(deleted.name, deleted.query))) this.deleted = null;
  }

  /** Forgets the recent queries. */
  async forget(): Promise<void> {
    this.noted = null;
    await this.change(() => this.backend.forgetQueries());
  }

  /** Notes a query that the archivist has used. That an archive on a read-only disk cannot is no loss. */
  note(query: Query): void {
    if (sameQuery(query, emptyQuery()) || (this.noted && sameQuery(query, this.noted))) return;
    this.noted = query;
    this.backend.noteQuery(query).catch(() => undefined);
  }

  /** Forgets everything: another archive is open, or the list is closed. */
  clear(): void {
    this.saved = [];
    this.recent = [];
    this.known = false;
    this.deleted = null;
    this.error = null;
    this.noted = null;
  }

  private async change(command: () => Promise<void>): Promise<boolean> {
    this.deleted = null;
    const done = await this.attempt(command);
    if (done) await this.load();
    return done;
  }

  private async attempt(command: () => Promise<void>): Promise<boolean> {
    try {
      await command();
      this.error = null;
      return true;
    } catch (reason) {
      this.error = toCommandError(reason);
      return false;
    }
  }
}
