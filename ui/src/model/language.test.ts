import { expect, test } from "vitest";

import { chooseTheme, chooseTongue } from "./language";

test("Chinese comes first", () => {
  const check = (language: "system" | "zh" | "en", locale: string, tongue: string) =>
    expect(chooseTongue(language, locale), `${language} ${locale}`).toBe(tongue);
  check("system", "zh-CN", "zh");
  check("system", "en-GB", "en");
  check("system", "fr-FR", "zh");
  check("system", "", "zh");
  check("zh", "en-GB", "zh");
  check("en", "zh-CN", "en");
});

test("the theme follows the system unless chosen", () => {
  expect(chooseTheme("system", true)).toBe("dark");
  expect(chooseTheme("system", false)).toBe("light");
  expect(chooseTheme("light", true)).toBe("light");
});
