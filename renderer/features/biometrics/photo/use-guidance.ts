import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { nextHold, type Hold } from '#renderer/lib/portrait/auto-capture.ts';
import type { CaptureClient } from '#renderer/lib/portrait/capture-client.ts';
import type { PortraitRules } from '#renderer/lib/portrait/messages.ts';
import type { Hint } from './hint-text.ts';
import { hintOf } from './hint-text.ts';
import { steadyHint, type Steady } from './steady-hint.ts';

export type Seen = { hint: Hint; progress: number };

type GuidanceOptions = {
  client: CaptureClient | null;
  video: RefObject<HTMLVideoElement | null>;
  isOn: boolean;
  rules: PortraitRules;
  /** Takes the sharpest of a row of good frames; the picture is then the receiver's to let go. */
  isAuto: boolean;
  onTake: (frame: ImageBitmap) => void;
};

const NO_FRAME_MS = 120;

/**
 * A slow PC sees fewer frames a second: a step of the clock between two of them counts no more than this, so that a row of good
 * ones is a row there too. A longer silence is a gap everywhere.
 */
const STEP_MS = 150;
const GAP_MS = 700;

/** Live frames through the judge, one after another: what to put right first, how many good ones in a row, and the take. */
export function useGuidance({ client, video, isOn, rules, isAuto, onTake }: GuidanceOptions): Seen | null {
  const [seen, setSeen] = useState<Seen | null>(null);
  const latest = useRef({ rules, isAuto, onTake });
  useLayoutEffect(() => {
    latest.current = { rules, isAuto, onTake };
  });

  useEffect(() => {
    if (!isOn || !client) return undefined;
    let isCurrent = true;
    const isWanted = () => isCurrent;
    let hold: Hold<ImageBitmap> = [];
    let steady: Steady | null = null;
    let clock = 0;
    let last = performance.now();

    async function look(judge: CaptureClient, frame: ImageBitmap): Promise<void> {
      const copy = await createImageBitmap(frame);
      const guidance = await judge.guide(copy, latest.current.rules).catch(() => null);
      if (!isWanted() || !guidance) {
        frame.close();
        return;
      }
      const now = performance.now();
      clock += now - last > GAP_MS ? now - last : Math.min(now - last, STEP_MS);
      last = now;
      const step = nextHold(hold, { frame, guidance, at: clock });
      hold = step.hold;
      release(step.dropped);
      steady = steadyHint(steady, hintOf(guidance));
      setSeen({ hint: steady.shown, progress: step.progress });
      if (!step.take) return;
      if (latest.current.isAuto) latest.current.onTake(step.take);
      else step.take.close();
    }

    async function run(judge: CaptureClient): Promise<void> {
      while (isWanted()) {
        const frame = await frameOf(video.current);
        if (!frame) await pause(NO_FRAME_MS);
        else if (isWanted()) await look(judge, frame);
        else frame.close();
      }
      release(hold.map(({ frame }) => frame));
    }
    void run(client);
    return () => {
      isCurrent = false;
      setSeen(null);
    };
  }, [client, isOn, video]);
  return seen;
}

/** The picture that the camera shows now, whole; null while it shows none. */
export async function frameOf(video: HTMLVideoElement | null): Promise<ImageBitmap | null> {
  if (!video || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  return createImageBitmap(video).catch(() => null);
}

function release(frames: readonly ImageBitmap[]): void {
  for (const frame of frames) frame.close();
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
