// A question of which only the latest answer counts.

import type { CommandError } from "../bindings/CommandError";
import { toCommandError } from "../backend/backend";

export class Latest<Answer> {
  value = $state.raw<Answer | null>(null);
  error = $state.raw<CommandError | null>(null);
  pending = $state(false);
  private generation = 0;

  /**
   * Asks; true when the answer (or the failure) is still the latest. The old answer stays until then; a failure leaves
   * none, for it would be taken for the answer to what was asked.
   */
  async ask(question: () => Promise<Answer>): Promise<boolean> {
    const generation = ++this.generation;
    this.pending = true;
    try {
      const value = await question();
      if (generation !== this.generation) return false;
      this.value = value;
      this.error = null;
    } catch (reason) {
      if (generation !== this.generation) return false;
      this.value = null;
      this.error = toCommandError(reason);
    }
    this.pending = false;
    return true;
  }

  /** Forgets the answer, and the question if one is open. */
  clear(): void {
    this.generation += 1;
    this.value = null;
    this.error = null;
    this.pending = false;
  }
}
