// Place paths such as 山东省/聊城市/冠县.

/** The narrowest place of a path. */
export function shortPath(path: string): string {
  return path.split("/").filter(Boolean).at(-1) ?? path;
}
