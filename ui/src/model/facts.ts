// What a fact of an article means for the query.

import type { FactView } from "../bindings/FactView";
import type { Query } from "../bindings/Query";
import { parseInterval } from "./calendar";
import { addValue, hasTerm, toggleTerm, withRange } from "./query";

/** The query narrowed to a fact, or null where it says nothing that can be asked for (近日). */
export function filterFor(query: Query, fact: FactView): Query | null {
  switch (fact.kind) {
    case "person":
      return addValue(query, "people", fact.heading ?? fact.value);
    case "place":
      return addValue(query, "places", fact.value);
    case "org":
      return addValue(query, "orgs", fact.heading ?? fact.value);
    case "initiative":
      return addValue(query, "initiatives", fact.heading ?? fact.value);
    case "date": {
      const interval = parseInterval(fact.value);
      return interval && withRange(query, "event", interval.from, interval.to);
    }
    default: {
      // A figure has no filter of its own; as printed it can be searched for.
      const phrase = `"${fact.text.replaceAll('"', "")}"`;
      return hasTerm(query, phrase) ? query : toggleTerm(query, phrase);
    }
  }
}

/** Which other facts of a list stand at the place of one, wholly or in part. */
export function overlapping(facts: readonly FactView[], one: FactView): number[] {
  const own = one.span;
  if (!own) return [];
  const part = JSON.stringify(own.part);
  return facts.flatMap((fact, index) => {
    const { span } = fact;
    const meets = fact !== one && span && span.start < own.end && own.start < span.end;
    return meets && JSON.stringify(span.part) === part ? [index] : [];
  });
}
