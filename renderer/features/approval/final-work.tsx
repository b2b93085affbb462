import { IconCircleCheck, IconCircleX, IconCornerUpLeft } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Stamp } from '#common/domain/applications/application.ts';
import { FINAL_STATES } from '#common/domain/applications/vocabulary.ts';
import { COLLECTORS } from '#common/domain/production/pickup-words.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import type { IconType } from '#renderer/ui/chip.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { DutiesSection } from './duties-section.tsx';
import styles from './approval.module.css';

type FinalState = (typeof FINAL_STATES)[number];
const LOOKS: Readonly<Record<FinalState, { tone: string; Icon: IconType }>> = {
  HANDED_OVER: { tone: 'green', Icon: IconCircleCheck },
  WITHDRAWN: { tone: 'gray', Icon: IconCornerUpLeft },
  REJECTED: { tone: 'red', Icon: IconCircleX },
  CANCELLED: { tone: 'red', Icon: IconCircleX },
  PASSPORT_VOIDED: { tone: 'red', Icon: IconCircleX },
};

/** A closed file: how it ended, by whom, on what grounds, and the entry that proves it. */
export function FinalWork({ view }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const { file, people } = view;
  const state = FINAL_STATES.find((final) => final === file.state);
  const stamp: Stamp | undefined = file.handover?.stamp ?? file.closure?.stamp;
  if (!state) return null;
  const { tone, Icon } = LOOKS[state];
  return (
    <WorkLayout>
      <p className={styles['final']} data-tone={tone}>
        <Icon size={24} aria-hidden />
        {t(`decision.final.${state}`)}
      </p>
      {stamp ? (
        <p className={styles['hint']}>
          {t('decision.final.when', {
            at: format.moment(stamp.at),
            name: people[stamp.by] ?? '',
            desk: stamp.desk,
          })}
        </p>
      ) : null}
      <RegisterSection view={view} />
      <ClosureSection view={view} />
      <BookSection view={view} />
      <DutiesSection view={view} />
    </WorkLayout>
  );
}

function RegisterSection({ view: { file, isRevealed } }: { view: FileView }) {
  const t = useText();
  const { handover } = file;
  if (!handover) return null;
  return (
    <Section title={t('decision.final.register')}>
      <Facts
        facts={[
          {
            term: t('decision.final.registerNo'),
            value: <strong className="numeric">{handover.registerNo}</strong>,
          },
          { term: t('decision.final.collector'), value: handover.collectorName },
          { term: t('decision.final.relation'), value: relationText(handover.relation) },
          ...(handover.identitySeen === undefined
            ? []
            : [
                {
                  term: t('decision.final.identity'),
                  value: t(`decision.final.onFile.${onFileKey(handover.isOnFile)}`),
                },
              ]),
          ...(handover.relationNote
            ? [{ term: t('decision.field.note'), value: handover.relationNote }]
            : []),
          {
            term: t('decision.final.signature'),
            value: isRevealed ? (
              <div className={styles['signature']}>
                <AttachmentView
                  applicationId={file.id}
                  attachmentId={handover.signatureId}
                  name={t('decision.final.signature')}
                />
              </div>
            ) : (
              t('decision.final.signatureClosed')
            ),
          },
        ]}
      />
    </Section>
  );

  function relationText(relation: string): string {
    const known = COLLECTORS.find((candidate) => candidate === relation);
    return known ? t(`labels.relation.${known}`) : relation;
  }
}

function onFileKey(isOnFile: boolean | null | undefined): 'SAME' | 'OTHER' | 'UNKNOWN' {
  if (isOnFile == null) return 'UNKNOWN';
  return isOnFile ? 'SAME' : 'OTHER';
}

function ClosureSection({ view: { file } }: { view: FileView }) {
  const t = useText();
  const { reason } = useSop();
  const { closure } = file;
  if (!closure) return null;
  return (
    <Section title={t('decision.final.closure')}>
      <Facts
        facts={[
          {
            term: t('decision.field.reasons'),
            value: closure.reasons.codes.map(reason).join(', ') || t('common.none'),
          },
          { term: t('decision.field.note'), value: closure.reasons.note || t('common.none') },
          ...(closure.rejectStage
            ? [
                {
                  term: t('decision.final.rejectStage'),
                  value: t(`labels.rejectStage.${closure.rejectStage}`),
                },
              ]
            : []),
          ...(closure.letterNo
            ? [
                {
                  term: t('decision.final.letterNo'),
                  value: <strong className="numeric">{closure.letterNo}</strong>,
                },
              ]
            : []),
        ]}
      />
      {file.state === 'REJECTED' ? <p className={styles['after']}>{t('decision.final.again')}</p> : null}
    </Section>
  );
}

function BookSection({ view: { file } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const { book, blank, spentBlanks } = file;
  if (!book && !blank && spentBlanks.length === 0) return null;
  return (
    <Section title={t('decision.final.book')}>
      <Facts
        facts={[
          ...(book
            ? [
                {
                  term: t('decision.final.passportNumber'),
                  value: <span className="numeric">{book.passportNumber}</span>,
                },
                { term: t('decision.final.issued'), value: format.day(book.issuedOn) },
                { term: t('decision.final.expires'), value: format.day(book.expiresOn) },
              ]
            : []),
          {
            term: t('decision.final.blanks'),
            value: [...spentBlanks, ...(blank ? [blank] : [])]
              .map(({ serial, state }) => `${serial} (${t(`labels.blankState.${state}`)})`)
              .join(', '),
          },
        ]}
      />
    </Section>
  );
}
