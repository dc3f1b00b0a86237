// Whether a pointer moved, or what lies under it did: a page that scrolls or is laid out anew sends the same events.

type At = Pick<PointerEvent, "screenX" | "screenY">;

export class Pointer {
  private at: At | null = null;

  /** Where the pointer is now, told by every move of it. */
  note({ screenX, screenY }: At): void {
    this.at = { screenX, screenY };
  }

  /** Whether it came onto something, or left it, by moving. The move itself is told after that. */
  moved({ screenX, screenY }: At): boolean {
    return screenX !== this.at?.screenX || screenY !== this.at.screenY;
  }
}
