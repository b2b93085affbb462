import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { FingerPosition } from '#common/domain/biometrics/finger.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { callChannel, onEvent } from '#renderer/lib/bridge.ts';

type Wanted = { applicationId: ApplicationId; scannerId: string; fingers: readonly FingerPosition[] };

export type Preview = {
  picture: RefObject<HTMLImageElement | null>;
  isLive: boolean;
  problem: ReplyError | null;
  restart: () => void;
};

/** The live picture of the glass, from the first frame until the screen is left or the device is gone. */
export function usePreview(wanted: Wanted | null): Preview {
  const picture = useRef<HTMLImageElement | null>(null);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ of: string; isLive: boolean; problem: ReplyError | null } | null>(
    null,
  );
  const asked = wanted === null ? null : JSON.stringify([wanted, round]);

  useEffect(() => {
    if (asked === null) return undefined;
    const [request] = JSON.parse(asked) as [Wanted & { fingers: FingerPosition[] }, number];
    const told = (isLive: boolean, problem: ReplyError | null) => setState({ of: asked, isLive, problem });
    let shown = '';
    const offFrame = onEvent('print.frame', ({ bytes }) => {
      if (!picture.current) return;
      URL.revokeObjectURL(shown);
      shown = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
      picture.current.src = shown;
      setState((before) =>
        before?.of === asked && before.isLive ? before : { of: asked, isLive: true, problem: null },
      );
    });
    const offEnd = onEvent('print.ended', ({ problem }) => told(false, problem));
    void callChannel('biometrics.startPreview', request).then((reply) => {
      if (!reply.ok) told(false, reply);
    });
    return () => {
      offFrame();
      offEnd();
      URL.revokeObjectURL(shown);
      void callChannel('biometrics.stopPreview', {});
    };
  }, [asked]);

  const restart = useCallback(() => setRound((count) => count + 1), []);
  const own = state?.of === asked ? state : null;
  return { picture, isLive: own?.isLive ?? false, problem: own?.problem ?? null, restart };
}
