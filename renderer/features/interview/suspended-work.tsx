import { useState } from 'react';
import { Button } from '@mantine/core';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import styles from './interview.module.css';

/** Why a file rests, what the applicant still owes, and the ways on: resume, examine, propose a refusal. */
export function SuspendedWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const [isProposing, setIsProposing] = useState(false);
  const { suspension, documents } = view.file;
  const may = (kind: string) => !isReadOnly && view.permitted.some((permitted) => permitted.kind === kind);
  const why = view.blocked['interview.resume/1'];
  const reasonNames = suspension?.reasons.codes.map((code) => {
    const reason = sop?.reasonCodes.reasons.find((known) => known.code === code);
    return reason ? label(reason.label) : code;
  });
  const secondary: Decision[] = [
    {
      label: t('interview.openExamination'),
      combo: 'ctrl+b',
      run: () =>
        void act([{ kind: 'interview.openExamination/1', payload: {} }], {
          done: t('interview.examinationOpened'),
        }),
      isDisabled: !may('interview.openExamination/1'),
    },
    {
      label: t('interview.proposeReject'),
      combo: 'ctrl+shift+k',
      run: () => setIsProposing(true),
      isDisabled: isReadOnly || !view.proposable.includes('REJECT'),
      isDangerous: true,
    },
  ];
  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={secondary}
          message={why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('interview.resume'),
            combo: 'ctrl+Enter',
            run: () =>
              void act([{ kind: 'interview.resume/1', payload: { note: t('interview.resumeNote') } }], {
                done: t('interview.resumed'),
              }),
            isDisabled: !may('interview.resume/1'),
          }}
        />
      }
    >
      <Section title={t('interview.suspendedTitle')}>
        <Facts
          facts={[
            {
              term: t('interview.suspendedSince'),
              value: suspension ? format.moment(suspension.stamp.at) : null,
            },
            {
              term: t('interview.suspendedUntil'),
              value: view.deadlineOn ? format.date(view.deadlineOn) : null,
            },
            { term: t('interview.suspendedFor'), value: reasonNames?.join(', ') },
            { term: t('common.note'), value: suspension?.reasons.note },
          ]}
        />
      </Section>
      {suspension && suspension.requestedDocs.length > 0 ? (
        <Section title={t('interview.suspendedDocs')}>
          <ul className={styles['requested']}>
            {suspension.requestedDocs.map((code) => {
              const name = t(`labels.document.${code}`);
              const isHere = documents[code]?.present === true;
              return (
                <li key={code}>
                  <span>{name}</span>
                  <Chip
                    label={t(isHere ? 'interview.received' : 'interview.notReceived')}
                    tone={isHere ? 'green' : 'amber'}
                  />
                  <Button
                    size="xs"
                    variant="default"
                    disabled={isHere || !may('documents.recordDocument/1')}
                    aria-label={t('interview.markReceived', { name })}
                    onClick={() =>
                      void act(
                        [
                          {
                            kind: 'documents.recordDocument/1',
                            payload: {
                              code,
                              present: true,
                              genuine: true,
                              valid: true,
                              matches: true,
                              unclear: false,
                              note: '',
                            },
                          },
                        ],
                        { done: null },
                      )
                    }
                  >
                    {t('interview.received')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Section>
      ) : null}
      <ReasonsDialog
        isOpen={isProposing}
        onClose={() => setIsProposing(false)}
        title={t('interview.proposeReject')}
        text={t('interview.proposeRejectText')}
        confirmLabel={t('interview.proposeReject')}
        noteLabel={t('common.note')}
        kind="REFUSAL"
        isDangerous
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'approval.proposeDecision/1', payload: { decision: 'REJECT', reasonCodes, note } }], {
            quiet: true,
            done: t('interview.proposed'),
          })
        }
      />
    </WorkLayout>
  );
}
