import { expect, test } from "vitest";

import { addSample, rate, secondsLeft, type Sample } from "./progress";

const samples = (...pairs: [number, number][]): Sample[] =>
  pairs.reduce<Sample[]>((all, [at, done]) => addSample(all, { at, done }), []);

test("rate and time left follow the last stretch", () => {
  const steady = samples([0, 0], [1000, 10], [2000, 20]);
  expect(rate(steady)).toBe(10);
  expect(secondsLeft(steady, 100)).toBe(8);
  const slower = samples([0, 0], [1000, 1000], [20_000, 1000], [30_000, 1010]);
  expect(rate(slower)).toBe(1);
});

test("nothing is claimed too early or at a standstill", () => {
  expect(rate(samples([0, 0]))).toBeNull();
  expect(rate(samples([0, 0], [100, 50]))).toBeNull();
  expect(rate(samples([0, 5], [5000, 5]))).toBeNull();
  expect(secondsLeft([], 10)).toBeNull();
});
