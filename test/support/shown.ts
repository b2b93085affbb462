import { FileSection } from '#common/domain/approval/sections.ts';

/** Everything was before the approver's eyes. */
export const ALL_SHOWN = { sections: [...FileSection.options], photo: true, ms: 5_000 };

/** An approval of an opened file of which everything was shown. */
export function opened(beside: object = {}): { bulk: null; shown: typeof ALL_SHOWN } {
  return { bulk: null, shown: ALL_SHOWN, ...beside };
}
