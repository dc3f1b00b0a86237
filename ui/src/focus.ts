// The three places that keys lead to, each marked in the page with `data-focus`.

import { composing } from "./model/keys";

export type FocusPlace = "search" | "list" | "article";

export function focusOn(place: FocusPlace): void {
  const element = document.querySelector<HTMLElement>(`[data-focus="${place}"]`);
  element?.focus({ preventScroll: true });
  if (element instanceof HTMLInputElement) element.select();
}

/** What the keyboard is for while an element has the focus. */
export function focusKind(element: Element | null): "text" | "list" | "other" {
  if (!element || element === document.body || element.closest('[data-focus="list"]')) return "list";
  return element.matches("input:not([type=checkbox]), textarea, select") ? "text" : "other";
}

/** An attachment: Esc anywhere in the element closes it. */
export function closesOnEscape(close: () => void): (element: HTMLElement) => () => void {
  return (element) => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || composing(event)) return;
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    element.addEventListener("keydown", press);
    return () => element.removeEventListener("keydown", press);
  };
}
