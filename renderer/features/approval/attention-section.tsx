import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockPause,
  IconInfoCircle,
  IconUrgent,
} from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import type { IconType } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import { attentionItems } from './finding-words.ts';
import styles from './approval.module.css';

const ICONS: Readonly<Record<Tone, IconType>> = {
  red: IconUrgent,
  violet: IconClockPause,
  amber: IconAlertTriangle,
  green: IconCircleCheck,
  blue: IconInfoCircle,
  gray: IconInfoCircle,
};

/** Changed and flagged things first, each with what it means for the decision. */
export function AttentionSection({ view }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();
  const items = attentionItems({ view, t, format, reason });
  return (
    <Section title={t('decision.attention.title')}>
      {items.length === 0 ? (
        <p className={styles['calm']}>
          <IconCircleCheck size={16} aria-hidden />
          {t('decision.attention.none')}
        </p>
      ) : (
        <ul className={styles['attention']}>
          {items.map(({ id, tone, title, texts }) => {
            const Icon = ICONS[tone];
            return (
              <li key={id} data-tone={tone}>
                <Icon size={16} aria-hidden />
                <span>
                  <strong>{title}</strong>
                  {texts.map((text) => (
                    <span key={text} className={styles['detail']}>
                      {text}
                    </span>
                  ))}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
