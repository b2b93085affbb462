type Rectangle = { x: number; y: number; width: number; height: number };

/** A display on which the middle of this window does not lie; null where there is none. */
export function otherDisplay<D extends { bounds: Rectangle }>(
  displays: readonly D[],
  window: Rectangle,
): D | null {
  const x = window.x + window.width / 2;
  const y = window.y + window.height / 2;
  const isOn = ({ bounds }: D) =>
    x >= bounds.x && x < bounds.x + bounds.width && y >= bounds.y && y < bounds.y + bounds.height;
  // A window that hangs between all of them still has one display that is not its own: never the first.
  const others = displays.filter((display) => !isOn(display));
  return (others.length < displays.length ? others[0] : displays[1]) ?? null;
}
