// Which of the two languages to speak, and which of the two themes to wear.

import type { Language } from "../bindings/Language";
import type { Theme } from "../bindings/Theme";

/** The chosen language, or the system's; Chinese where the system's is neither. */
export function chooseTongue(language: Language, locale: string): "zh" | "en" {
  if (language !== "system") return language;
  return /^en\b/i.test(locale) ? "en" : "zh";
}

export function chooseTheme(theme: Theme, systemIsDark: boolean): "light" | "dark" {
  if (theme !== "system") return theme;
  return systemIsDark ? "dark" : "light";
}
