import { addDays } from '#common/kernel/plain-date.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { assessDamage } from '#common/domain/documents/requirement-matrix.ts';
import type { DamageCriterion } from '#common/domain/documents/requirement-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';

export type DecisionDialog = 'return' | 'suspend' | 'prevention' | 'withdraw';

type DecisionDialogsProps = {
  view: FileView;
  act: ActFn;
  open: DecisionDialog | null;
  damage: readonly DamageCriterion[];
  onClose: () => void;
};

/** The ways out of the document desk that need reasons or words. */
export function DecisionDialogs({ view, act, open, damage, onClose }: DecisionDialogsProps) {
  const t = useText();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const days = sop?.settings.docsDeadlineDays.value ?? 30;
  return (
    <>
      <ReasonsDialog
        isOpen={open === 'return'}
        onClose={onClose}
        title={t('documents.returnTitle')}
        text={t('documents.returnText', { days })}
        confirmLabel={t('documents.returnConfirm')}
        noteLabel={t('documents.returnNote')}
        kind="RETURN"
        firstReasons={firstReasons(view, damage)}
        documents={{ label: t('documents.returnMissing'), codes: listable(view), first: missingCodes(view) }}
        submit={({ reasonCodes, note, documents }) =>
          act([{ kind: 'documents.returnDossier/1', payload: { reasonCodes, note, missing: documents } }], {
            quiet: true,
            done: t('documents.returned', { date: format.date(addDays(format.today, days)) }),
          })
        }
      />
      <ReasonsDialog
        isOpen={open === 'suspend'}
        onClose={onClose}
        title={t('documents.suspendTitle')}
        text={t('documents.suspendText')}
        confirmLabel={t('documents.suspendConfirm')}
        noteLabel={t('common.note')}
        kind="SUSPENSION"
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'approval.proposeDecision/1', payload: { decision: 'SUSPEND', reasonCodes, note } }], {
            quiet: true,
            done: t('documents.suspended'),
          })
        }
      />
      <ReasonsDialog
        isOpen={open === 'prevention'}
        onClose={onClose}
        title={t('documents.prevention')}
        text={t('documents.preventionText')}
        confirmLabel={t('documents.suspendConfirm')}
        noteLabel={t('common.note')}
        kind="REFUSAL"
        firstReasons={['REJ_PREVENTION_LIST']}
        isDangerous
        submit={({ reasonCodes, note }) =>
          act(
            [
              {
                kind: 'approval.proposeDecision/1',
                payload: { decision: 'REFUSE_PREVENTION', reasonCodes, note },
              },
            ],
            { quiet: true, done: t('documents.preventionDone') },
          )
        }
      />
      <ReasonsDialog
        isOpen={open === 'withdraw'}
        onClose={onClose}
        title={t('documents.withdrawTitle')}
        text={t('documents.withdrawText')}
        confirmLabel={t('documents.withdraw')}
        noteLabel={t('common.note')}
        kind={null}
        isDangerous
        submit={({ note }) =>
          act([{ kind: 'documents.deemWithdrawn/1', payload: { note } }], {
            quiet: true,
            done: t('documents.withdrawn'),
          })
        }
      />
    </>
  );
}

function firstReasons(view: FileView, damage: readonly DamageCriterion[]): string[] {
  return [
    ...(view.missing.length > 0 ? ['DOC_MISSING'] : []),
    ...(view.differences.length > 0 ? ['DOC_DATA_MISMATCH'] : []),
    ...(assessDamage(damage, view.file.type).wrongType ? ['DOC_OLD_BOOK_DAMAGED'] : []),
  ];
}

/** What is missing, and the papers that say something else than the form: they come back corrected. */
function missingCodes(view: FileView): DocCode[] {
  const missing = view.missing.flatMap((item) => ('code' in item ? [item.code] : item.anyOf.slice(0, 1)));
  const differing = view.differences.map(({ code }) => code);
  return [...new Set([...missing, ...differing])];
}

function listable(view: FileView): DocCode[] {
  const asked = view.requirements.map(({ code }) => code);
  return [...new Set([...asked, ...DocCode.options.filter((code) => view.file.documents[code])])];
}
