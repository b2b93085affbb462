import { LIMITS } from './limits.ts';
import type { Guidance } from './messages.ts';

/** Good frames in a row, oldest first; `frame` is whatever the caller keeps to get the picture back. */
export type Hold<Frame> = readonly { frame: Frame; at: number; blur: number }[];

export type HoldStep<Frame> = {
  hold: Hold<Frame>;
  /** The sharpest of a full row: take it. */
  take: Frame | null;
  /** No longer needed: release them. */
  dropped: readonly Frame[];
  /** 0–1, for the ring around the face. */
  progress: number;
};

/**
 * Takes the sharpest when enough good frames came one after another within the time; a frame with a hint begins anew, so that a bad
 * one is never taken.
 */
export function nextHold<Frame>(
  hold: Hold<Frame>,
  { frame, guidance, at }: { frame: Frame; guidance: Guidance; at: number },
): HoldStep<Frame> {
  if (guidance.hint !== null || guidance.faces !== 1 || guidance.blur === null) {
    return { hold: [], take: null, dropped: [...hold.map((kept) => kept.frame), frame], progress: 0 };
  }
  const { frames, withinMs } = LIMITS.autoCapture;
  const recent = hold.filter((kept) => at - kept.at <= withinMs);
  const late = hold.filter((kept) => at - kept.at > withinMs).map((kept) => kept.frame);
  const row = [...recent, { frame, at, blur: guidance.blur }];
  if (row.length < frames) return { hold: row, take: null, dropped: late, progress: row.length / frames };
  const best = row.reduce((one, other) => (other.blur < one.blur ? other : one));
  const others = row.filter((kept) => kept !== best).map((kept) => kept.frame);
  return { hold: [], take: best.frame, dropped: [...late, ...others], progress: 1 };
}
