import { Link } from 'react-router';
import type { AlikeFile } from '#common/contract/ipc/applications.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './documents.module.css';

/** Files that resemble this one, with the rule that says so. For a person to read: it counts nothing and blocks nothing. */
export function LikenessSection({ view }: { view: FileView }) {
  const t = useText();
  const { id } = view.file;
  const { data, error } = useChannelQuery(
    'applications.alike',
    view.isRevealed ? { applicationId: id } : skipToken,
  );
  if (error) {
    return (
      <Section title={t('documents.alike.title')}>
        <RefusalLine error={error} />
      </Section>
    );
  }
  if (!data || data.duplicates.length + data.shared.length === 0) return null;
  return (
    <Section title={t('documents.alike.title')}>
      {data.duplicates.map(({ rule, file }) => (
        <p key={file.id} className={styles['warning']}>
          {t(`documents.alike.rule.${rule}`)} <FileLink file={file} />
        </p>
      ))}
      {data.shared.map(({ kind, value, files }) => (
        <details key={kind} className={styles['shared']}>
          <summary>
            {t(`documents.alike.shared.${kind}`, { value, count: files.length, days: data.days })}
          </summary>
          <ul>
            {files.map((file) => (
              <li key={file.id}>
                <FileLink file={file} />
              </li>
            ))}
          </ul>
        </details>
      ))}
      {data.shared.length > 0 ? <p className={styles['hint']}>{t('documents.alike.read')}</p> : null}
    </Section>
  );
}

function FileLink({ file }: { file: AlikeFile }) {
  const t = useText();
  const format = useFormat();
  return (
    <Link to={`/berkas/${file.id}`}>
      {t('documents.alike.file', {
        number: file.number,
        name: file.name,
        state: t(`labels.state.${file.state}`),
        date: format.day(format.dateOf(file.openedAt)),
      })}
    </Link>
  );
}
