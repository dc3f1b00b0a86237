// What a view needs first is drawn before anything else is asked for.

/** Milliseconds after which nothing is waited for any more: a window that is hidden draws nothing. */
const AT_MOST = 100;

/** Resolves once what has changed is drawn. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, AT_MOST);
    requestAnimationFrame(() =>
      setTimeout(() => {
        clearTimeout(timer);
        resolve();
      }),
    );
  });
}
