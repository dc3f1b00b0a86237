// Dates as a person types them.

import { parseDate } from "./calendar";

/** A typed date as EDTF: `2024`, `2024-7`, `2024/7/17`, `2024年7月17日`, each with `~` where it is about; null where it is none. */
export function readDate(typed: string): string | null {
  const text = typed.trim().normalize("NFKC").replace(/\s+/g, "");
  const match = /^(\d{4})(?:[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})日?)?)?)?)?(~?)$/.exec(text);
  if (!match) return null;
  const [, year, month, day, about = ""] = match;
  const date = [year, month?.padStart(2, "0"), day?.padStart(2, "0")].filter(Boolean).join("-");
  return parseDate(date) ? date + about : null;
}
