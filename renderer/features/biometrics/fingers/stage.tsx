import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled, IconHandFinger } from '@tabler/icons-react';
import type { FingerPolicy, FingerPosition } from '#common/domain/biometrics/finger.ts';
import type { ShownPrint } from '#renderer/lib/prints/messages.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { PrintPicture } from './print-picture.tsx';
import type { Preview } from './use-preview.ts';
import styles from './fingers.module.css';

/** A print on the stage: of which finger, how good, and what the look at it found. */
export type StagedPrint = { position: FingerPosition; quality: number | null; shown: ShownPrint | null };

type StageProps = {
  policy: FingerPolicy;
  preview: Preview;
  isTaking: boolean;
  asked: readonly FingerPosition[];
  prints: readonly StagedPrint[];
};

/** The live picture while a finger is waited for; afterwards the prints, large, with their score and the look at the ridges. */
export function Stage({ policy, preview, isTaking, asked, prints }: StageProps) {
  const t = useText();
  const names = asked.map((position) => t(`labels.finger.${position}`)).join(', ');
  const hasPrints = prints.length > 0 && !isTaking;
  const { picture, isLive } = preview;
  return (
    <div className={styles['stage']}>
      <div className={styles['live']} data-small={hasPrints || undefined}>
        {/* The source comes with the first frame. */}
        <img ref={picture} alt={t('fingers.live')} hidden={!isLive} />
        {isLive ? null : (
          <span className={styles['dark']}>
            <IconHandFinger size={hasPrints ? 20 : 56} stroke={1.25} aria-hidden />
            {hasPrints ? null : <span>{t('fingers.noLive')}</span>}
          </span>
        )}
      </div>
      {hasPrints ? (
        <div className={styles['prints']}>
          {prints.map((print) => (
            <Result key={print.position} policy={policy} print={print} />
          ))}
        </div>
      ) : null}
      {isTaking ? (
        <p className={styles['waiting']} aria-live="polite">
          <Loader size="sm" color="gray" aria-hidden /> {t('fingers.taking', { fingers: names })}
        </p>
      ) : null}
    </div>
  );
}

function Result({ policy, print }: { policy: FingerPolicy; print: StagedPrint }) {
  const t = useText();
  const { position, quality, shown } = print;
  const finger = t(`labels.finger.${position}`);
  const faults = shown?.ridges.faults ?? [];
  const isLow = quality !== null && quality < policy.minQuality;
  const isGood = shown !== null && faults.length === 0 && !isLow;
  return (
    <figure className={styles['result']}>
      {shown ? (
        <PrintPicture print={shown.print} label={t('fingers.printOf', { finger })} />
      ) : (
        <p className={styles['broken']}>{t('fingers.broken')}</p>
      )}
      <figcaption className={styles['verdict']} data-good={isGood || undefined}>
        {isGood ? (
          <IconCircleCheckFilled size={18} aria-hidden />
        ) : (
          <IconAlertTriangle size={18} aria-hidden />
        )}
        <span>
          <strong>{finger}</strong>
          {quality === null ? null : ` · ${t('fingers.quality', { score: quality, min: policy.minQuality })}`}
          {faults.map((fault) => (
            <span key={fault} className={styles['fault']}>
              {t(`fingers.fault.${fault}`)}
            </span>
          ))}
          {isGood ? <span className={styles['fault']}>{t('fingers.ridgesGood')}</span> : null}
        </span>
      </figcaption>
    </figure>
  );
}
