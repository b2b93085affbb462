import { useRef, useState } from 'react';
import type { FingerScanner, TakenPrint } from '#common/contract/ipc/fingers.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { FingerPosition } from '#common/domain/biometrics/finger.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import type { ShownPrint } from '#renderer/lib/prints/messages.ts';
import { findingsOf } from '#renderer/lib/prints/ridge-findings.ts';
import { showPrint } from '#renderer/lib/prints/show-print.ts';
import { bestScore, entryOf, type FingerDraft, type Taken } from './finger-draft.ts';

/** What came of the last press on the glass. */
export type PressResult = { print: TakenPrint; shown: ShownPrint | null };

type Wish = {
  applicationId: ApplicationId;
  scanner: FingerScanner;
  fingers: readonly FingerPosition[];
  draft: FingerDraft;
  requestedScore: number;
};

/** Takes fingers and looks at them. Each print is handed on as soon as it was looked at. */
export function useCapture(onTaken: (taken: readonly Taken[]) => void) {
  const [isTaking, setIsTaking] = useState(false);
  const [results, setResults] = useState<readonly PressResult[]>([]);
  const [problem, setProblem] = useState<ReplyError | null>(null);
  const isRunning = useRef(false);

  async function take({ applicationId, scanner, fingers, draft, requestedScore }: Wish): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsTaking(true);
    setProblem(null);
    const reply = await callChannel('biometrics.captureFingers', {
      applicationId,
      scannerId: scanner.id,
      fingers: fingers.map((position) => ({ position, best: bestScore(entryOf(draft, position)) })),
      exceptions: draft.exceptions.map(({ position }) => position),
      requestedScore,
    });
    const prints = reply.ok ? reply.value.prints : [];
    const shown = await Promise.all(prints.map(async (print) => ({ print, shown: await showPrint(print) })));
    isRunning.current = false;
    setIsTaking(false);
    if (shown.length > 0) setResults(shown);
    setProblem(reply.ok ? reply.value.problem : reply);
    onTaken(
      shown.map(({ print, shown: picture }) => ({
        position: print.position,
        quality: print.quality,
        attachmentId: print.attachmentId,
        device: print.device,
        isDoubtful: picture === null || picture.ridges.faults.length > 0,
        ridges: findingsOf(picture),
      })),
    );
  }

  const cancel = () => void callChannel('biometrics.cancelCapture', {});
  const clear = () => {
    setResults([]);
    setProblem(null);
  };
  return { take, cancel, clear, isTaking, results, problem };
}
