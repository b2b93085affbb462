import { useEffect, useRef, useState } from 'react';
import { Button } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconTrash } from '@tabler/icons-react';
import Pad, { type PointGroup } from 'signature_pad';
import type { Strokes } from '#common/domain/biometrics/strokes.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from './key-hint.tsx';
import styles from './signature-pad.module.css';

/** What was signed: the picture, and the strokes with their times. */
export type Signed = { toBytes: () => Promise<Uint8Array>; strokes: Omit<Strokes, 'loket'> };

type SignaturePadProps = {
  label: string;
  isDisabled: boolean;
  onChange: (signed: Signed | null) => void;
};

/** White paper and dark ink in both themes: what is stored is the signature, not the screen. */
const PAPER = '#ffffff';
const INK = '#10203a';
/** Pixels of the picture to one of the screen, so that a thin line stays a line in print. */
const RATIO = 2;

/** A box to sign in with pen, finger or mouse; a stroke can be taken back, all of it wiped. Gives null while it is empty. */
export function SignaturePad({ label, isDisabled, onChange }: SignaturePadProps) {
  const t = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<Pad | null>(null);
  const [count, setCount] = useState(0);
  /** Taken back, the newest last. */
  const [undone, setUndone] = useState<readonly PointGroup[]>([]);
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  });

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const made = new Pad(element, { backgroundColor: PAPER, penColor: INK, minWidth: 0.8, maxWidth: 2.4 });
    pad.current = made;
    const fit = () => fitTo(element, made);
    const watcher = new ResizeObserver(fit);
    watcher.observe(element);
    const ended = () => {
      setUndone([]);
      setCount(made.toData().length);
      told.current(signedOf(element, made));
    };
    made.addEventListener('endStroke', ended);
    return () => {
      watcher.disconnect();
      made.removeEventListener('endStroke', ended);
      made.off();
      pad.current = null;
    };
  }, []);

  useEffect(() => {
    if (isDisabled) pad.current?.off();
    else pad.current?.on();
  }, [isDisabled]);

  function show(groups: readonly PointGroup[], takenBack: readonly PointGroup[]) {
    if (!pad.current || !canvas.current) return;
    pad.current.fromData([...groups]);
    setUndone(takenBack);
    setCount(groups.length);
    onChange(groups.length === 0 ? null : signedOf(canvas.current, pad.current));
  }

  function undo() {
    const groups = pad.current?.toData() ?? [];
    const last = groups.at(-1);
    if (last) show(groups.slice(0, -1), [...undone, last]);
  }

  function redo() {
    const next = undone.at(-1);
    if (next) show([...(pad.current?.toData() ?? []), next], undone.slice(0, -1));
  }

  const canUndo = !isDisabled && count > 0;
  const canRedo = !isDisabled && undone.length > 0;
  useScreenKeys([
    { combo: 'ctrl+z', label: t('portrait.signature.undo'), run: undo, isDisabled: !canUndo },
    { combo: 'ctrl+y', label: t('portrait.signature.redo'), run: redo, isDisabled: !canRedo },
  ]);

  return (
    <section className={styles['pad']} aria-label={label}>
      <canvas ref={canvas} className={styles['canvas']} />
      <div className={styles['tools']}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          rightSection={<KeyHint combo="ctrl+z" />}
          disabled={!canUndo}
          onClick={undo}
        >
          {t('portrait.signature.undo')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArrowForwardUp size={16} aria-hidden />}
          rightSection={<KeyHint combo="ctrl+y" />}
          disabled={!canRedo}
          onClick={redo}
        >
          {t('portrait.signature.redo')}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={!canUndo}
          onClick={() => show([], [])}
        >
          {t('portrait.signature.clear')}
        </Button>
        <span className={styles['count']}>{t('portrait.signature.strokes', { count })}</span>
      </div>
    </section>
  );
}

/** The paper as large as its box; what was written is written again. */
function fitTo(canvas: HTMLCanvasElement, pad: Pad): void {
  const [width, height] = [canvas.offsetWidth * RATIO, canvas.offsetHeight * RATIO];
  if (width === 0 || (canvas.width === width && canvas.height === height)) return;
  const written = pad.toData();
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.scale(RATIO, RATIO);
  pad.fromData(written);
}

function signedOf(canvas: HTMLCanvasElement, pad: Pad): Signed {
  const groups = pad.toData();
  const first = groups[0]?.points[0]?.time ?? 0;
  return {
    toBytes: () => toPng(canvas),
    strokes: {
      width: canvas.offsetWidth,
      height: canvas.offsetHeight,
      strokes: groups.map(({ points }) =>
        points.map(({ x, y, time, pressure }) => [
          round(x),
          round(y),
          Math.max(0, Math.round(time - first)),
          Math.min(1, Math.max(0, round(pressure))),
        ]),
      ),
    },
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

async function toPng(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return blob ? new Uint8Array(await blob.arrayBuffer()) : new Uint8Array();
}
