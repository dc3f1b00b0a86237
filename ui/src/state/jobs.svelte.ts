// Imports that run or have ended and not been put away.

import type { AppEvent } from "../bindings/AppEvent";
import type { CommandError } from "../bindings/CommandError";
import type { ImportProgress } from "../bindings/ImportProgress";
import type { ImportSummary } from "../bindings/ImportSummary";
import { addSample, type Sample } from "../model/progress";

type JobEvent = Extract<AppEvent, { job: number }>;

export interface Job {
  id: number;
  progress: ImportProgress | null;
  samples: readonly Sample[];
  cancelling: boolean;
  summary: ImportSummary | null;
  error: CommandError | null;
}

export class Jobs {
  list = $state.raw<readonly Job[]>([]);
  /** Files are being dragged over the window. */
  dragging = $state(false);

  /** Takes what concerns imports. `now` in milliseconds, of any clock. True when an import ended and the archive may hold more. */
  take(event: AppEvent, now: number): boolean {
    if (event.type === "drag") {
      this.dragging = event.over;
      return false;
    }
    if (event.type === "opened" || event.type === "failed") return false;
    this.dragging = false;
    const job = this.list.find((job) => job.id === event.job) ?? blank(event.job);
    const next = after(job, event, now);
    const others = this.list.filter((other) => other.id !== job.id);
    this.list = this.list.includes(job) ? this.list.map((j) => (j === job ? next : j)) : [...others, next];
    return event.type === "job-finished" || event.type === "job-failed";
  }

  cancelling(id: number): void {
    this.list = this.list.map((job) => (job.id === id ? { ...job, cancelling: true } : job));
  }

  /** Takes an ended job off the strip. */
  putAway(id: number): void {
    this.list = this.list.filter((job) => job.id !== id);
  }
}

function blank(id: number): Job {
  return { id, progress: null, samples: [], cancelling: false, summary: null, error: null };
}

function after(job: Job, event: JobEvent, now: number): Job {
  if (event.type === "job-progress") {
    const samples = addSample(job.samples, { at: now, done: event.progress.done });
    return { ...job, progress: event.progress, samples };
  }
  if (event.type === "job-finished") return { ...job, summary: event.summary };
  return event.type === "job-failed" ? { ...job, error: event.error } : job;
}
