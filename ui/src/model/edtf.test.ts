import { expect, test } from "vitest";

import { readDate } from "./edtf";

test("a date is read however it is typed, and nothing else is", () => {
  const check = (typed: string, date: string | null) => expect(readDate(typed), typed).toBe(date);
  check("2024", "2024");
  check("2024年", "2024");
  check("2024-7", "2024-07");
  check("2024年7月", "2024-07");
  check(" 2024年7月17日 ", "2024-07-17");
  check("2024/7/17", "2024-07-17");
  check("２０２４．７．１７", "2024-07-17");
  check("2024-07-17~", "2024-07-17~");
  check("2024-02-30", null);
  check("2024-13", null);
  check("昨天", null);
  check("", null);
});
