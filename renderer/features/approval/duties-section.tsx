import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Duties } from '#common/domain/applications/application.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import styles from './approval.module.css';

const SHOWN = [
  'capturers',
  'interviewers',
  'examiners',
  'correctors',
  'approvers',
] as const satisfies readonly (keyof Duties)[];

/** Separation of duties, for people to see before the rule refuses. */
export function DutiesSection({
  view: { file, people },
  hasHint = false,
}: {
  view: FileView;
  hasHint?: boolean;
}) {
  const t = useText();
  const { user } = useSession();
  const nameOf = (id: string) =>
    id === user?.id ? t('decision.duties.you', { name: people[id] ?? '' }) : (people[id] ?? '');
  const shown = SHOWN.filter(
    (duty) => file.duties[duty].length > 0 || duty === 'capturers' || duty === 'interviewers',
  );
  return (
    <Section title={t('decision.duties.title')}>
      {hasHint ? <p className={styles['hint']}>{t('decision.duties.hint')}</p> : null}
      <Facts
        facts={shown.map((duty) => ({
          term: t(`decision.duties.${duty}`),
          value: [...new Set(file.duties[duty])].map(nameOf).join(', '),
        }))}
      />
    </Section>
  );
}
