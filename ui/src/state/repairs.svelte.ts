// Damaged characters with what they may have been, decided on by the batch.

import type { CommandError } from "../bindings/CommandError";
import type { RepairGroup } from "../bindings/RepairGroup";
import { toCommandError, type Backend } from "../backend/backend";
import type { Corrections } from "./corrections.svelte";

const MOST = 200;

export class Repairs {
  groups = $state.raw<readonly RepairGroup[]>([]);
  loaded = $state(false);
  error = $state.raw<CommandError | null>(null);
  selected = $state(0);
  done = $state(0);
  current = $derived<RepairGroup | null>(this.groups[this.selected] ?? null);
  private decisions: { group: RepairGroup; batch: Promise<number | null> }[] = [];

  constructor(
    private readonly backend: Backend,
    private readonly corrections: Corrections,
  ) {}

  async load(): Promise<void> {
    try {
      this.groups = await this.backend.repairs(MOST);
      this.error = null;
    } catch (reason) {
      this.error = toCommandError(reason);
    }
    this.select(this.selected);
    this.loaded = true;
  }

  clear(): void {
    this.groups = [];
    this.loaded = false;
    this.error = null;
    this.selected = 0;
    this.done = 0;
    this.decisions = [];
  }

  select(index: number): void {
    this.selected = Math.max(0, Math.min(index, this.groups.length - 1));
  }

  /** Takes the proposal chosen in all its places, or says that the printed form is right. */
  decide(accepted: boolean): void {
    const group = this.current;
    if (!group) return;
    this.groups = this.groups.filter((other) => other !== group);
    this.select(this.selected);
    this.done += 1;
    const batch = this.corrections
      .repair(group.from, group.to, accepted)
      .then((result) => result?.batch ?? null);
    this.decisions.push({ group, batch });
    void batch.then((made) => made === null && this.giveBack(group));
  }

  /** Takes the last decision back. False when there is none. */
  undo(): boolean {
    const decision = this.decisions.pop();
    if (!decision) return false;
    void decision.batch.then(async (batch) => {
      if (batch !== null) await this.corrections.undo(batch);
    });
    this.giveBack(decision.group);
    return true;
  }

  private giveBack(group: RepairGroup): void {
    this.decisions = this.decisions.filter((decision) => decision.group !== group);
    this.groups = [...this.groups, group].sort((a, b) => b.places - a.places);
    this.selected = this.groups.indexOf(group);
    this.done -= 1;
  }
}
