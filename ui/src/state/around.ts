// What leads on from an article: to others like it, to what else was printed that day.

import type { ArticleView } from "../bindings/ArticleView";
import { dayQuery, likeQuery } from "../model/query";
import { plain } from "../model/segments";
import type { Desk } from "./desk.svelte";

/** What it takes to list them. */
type Parts = Pick<Desk, "search" | "labels">;

/** Whether any other article is like it. */
export function hasLike(article: ArticleView): boolean {
  return article.related.length > 0;
}

/** Lists the articles like one, the nearest first; false where there are none. */
export function listLike({ search, labels }: Parts, article: ArticleView): boolean {
  if (!hasLike(article)) return false;
  labels.learnHeadline(String(article.id), plain(article.headline));
  search.listArticles(likeQuery(article.id), "relevance");
  return true;
}

/** Lists what was printed on the day of an article, in all papers; false where its day is unknown. */
export function listIssueDay({ search }: Parts, article: ArticleView): boolean {
  const query = dayQuery(article.published);
  if (!query) return false;
  search.listArticles(query, "newest");
  return true;
}
