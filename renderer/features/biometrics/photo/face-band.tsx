import { IconEyeSearch, IconUserCheck, IconUserX } from '@tabler/icons-react';
import type { FaceBand as Band } from '#common/domain/biometrics/face-comparison.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Chip, type IconType } from '#renderer/ui/chip.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import type { Measured } from './use-references.ts';
import styles from './photo.module.css';

const BANDS: Readonly<Record<Band, { tone: Tone; Icon: IconType }>> = {
  SAME: { tone: 'green', Icon: IconUserCheck },
  LOOK_CLOSER: { tone: 'amber', Icon: IconEyeSearch },
  DIFFERENT: { tone: 'red', Icon: IconUserX },
};

/** How near two faces are, in a word; undefined while it is being measured. */
export function FaceBand({ measured }: { measured: Measured | undefined }) {
  const t = useText();
  if (measured === undefined) return <p className={styles['soft']}>{t('portrait.compare.looking')}</p>;
  if (measured === 'NO_FACE') return <p className={styles['soft']}>{t('portrait.compare.noFace')}</p>;
  const { tone, Icon } = BANDS[measured.band];
  return (
    <Chip
      tone={tone}
      Icon={Icon}
      label={t(`portrait.compare.band.${measured.band}`)}
      title={measured.distance.toFixed(2)}
    />
  );
}
