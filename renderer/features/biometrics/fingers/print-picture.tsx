import { useLayoutEffect, useRef } from 'react';
import type { GreyPrint } from '#renderer/lib/prints/grey-print.ts';
import styles from './fingers.module.css';

/** A decoded print, pixel for pixel. It lives in the canvas alone and goes with it. */
export function PrintPicture({ print, label }: { print: GreyPrint; label: string }) {
  const canvas = useRef<HTMLCanvasElement | null>(null);
  // Before it is painted: no flash of an empty sheet.
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const rgba = new Uint8ClampedArray(print.width * print.height * 4);
    print.data.forEach((grey, at) => rgba.set([grey, grey, grey, 255], at * 4));
    context.putImageData(new ImageData(rgba, print.width, print.height), 0, 0);
  }, [print]);
  return (
    <canvas
      ref={canvas}
      className={styles['print']}
      width={print.width}
      height={print.height}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- pixels live in a canvas; without the role its label is not read out
      role="img"
      aria-label={label}
    />
  );
}
