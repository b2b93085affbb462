import { zoomStep } from './geometry.ts';
import { nextLook, withTurn, type Place } from './place.ts';

export type ViewerActions = Record<
  | 'previousPage'
  | 'nextPage'
  | 'zoomIn'
  | 'zoomOut'
  | 'fitPage'
  | 'fitWidth'
  | 'rotateLeft'
  | 'rotateRight'
  | 'nextLook'
  | 'compare',
  () => void
>;

type Shown = {
  place: Place;
  /** The page's width as a factor of the pane's. */
  factor: number;
  pages: number;
  pageKey: string | null;
  onPlace: (change: Partial<Place>) => void;
  onCompare: () => void;
};

/** What keys and buttons do to the document in the pane. */
export function viewerActions({ place, factor, pages, pageKey, onPlace, onCompare }: Shown): ViewerActions {
  const last = Math.max(0, pages - 1);
  const page = Math.min(place.page, last);
  const turn = (by: 1 | -1) => () => {
    if (pageKey) onPlace({ turns: withTurn(place, pageKey, by).turns });
  };
  return {
    previousPage: () => onPlace({ page: Math.max(0, page - 1) }),
    nextPage: () => onPlace({ page: Math.min(last, page + 1) }),
    zoomIn: () => onPlace({ zoom: zoomStep(factor, 1) }),
    zoomOut: () => onPlace({ zoom: zoomStep(factor, -1) }),
    fitPage: () => onPlace({ zoom: 'PAGE' }),
    fitWidth: () => onPlace({ zoom: 'WIDTH' }),
    rotateLeft: turn(-1),
    rotateRight: turn(1),
    nextLook: () => onPlace({ look: nextLook(place.look) }),
    compare: onCompare,
  };
}
