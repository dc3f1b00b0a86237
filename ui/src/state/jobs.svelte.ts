// Jobs that run or have ended and not been put away: imports, reading anew.

import type { AppEvent } from "../bindings/AppEvent";
import type { CommandError } from "../bindings/CommandError";
import type { JobOutcome } from "../bindings/JobOutcome";
import type { Progress } from "../bindings/Progress";
import type { Work } from "../bindings/Work";
import { addSample, type Sample } from "../model/progress";

type JobEvent = Extract<AppEvent, { job: number }>;

export interface Job {
  id: number;
  work: Work;
  progress: Progress | null;
  samples: readonly Sample[];
  cancelling: boolean;
  outcome: JobOutcome | null;
  error: CommandError | null;
}

export class Jobs {
  list = $state.raw<readonly Job[]>([]);
  /** Files are being dragged over the window. */
  dragging = $state(false);

  /** Takes what concerns jobs. `now` in milliseconds, of any clock. True when one ended and the archive may hold other things. */
  take(event: AppEvent, now: number): boolean {
    if (event.type === "drag") {
      this.dragging = event.over;
      return false;
    }
    if (event.type === "opened" || event.type === "failed") return false;
    this.dragging = false;
    const job = this.list.find((job) => job.id === event.job) ?? blank(event.job, "import");
    const next = after(job, event, now);
    const others = this.list.filter((other) => other.id !== job.id);
    // An index that is whole leaves nothing to report, and one nobody waits for any more neither.
    if (next.work === "index" && (next.outcome || next.error)) {
      this.list = others;
      return true;
    }
    this.list = this.list.includes(job) ? this.list.map((j) => (j === job ? next : j)) : [...others, next];
    return event.type === "job-finished" || event.type === "job-failed";
  }

  /** Whether such work is going on. */
  running(work: Work): boolean {
    return this.list.some((job) => job.work === work && !job.outcome && !job.error);
  }

  cancelling(id: number): void {
    this.list = this.list.map((job) => (job.id === id ? { ...job, cancelling: true } : job));
  }

  /** Takes an ended job off the strip. */
  putAway(id: number): void {
    this.list = this.list.filter((job) => job.id !== id);
  }
}

function blank(id: number, work: Work): Job {
  return { id, work, progress: null, samples: [], cancelling: false, outcome: null, error: null };
}

function after(job: Job, event: JobEvent, now: number): Job {
  if (event.type === "job-progress") {
    const samples = addSample(job.samples, { at: now, done: event.progress.done });
    return { ...job, progress: event.progress, samples };
  }
  if (event.type === "job-started") return { ...job, work: event.work };
  if (event.type === "job-finished") return { ...job, work: event.outcome.work, outcome: event.outcome };
  return { ...job, error: event.error };
}
