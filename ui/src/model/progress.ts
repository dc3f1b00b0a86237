// How fast a job goes and how long it will take.

/** What was done at a moment, in milliseconds of any clock. */
export interface Sample {
  at: number;
  done: number;
}

/** Only the last stretch counts: files differ in size. */
const WINDOW_MS = 15_000;

export function addSample(samples: readonly Sample[], sample: Sample): Sample[] {
  return [...samples.filter((old) => sample.at - old.at <= WINDOW_MS), sample].slice(-200);
}

/** Files a second, or null when it is too early to tell. */
export function rate(samples: readonly Sample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < 500 || last.done <= first.done) return null;
  return ((last.done - first.done) * 1000) / (last.at - first.at);
}

/** Whole seconds left, or null. */
export function secondsLeft(samples: readonly Sample[], total: number): number | null {
  const perSecond = rate(samples);
  const last = samples.at(-1);
  return perSecond === null || !last ? null : Math.ceil(Math.max(0, total - last.done) / perSecond);
}
