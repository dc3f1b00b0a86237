// What nobody caught goes to the program's log: a window that silently does nothing is else told of by nobody.

import type { Backend } from "./backend/backend";

/** Failures that are sent in one run; the program has a bound of its own. */
const MOST = 50;

/** Characters of a message that are sent, and places of a failure. */
const LONGEST = 300;
const PLACES = 5;

/** Sends failures to the log from now on, until what it gives back is called. */
export function noteFailures(backend: Backend): () => void {
  let left = MOST;
  const note = (reason: unknown): void => {
    if (left-- <= 0) return;
    // A failure to tell of a failure is told to nobody.
    backend.noteFailure(messageOf(reason).slice(0, LONGEST), placesOf(reason)).catch(() => {});
  };
  const onerror = (event: ErrorEvent) => note(event.error ?? event.message);
  const onrejection = (event: PromiseRejectionEvent) => note(event.reason);
  window.addEventListener("error", onerror);
  window.addEventListener("unhandledrejection", onrejection);
  return () => {
    window.removeEventListener("error", onerror);
    window.removeEventListener("unhandledrejection", onrejection);
  };
}

/** Of a command that failed the code alone: its detail may quote a query. */
function messageOf(reason: unknown): string {
  if (reason instanceof Error) return `${reason.name}: ${reason.message}`;
  if (typeof reason === "object" && reason !== null && "code" in reason) return String(reason.code);
  return typeof reason === "string" ? reason : typeof reason;
}

/** `index-abc.js:1:2345`, the innermost first. */
function placesOf(reason: unknown): string {
  const stack = reason instanceof Error ? (reason.stack ?? "") : "";
  const places = [...stack.matchAll(/[\w.-]+\.(?:js|ts|svelte):\d+:\d+/g)].map(([place]) => place);
  return places.slice(0, PLACES).join(" ");
}
