import { useMemo, useState } from 'react';
import { z } from 'zod';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { keptOf, takeOf, type KeptTake, type Take } from './take.ts';

export type Takes = {
  isLoading: boolean;
  takes: readonly Take[];
  /** The take that is looked at; null shows the live picture. */
  shown: Take | null;
  /** It comes from before the window was closed. */
  isRestored: boolean;
  add: (take: Take) => void;
  choose: (take: Take) => void;
  goLive: () => void;
  forget: () => void;
};

const Anything = z.looseObject({}).nullable();

/**
 * What was taken and not yet used. The newest stands in a draft on this desk: a killed window offers it again, and it never
 * reaches vault or hub unless somebody uses it.
 */
export function useTakes(applicationId: ApplicationId): Takes {
  const draft = useDraftState<KeptTake | null>({ applicationId, form: 'photo' }, null, parseKept);
  const [older, setOlder] = useState<readonly Take[]>([]);
  const [chosen, setChosen] = useState<Take | 'LIVE' | 'NEWEST'>('NEWEST');
  const [hasTaken, setHasTaken] = useState(false);
  const newest = useMemo(() => takeOf(draft.value), [draft.value]);
  const takes = useMemo(() => (newest ? [...older, newest] : older), [older, newest]);
  const shown = chosen === 'LIVE' ? null : chosen === 'NEWEST' ? newest : chosen;

  return {
    isLoading: draft.isLoading,
    takes,
    shown,
    isRestored: newest !== null && shown === newest && !hasTaken,
    add: (take) => {
      setOlder(takes.slice(-MOST_OLDER));
      draft.change(keptOf(take));
      setChosen('NEWEST');
      setHasTaken(true);
    },
    choose: setChosen,
    goLive: () => setChosen('LIVE'),
    forget: () => {
      setOlder([]);
      draft.change(null);
      draft.discard();
      setChosen('LIVE');
    },
  };
}

const MOST_OLDER = 5;

function parseKept(content: unknown): KeptTake | null {
  const parsed = Anything.safeParse(content);
  const take = parsed.success ? takeOf(parsed.data) : null;
  return take && keptOf(take);
}
