import type { FileView, TimelineEntry } from '#common/contract/ipc/applications.ts';
import { isActionKind, type ActionKind } from '#common/domain/applications/rules.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { EmptyState } from '#renderer/ui/states.tsx';
import { kindKey } from '#renderer/lib/kind-key.ts';
import { useEntryDetails } from './entry-details.ts';
import styles from './file-panel.module.css';

/** Every action as a sentence, the newest first. */
export function HistoryTab({ view: { timeline } }: { view: FileView }) {
  const t = useText();
  if (timeline.length === 0) return <EmptyState title={t('file.panel.history')} text={t('history.empty')} />;
  return (
    <ol className={styles['entries']}>
      {timeline.toReversed().map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const t = useText();
  const format = useFormat();
  const details = useEntryDetails()(entry);
  const { kind, role, at, desk } = entry;
  const actor = entry.actorName || t(`labels.role.${role}`);
  const mood = moodOf(kind);
  return (
    <li className={styles['entry']}>
      <span className={mood ? [styles['dot'], styles[mood]].join(' ') : styles['dot']} aria-hidden />
      <div>
        <p>{isActionKind(kind) ? t(`history.sentence.${kindKey(kind)}`, { actor }) : kind}</p>
        <p className={styles['meta']}>
          <time dateTime={at}>
            {t('history.at', { date: format.date(format.dateOf(at)), time: format.time(at) })}
          </time>
          {desk ? ` · ${desk}` : ''}
          {` · ${t(`labels.role.${role}`)}`}
        </p>
        {details.length > 0 ? (
          <dl className={styles['details']}>
            {details.map(({ term, value }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </li>
  );
}

const STOPS: readonly ActionKind[] = [
  'approval.reject/1',
  'documents.refusePrevention/1',
  'interview.headRefuses/1',
  'interview.examinationFalse/1',
  'applications.expire/1',
  'applications.applicantWithdraws/1',
  'approval.closeAsDuplicate/1',
  'documents.deemWithdrawn/1',
  'production.cancelLate/1',
  'production.voidUncollected/1',
  'production.qcFail/1',
  'production.qcFail/2',
  'appointments.markNoShow/1',
];
const WAITS: readonly ActionKind[] = [
  'approval.proposeDecision/1',
  'production.askQcFail/1',
  'approval.suspend/1',
  'approval.verificationDoubt/1',
  'approval.duplicateFound/1',
  'documents.returnDossier/1',
  'interview.timedSuspension/1',
  'interview.openExamination/1',
];
const MOVES: readonly ActionKind[] = [
  'documents.acceptDossier/1',
  'approval.approve/1',
  'approval.approve/2',
  'approval.verificationPassed/1',
  'production.qcPass/1',
  'production.handOver/1',
  'interview.recordInterview/1',
  'interview.headApproves/1',
];

function moodOf(kind: ActionKind): 'stops' | 'waits' | 'moves' | null {
  if (STOPS.includes(kind)) return 'stops';
  if (WAITS.includes(kind)) return 'waits';
  return MOVES.includes(kind) ? 'moves' : null;
}
