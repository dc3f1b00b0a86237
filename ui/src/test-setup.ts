// What jsdom lacks: layout. Elements have no size there, so observers never fire. Most tests need no page at all.
class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NoObserver as unknown as typeof ResizeObserver;
globalThis.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  addEventListener() {},
  removeEventListener() {},
})) as unknown as typeof matchMedia;
// Tests without a page draw nothing, and nothing is waited for.
globalThis.requestAnimationFrame ??= (drawn) => Number(setTimeout(() => drawn(performance.now())));
if (typeof Element !== "undefined") {
  Element.prototype.scrollIntoView ??= () => {};
  Element.prototype.setPointerCapture ??= () => {};
}
