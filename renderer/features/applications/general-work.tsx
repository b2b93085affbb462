import { useState } from 'react';
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ActionDialog } from './action-forms/action-dialog.tsx';
import { findActionForm } from './action-forms/registry.ts';
import { blockedReasons } from './blocked-reasons.ts';
import { kindKey } from '#renderer/lib/kind-key.ts';
import styles from './general-work.module.css';

/** The work area of states without a screen of their own: what the file waits for, what may be done, and why not the rest. */
export function GeneralWork({ view, act, isBusy }: StageWorkProps) {
  const t = useText();
  const [kind, setKind] = useState<ActionKind | null>(null);
  const kinds = view.permitted.map((action) => action.kind).filter((candidate) => findActionForm(candidate));
  const forward = kinds.find(isForward);
  return (
    <WorkLayout footer={<Foot view={view} forward={forward ?? null} onChoose={setKind} isBusy={isBusy} />}>
      <Section title={t('file.section.status')}>
        <p className={styles['lead']}>{t(`labels.state.${view.file.state}`)}</p>
        <p className={styles['sub']}>{useWaitingFor(view)}</p>
      </Section>
      {kinds.length > 0 ? (
        <Section title={t('file.section.available')}>
          <div className={styles['actions']}>
            {kinds.map((candidate) => (
              <Button key={candidate} variant="default" onClick={() => setKind(candidate)}>
                {t(`actions.label.${kindKey(candidate)}`)}
              </Button>
            ))}
          </div>
        </Section>
      ) : null}
      <BlockedActions view={view} />
      <ActionDialog kind={kind} view={view} act={act} onClose={() => setKind(null)} />
    </WorkLayout>
  );
}

type FootProps = {
  view: FileView;
  forward: ActionKind | null;
  onChoose: (kind: ActionKind) => void;
  isBusy: boolean;
};

/** The one thing that moves the file on, at its usual place; at the entrance that is the arrival. */
function Foot({ view: { file, permitted }, forward, onChoose, isBusy }: FootProps) {
  const t = useText();
  const navigate = useNavigate();
  if (permitted.some(({ kind }) => kind === 'appointments.checkIn/1')) {
    const toArrival = () => void navigate(`/antrean/arrival?kode=${encodeURIComponent(file.number)}`);
    return (
      <DecisionBar
        isBusy={isBusy}
        primary={{ label: t('actions.label.appointments_checkIn'), combo: 'ctrl+Enter', run: toArrival }}
      />
    );
  }
  if (!forward) return null;
  const label = t(`actions.label.${kindKey(forward)}`);
  return (
    <DecisionBar isBusy={isBusy} primary={{ label, combo: 'ctrl+Enter', run: () => onChoose(forward) }} />
  );
}

/** Steps of the file itself; notes, payments and the hall go beside it. */
function isForward(kind: ActionKind): boolean {
  return !kind.startsWith('queue.') && !kind.startsWith('applications.') && !kind.startsWith('appointments.');
}

/** One sentence on who must move next. */
function useWaitingFor({ file, stages, deadlineOn, permitted }: FileView): string {
  const t = useText();
  const format = useFormat();
  const { rolesOf } = useSop();
  if (file.state === 'HANDED_OVER') return t('file.work.finalHandedOver');
  if (isFinal(file.state)) return t('file.work.final');
  if (file.proposal) return t('file.work.waitingSecond');
  if (deadlineOn) return t('file.work.waitingApplicant', { date: format.date(deadlineOn) });
  if (file.state === 'BOOKED' && file.appointment) {
    const { date, time } = file.appointment;
    return t('file.work.booked', { date: format.date(date), time });
  }
  if (permitted.some(({ kind }) => isForward(kind))) return t('file.work.noScreen');
  const roles = [...new Set(stages.flatMap((stage) => rolesOf(stage)))];
  return t('file.work.waitingOther', { roles: roles.map((role) => t(`labels.role.${role}`)).join(', ') });
}

/** What is off for this person in this state, and why. */
function BlockedActions({ view }: { view: FileView }) {
  const t = useText();
  const reasons = blockedReasons(view.blocked, isForward);
  if (reasons.length === 0) return null;
  return (
    <Section title={t('file.section.unavailable')}>
      <ul className={styles['blocked']}>
        {reasons.map(({ refusal, kinds }) => (
          <li key={kinds.join(' ')}>
            <span className={styles['blockedTitle']}>
              {kinds.map((kind) => t(`actions.label.${kindKey(kind)}`)).join(', ')}
            </span>
            <RefusalLine error={refusal} isQuiet />
          </li>
        ))}
      </ul>
    </Section>
  );
}
