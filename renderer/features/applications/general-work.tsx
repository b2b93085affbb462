import { useState } from 'react';
import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { isActionKind, type ActionKind } from '#common/domain/applications/rules.ts';
import { isFinal } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ActionDialog } from './action-forms/action-dialog.tsx';
import { findActionForm } from './action-forms/registry.ts';
import { kindKey } from './kind-key.ts';
import styles from './general-work.module.css';

/** The work area of states without a screen of their own: what the file waits for, what may be done, and why not the rest. */
export function GeneralWork({ view, act }: StageWorkProps) {
  const t = useText();
  const [kind, setKind] = useState<ActionKind | null>(null);
  const kinds = view.permitted.map((action) => action.kind).filter((candidate) => findActionForm(candidate));
  return (
    <WorkLayout>
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

/** One sentence on who must move next. */
function useWaitingFor({ file, stages, deadlineOn, permitted }: FileView): string {
  const t = useText();
  const format = useFormat();
  const { rolesOf } = useSop();
  if (file.state === 'HANDED_OVER') return t('file.work.finalHandedOver');
  if (isFinal(file.state)) return t('file.work.final');
  if (file.proposal) return t('file.work.waitingSecond');
  if (deadlineOn) return t('file.work.waitingApplicant', { date: format.date(deadlineOn) });
  if (permitted.length > 0) return t('file.work.noScreen');
  const roles = [...new Set(stages.flatMap((stage) => rolesOf(stage)))];
  return t('file.work.waitingOther', { roles: roles.map((role) => t(`labels.role.${role}`)).join(', ') });
}

/** Actions of this state that are off for this person, each with its reason; what another role does is not listed. */
function BlockedActions({ view }: { view: FileView }) {
  const t = useText();
  const blocked = Object.entries(view.blocked).filter(([, refusal]) => refusal.code !== 'ROLE_NOT_ALLOWED');
  if (blocked.length === 0) return null;
  return (
    <Section title={t('file.section.unavailable')}>
      <ul className={styles['blocked']}>
        {blocked.map(([kind, refusal]) =>
          isActionKind(kind) ? (
            <li key={kind}>
              <span className={styles['blockedTitle']}>{t(`actions.label.${kindKey(kind)}`)}</span>
              <RefusalLine error={refusal} isQuiet />
            </li>
          ) : null,
        )}
      </ul>
    </Section>
  );
}
