import { expect, test } from "vitest";

import { axisLabel, formatDate, formatRange, formatSpan } from "./dates";

test("dates are told in the words of the language", () => {
  const check = (edtf: string, zh: string, en: string) => {
    expect(formatDate(edtf, "zh"), edtf).toBe(zh);
    expect(formatDate(edtf, "en"), edtf).toBe(en);
  };
  check("2024-07-17", "2024年7月17日 周三", "Wed 17 July 2024");
  check("2024-07-17~", "2024年7月17日 周三", "Wed 17 July 2024");
  check("2024-07", "2024年7月", "July 2024");
  check("1976", "1976年", "1976");
  check("2022/2023", "2022年—2023年", "2022 – 2023");
  check("199X", "1990年代", "1990s");
});

test("a range says a shared year once", () => {
  const check = (from: string | null, to: string | null, zh: string, en: string) => {
    expect(formatRange(from, to, "zh")).toBe(zh);
    expect(formatRange(from, to, "en")).toBe(en);
  };
  check("2024-07", "2024-07", "2024年7月", "July 2024");
  check("2024-06-23", "2024-07-17", "2024年6月23日—7月17日", "23 June – 17 July 2024");
  check("2023-12", "2024-01", "2023年12月—2024年1月", "December 2023 – January 2024");
  check("2023", "2024", "2023年—2024年", "2023 – 2024");
  check("2024", null, "2024年—", "2024 – ");
  check(null, null, "", "");
});

test("a span over years is told in months", () => {
  expect(formatSpan("2007-05-30", "2024-07-17", "zh")).toBe("2007年5月—2024年7月");
  expect(formatSpan("2024-06-23", "2024-07-17", "zh")).toBe("2024年6月23日—7月17日");
});

test("marks of the axis say the year where it begins", () => {
  expect(axisLabel("2024-01", "month", "zh", false)).toBe("2024年");
  expect(axisLabel("2024-03", "month", "zh", false)).toBe("3月");
  expect(axisLabel("2024-03", "month", "zh", true)).toBe("2024年3月");
  expect(axisLabel("2024-07-17", "day", "en", false)).toBe("17 Jul");
});
