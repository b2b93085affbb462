import { useCallback, useEffect, useState } from 'react';
import type { FingerScanner } from '#common/contract/ipc/fingers.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';

export type ScannerSearch = {
  isSearching: boolean;
  scanner: FingerScanner | null;
  scanners: readonly FingerScanner[];
  /** Why there is none that can be used. */
  problem: ReplyError | null;
  search: () => void;
  choose: (id: string) => void;
};

type Outcome = { scanners: readonly FingerScanner[]; problem: ReplyError | null };

/** Looks for the desk's fingerprint device when the screen opens, and again when asked. */
export function useScanner(isOn: boolean): ScannerSearch {
  const [round, setRound] = useState(0);
  const [outcome, setOutcome] = useState<(Outcome & { round: number }) | null>(null);
  const [chosenId, setChosenId] = useState<string | null>(null);

  useEffect(() => {
    if (!isOn) return undefined;
    let isCurrent = true;
    void callChannel('biometrics.scanners', {}).then((reply) => {
      if (!isCurrent) return;
      const found = reply.ok ? outcomeOf(reply.value) : { scanners: [], problem: reply };
      setOutcome({ ...found, round });
    });
    return () => {
      isCurrent = false;
    };
  }, [isOn, round]);

  const search = useCallback(() => setRound((count) => count + 1), []);
  const usable = outcome?.scanners.filter(({ isOfDesk }) => isOfDesk) ?? [];
  return {
    isSearching: isOn && outcome?.round !== round,
    scanner: usable.find(({ id }) => id === chosenId) ?? usable[0] ?? null,
    scanners: usable,
    problem: outcome?.problem ?? null,
    search,
    choose: setChosenId,
  };
}

function outcomeOf({
  scanners,
  refused,
}: {
  scanners: readonly FingerScanner[];
  refused: readonly ReplyError[];
}): Outcome {
  if (scanners.some(({ isOfDesk }) => isOfDesk)) return { scanners, problem: null };
  const other: ReplyError = { code: scanners.length > 0 ? 'FINGER_OTHER_DEVICE' : 'FINGER_SCANNER_NONE' };
  return { scanners, problem: refused[0] ?? other };
}
