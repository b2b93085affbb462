import type { AcknowledgementList } from '#common/contract/ipc/office-documents.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import styles from './papers.module.css';

const NO_INPUT = {};

/** Who has read what the newest versions of the procedure change, and who has not. Nothing before the first is published. */
export function ReadSection() {
  const t = useText();
  const { data: lists } = useChannelQuery('office.acknowledgements', NO_INPUT);
  if (!lists || lists.length === 0) return null;
  return (
    <Section title={t('papers.read.title')}>
      {lists.map((list) => (
        <ReadList key={list.version} list={list} />
      ))}
    </Section>
  );
}

function ReadList({ list: { sopId, effectiveFrom, people } }: { list: AcknowledgementList }) {
  const t = useText();
  const format = useFormat();
  const read = people.filter(({ at }) => at !== null);
  const waiting = people.filter(({ at }) => at === null);
  return (
    <>
      <p className={styles['strong']}>
        {t('papers.read.heading', { sop: sopId, date: format.day(effectiveFrom) })}:{' '}
        {t('papers.read.count', { read: read.length, all: people.length })}
      </p>
      <p className={styles['soft']}>{t(waiting.length > 0 ? 'papers.read.waiting' : 'papers.read.all')}</p>
      <ul className={styles['names']} aria-label={t('papers.read.waiting')}>
        {waiting.map(({ name, roles }) => (
          <li key={name}>
            {name} <span>{roles.map((role) => t(`labels.role.${role}`)).join(', ')}</span>
          </li>
        ))}
      </ul>
      {read.length > 0 ? <p className={styles['soft']}>{t('papers.read.done')}</p> : null}
      <ul className={styles['names']} aria-label={t('papers.read.done')}>
        {read.map(({ name, at }) => (
          <li key={name}>
            {name} <span>{at ? format.moment(at) : ''}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
