import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocumentRecord } from '#common/domain/applications/application.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip, type IconType } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import styles from './approval.module.css';

/** Each paper with its verdict and who looked at it. */
export function DocumentsChecked({ view: { file, people } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const documents = Object.values(file.documents);
  return (
    <Section title={t('decision.documents')}>
      {documents.length === 0 ? <p className={styles['hint']}>{t('decision.documentsNone')}</p> : null}
      <ul className={styles['papers']}>
        {documents.map((document) => {
          const { label, tone, Icon } = verdictOf(document);
          const { checked, note } = document;
          return (
            <li key={document.code}>
              <span className={styles['paper']}>
                {t(`labels.document.${document.code}`)}
                {note ? <span className={styles['detail']}>{note}</span> : null}
              </span>
              <Chip label={t(label)} tone={tone} Icon={Icon} isPlain />
              <span className={styles['meta']}>
                {checked
                  ? t('decision.field.by', { name: people[checked.by] ?? '', at: format.moment(checked.at) })
                  : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function verdictOf(document: DocumentRecord): { label: TextKey; tone: Tone; Icon: IconType } {
  if (!document.checked) return { label: 'decision.documentUnchecked', tone: 'gray', Icon: IconCircleDashed };
  if (!document.present) return { label: 'decision.documentAbsent', tone: 'red', Icon: IconCircleX };
  if (document.genuine && document.valid && document.matches && !document.unclear) {
    return { label: 'decision.documentFine', tone: 'green', Icon: IconCircleCheck };
  }
  return { label: 'decision.documentDoubt', tone: 'amber', Icon: IconAlertTriangle };
}
