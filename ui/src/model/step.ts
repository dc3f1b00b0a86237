// Keeping two texts in step: where a height in one lies in the other.

/** A part of a text by its top and bottom, in pixels of the scrolled content. */
export interface Stretch {
  part: number;
  top: number;
  bottom: number;
}

/** The part at a height and how far into it, 0–1; between parts the end of the one above. */
export function placeAt(stretches: readonly Stretch[], y: number): { part: number; share: number } | null {
  let place: { part: number; share: number } | null = null;
  for (const { part, top, bottom } of stretches) {
    if (place && y < top) break;
    place = { part, share: Math.max(0, Math.min(1, (y - top) / Math.max(1, bottom - top))) };
  }
  return place;
}

/** The height of a place; null where the text lacks the part. */
export function heightOf(
  stretches: readonly Stretch[],
  place: { part: number; share: number },
): number | null {
  const stretch = stretches.find(({ part }) => part === place.part);
  return stretch ? stretch.top + place.share * (stretch.bottom - stretch.top) : null;
}
