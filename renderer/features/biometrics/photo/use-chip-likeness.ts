import { useEffect, useState } from 'react';
import { chipBandOf } from '#renderer/lib/portrait/compare.ts';
import { usePortraitEngine } from './use-portrait-engine.ts';
import type { Measured } from './use-references.ts';

type Pair = { approved: Blob; chip: Blob };

/**
 * How near the face of the chip is to the one that was approved; undefined while it is being measured, null where nobody measures. A
 * word for the officer beside both pictures, never a decision.
 */
export function useChipLikeness(approved: Blob | null, chip: Blob | null): Measured | null | undefined {
  const isAsked = approved !== null && chip !== null;
  const { client, failure } = usePortraitEngine(isAsked);
  const [found, setFound] = useState<(Pair & { measured: Measured | null }) | null>(null);
  useEffect(() => {
    let isCurrent = true;
    async function measure(pair: Pair) {
      const distance = await client?.compare(pair.approved, pair.chip).catch(() => null);
      if (!isCurrent) return;
      const measured = distance ? { ...distance, band: chipBandOf(distance.distance) } : 'NO_FACE';
      setFound({ ...pair, measured });
    }
    if (client && approved && chip) void measure({ approved, chip });
    return () => {
      isCurrent = false;
    };
  }, [client, approved, chip]);
  if (!isAsked || failure) return null;
  return found?.approved === approved && found.chip === chip ? found.measured : undefined;
}
