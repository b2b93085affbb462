import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import styles from './signature-pad.module.css';

type SignaturePadProps = {
  label: string;
  isDisabled: boolean;
  onChange: (toBytes: (() => Promise<Uint8Array>) | null) => void;
};

const WIDTH = 560;
const HEIGHT = 180;

/** A box to sign in with pen, finger or mouse. Gives a function that makes the PNG, or null while it is empty. */
export function SignaturePad({ label, isDisabled, onChange }: SignaturePadProps) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDrawing = useRef(false);
  const [isEmpty, setIsEmpty] = useState(true);

  useEffect(() => clear(canvas.current), []);

  function move(event: PointerEvent<HTMLCanvasElement>, isStart: boolean) {
    const context = canvas.current?.getContext('2d');
    if (!context || isDisabled || (!isStart && !isDrawing.current)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    if (isStart) {
      isDrawing.current = true;
      event.currentTarget.setPointerCapture(event.pointerId);
      context.beginPath();
      context.moveTo(x, y);
      return;
    }
    context.lineTo(x, y);
    context.stroke();
    if (isEmpty) {
      setIsEmpty(false);
      onChange(() => toPng(canvas.current));
    }
  }

  return (
    <section className={styles['pad']} aria-label={label}>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        className={styles['canvas']}
        onPointerDown={(event) => move(event, true)}
        onPointerMove={(event) => move(event, false)}
        onPointerUp={() => {
          isDrawing.current = false;
        }}
      />
      <Button
        size="xs"
        variant="default"
        disabled={isDisabled || isEmpty}
        onClick={() => {
          clear(canvas.current);
          setIsEmpty(true);
          onChange(null);
        }}
      >
        {t('capture.signatureClear')}
      </Button>
    </section>
  );
}

/** White paper and dark ink in both themes: what is stored is the signature, not the screen. */
function clear(canvas: HTMLCanvasElement | null): void {
  const context = canvas?.getContext('2d');
  if (!context) return;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.strokeStyle = '#10203a';
  context.lineWidth = 3;
  context.lineCap = 'round';
  context.lineJoin = 'round';
}

async function toPng(canvas: HTMLCanvasElement | null): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => {
    if (canvas) canvas.toBlob(resolve, 'image/png');
    else resolve(null);
  });
  return blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
}
