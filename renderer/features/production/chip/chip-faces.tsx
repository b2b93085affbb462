import { Checkbox } from '@mantine/core';
import type { ChipFindings } from '#common/domain/production/chip.ts';
import { FaceBand } from '#renderer/features/biometrics/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ChipLine } from './chip-line.tsx';
import type { ChipTest } from './use-chip.ts';
import styles from './chip.module.css';

const SAME_KEY = 'alt+s';

type ChipFacesProps = {
  chip: ChipTest;
  findings: Extract<ChipFindings, { status: 'READ' }>;
  isOff: boolean;
};

/** The approved photo and the chip's beside each other. Where the bytes differ the officer's eye decides, never the program. */
export function ChipFaces({ chip, findings, isOff }: ChipFacesProps) {
  const t = useText();
  const { approved, likeness } = chip;
  const { url, isUnshowable } = chip.picture;
  const { isPhotoIdentical, isPhotoSamePerson } = findings;
  const mayJudge = !isOff && !isPhotoIdentical && url !== null;
  const toggle = () => chip.saySamePerson(!isPhotoSamePerson);
  useScreenKeys([
    { combo: SAME_KEY, label: t('production.chip.samePerson'), run: toggle, isDisabled: !mayJudge },
  ]);
  return (
    <>
      <ChipLine tone={isPhotoIdentical ? 'green' : isPhotoSamePerson ? 'amber' : 'red'}>
        {t(isPhotoIdentical ? 'production.chip.photoEqual' : 'production.chip.photoDiffers')}
      </ChipLine>
      <div className={styles['faces']}>
        <Face
          url={approved.status === 'READY' ? approved.url : null}
          label={t('production.chip.approvedPhoto')}
          problem={approved.status === 'FAILED' ? t('production.chip.noPicture') : null}
        />
        <Face
          url={url}
          label={t('production.chip.chipPhoto')}
          problem={isUnshowable ? t('production.chip.noPicture') : null}
        />
        {isPhotoIdentical ? null : (
          <div className={styles['same']}>
            {likeness === null ? null : <FaceBand measured={likeness} />}
            <Checkbox
              label={t('production.chip.samePerson')}
              checked={isPhotoSamePerson}
              disabled={!mayJudge}
              aria-keyshortcuts="Alt+S"
              onChange={toggle}
            />
            <KeyHint combo={SAME_KEY} />
          </div>
        )}
      </div>
    </>
  );
}

function Face({ url, label, problem }: { url: string | null; label: string; problem: string | null }) {
  return (
    <figure className={styles['face']}>
      <div className={styles['picture']}>
        {url ? <img src={url} alt={label} /> : <span className={styles['soft']}>{problem}</span>}
      </div>
      <figcaption>{label}</figcaption>
    </figure>
  );
}
