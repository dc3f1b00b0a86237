// Telling people of one name apart, and joining names of one person, as corrections.

import type { Change } from "../bindings/Change";
import type { NameKind } from "../bindings/NameKind";
import type { PersonView } from "../bindings/PersonView";
import type { Post } from "../bindings/Post";
import type { Quote } from "../bindings/Quote";
import { plain } from "./segments";

/** Files names under a heading in all articles. */
export function joined(of: NameKind, names: readonly string[], heading: string): Change[] {
  const corrections = names
    .filter((name) => name !== heading)
    .map((name) => ({ op: "heading" as const, line: null, of, name, heading }));
  return [{ target: "archive", corrections }];
}

/** A heading without its distinction: `王刚（副市长）` is of a `王刚`. */
export function bareName(heading: string): string {
  return heading.replace(/[（(][^（）()]*[）)]$/, "").trim() || heading;
}

/** What the bearer of a post may be filed under. `other` where nothing is known of the post. */
export function proposedHeading(person: PersonView, post: Post, other: string): string {
  const name = bareName(person.names[0] ?? person.heading);
  return `${name}（${post.role ?? post.org ?? other}）`;
}

/** Files the articles of a post under another heading, as one batch. */
export function splitOff(person: PersonView, post: Post, heading: string): Change[] {
  const quotes = new Map(person.articles.map(({ quote }) => [quote.article, quote]));
  return post.articles.map((article) => {
    const name = nameIn(person, quotes.get(article));
    // Line 0 stands for the first line of the article, which the archive knows.
    return {
      target: { article },
      corrections: [{ op: "heading", line: 0, of: "person", name, heading }],
    };
  });
}

/** The name as the article prints it: the longest of the person's names in what is quoted. */
function nameIn(person: PersonView, quote: Quote | undefined): string {
  const marked = quote ? plain(quote.text.filter(({ hit }) => hit)) : "";
  const text = quote ? plain(quote.text) : "";
  const names = [...person.names].sort((a, b) => b.length - a.length);
  const bare = bareName(person.heading);
  return (
    names.find((name) => marked.includes(name)) ??
    names.find((name) => text.includes(name)) ??
    (person.names.includes(bare) ? bare : (person.names[0] ?? bare))
  );
}
