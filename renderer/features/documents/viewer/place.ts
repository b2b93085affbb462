import { turned, type Turns, type Zoom } from './geometry.ts';

/** How a page's ink is shown; the stored page never changes. */
export const LOOKS = ['PLAIN', 'CONTRAST', 'INVERTED'] as const;
export type Look = (typeof LOOKS)[number];

/** How one document was left: coming back finds it so. */
export type Place = {
  zoom: Zoom;
  look: Look;
  /** Page on the screen, counted over all attachments of the document. */
  page: number;
  /** By page key; a page that was never turned is absent. */
  turns: Readonly<Record<string, Turns>>;
};

export const START: Place = { zoom: 'WIDTH', look: 'PLAIN', page: 0, turns: {} };

export function withTurn(place: Place, page: string, by: 1 | -1): Place {
  return { ...place, turns: { ...place.turns, [page]: turned(place.turns[page] ?? 0, by) } };
}

export function nextLook(look: Look): Look {
  return LOOKS[(LOOKS.indexOf(look) + 1) % LOOKS.length] ?? 'PLAIN';
}
