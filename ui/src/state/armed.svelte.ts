// Whether single keys of a view may change the archive: only once one has gone into the view on purpose. Who has missed a
// field and types on must not answer anything.

export class Armed {
  /** One has gone in: by a press in the view, or by Enter. */
  on = $state(false);
}

/** Goes in by a press in the element, out by a press elsewhere and when the element goes. */
export function arming(element: HTMLElement, armed: Armed): { destroy: () => void } {
  const pressed = ({ target }: Event) => {
    if (!(target instanceof Element) || target.closest('[data-testid="undo-note"]')) return;
    armed.on = element.contains(target);
  };
  // A press by a keyboard or a reading aid is a click alone.
  const presses = ["pointerdown", "click"] as const;
  for (const press of presses) window.addEventListener(press, pressed, true);
  return {
    destroy() {
      for (const press of presses) window.removeEventListener(press, pressed, true);
      armed.on = false;
    },
  };
}
