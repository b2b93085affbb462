import { useEffect, useState } from 'react';
import type { NotAssessed } from '#common/domain/biometrics/photo.ts';
import {
  openCaptureClient,
  PortraitError,
  type CaptureClient,
} from '#renderer/lib/portrait/capture-client.ts';

export type PortraitEngine = {
  client: CaptureClient | null;
  /** Why photos cannot be judged at this desk now; the camera works all the same. */
  failure: NotAssessed | null;
  isReady: boolean;
};

const NOT_YET: PortraitEngine = { client: null, failure: null, isReady: false };

/** The judge of photos, as long as the screen is there. */
export function usePortraitEngine(isOn: boolean): PortraitEngine {
  const [engine, setEngine] = useState(NOT_YET);
  useEffect(() => {
    if (!isOn) return undefined;
    const client = openCaptureClient();
    let isCurrent = true;
    client.start().then(
      () => {
        if (isCurrent) setEngine({ client, failure: null, isReady: true });
      },
      (error: unknown) => {
        if (isCurrent) setEngine({ client: null, failure: failureOf(error), isReady: false });
      },
    );
    return () => {
      isCurrent = false;
      client.close();
      setEngine(NOT_YET);
    };
  }, [isOn]);
  return engine;
}

export function failureOf(error: unknown): NotAssessed {
  return error instanceof PortraitError ? error.code : 'FAILED';
}
