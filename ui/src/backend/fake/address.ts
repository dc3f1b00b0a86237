// `?articles=100000&open&empty&locale=en&theme=dark&delay=300` chooses what the fake program holds.

import type { Theme } from "../../bindings/Theme";
import { FakeBackend } from "./index";

export function fakeFromAddress(params: URLSearchParams): FakeBackend {
  const theme = (params.get("theme") ?? "system") as Theme;
  const articles = params.get("articles");
  return new FakeBackend({
    ...(articles ? { articles: Number(articles) } : {}),
    open: params.has("open"),
    folded: params.has("folded"),
    empty: params.has("empty"),
    locale: params.get("locale") ?? navigator.language,
    delay: Number(params.get("delay") ?? 0),
    settings: { language: "system", theme },
  });
}
