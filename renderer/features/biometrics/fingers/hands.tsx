import { FingerPosition } from '#common/domain/biometrics/finger.ts';
import type { FingerLine } from './finger-draft.ts';
import styles from './fingers.module.css';

/** Left edge, top and height of each finger of a right hand, seen from its back; the left hand is its mirror. */
const SHAPES: Readonly<Record<string, { x: number; y: number; height: number; lean?: string }>> = {
  THUMB: { x: 14, y: 62, height: 46, lean: 'rotate(-38 22 85)' },
  INDEX: { x: 36, y: 16, height: 62 },
  MIDDLE: { x: 56, y: 6, height: 72 },
  RING: { x: 76, y: 14, height: 64 },
  LITTLE: { x: 96, y: 34, height: 48 },
};
const HAND_WIDTH = 130;
const GAP = 12;

type HandsProps = {
  lines: readonly FingerLine[];
  chosen: FingerPosition | null;
  onChoose: (position: FingerPosition) => void;
};

/** Both hands as the officer sees them on the counter. The list beside says the same in words. */
export function Hands({ lines, chosen, onChoose }: HandsProps) {
  const states = new Map(lines.map(({ position, state }) => [position, state]));
  return (
    <svg className={styles['hands']} viewBox={`0 0 ${HAND_WIDTH * 2 + GAP} 150`} aria-hidden>
      {(['LEFT', 'RIGHT'] as const).map((hand) => (
        <g
          key={hand}
          transform={
            hand === 'LEFT' ? `translate(${HAND_WIDTH} 0) scale(-1 1)` : `translate(${HAND_WIDTH + GAP} 0)`
          }
        >
          <rect className={styles['palm']} x="34" y="74" width="80" height="70" rx="22" />
          {FingerPosition.options
            .filter((position) => position.startsWith(hand))
            .map((position) => {
              const shape = SHAPES[position.slice(hand.length + 1)];
              const state = states.get(position);
              return shape ? (
                <rect
                  key={position}
                  className={styles['handFinger']}
                  data-state={state}
                  data-chosen={position === chosen || undefined}
                  x={shape.x}
                  y={shape.y}
                  width="17"
                  height={shape.height}
                  rx="8.5"
                  transform={shape.lean}
                  onClick={state ? () => onChoose(position) : undefined}
                />
              ) : null;
            })}
        </g>
      ))}
    </svg>
  );
}
