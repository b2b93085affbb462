import { useState } from 'react';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { collectorKinds } from '#common/domain/production/collector.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import {
  Columns,
  isOneOfMine,
  isPermitted,
  WatchlistPanel,
  whyNot,
} from '#renderer/features/approval/index.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import type { PlannedAction, StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { CollectorSection } from './collector-section.tsx';
import { CollectorSignature, type Signature } from './collector-signature.tsx';
import { EMPTY_HANDOVER, entryOf, HandoverForm, missingParts, type MissingPart } from './handover-form.ts';
import { firstOldBook, isOldBookWhole, OldBookFields } from './old-book-fields.tsx';
import { PassportSection } from './passport-section.tsx';
import { useRegisterNo } from './use-register-no.ts';

/** A draft of another day may name a right that the holder's age no longer gives. */
function offered(form: HandoverForm, isMinor: boolean): HandoverForm {
  return form.relation && !collectorKinds(isMinor).includes(form.relation)
    ? { ...form, relation: null }
    : form;
}

/** The last step: the collector is who they say, the register has its entry, the signature is on file. */
export function HandoverWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const slot = { applicationId: view.file.id, form: 'handover' };
  const draft = useDraftState(
    slot,
    EMPTY_HANDOVER,
    (content) => HandoverForm.safeParse(content).data ?? null,
  );
  const [signature, setSignature] = useState<Signature | null>(null);
  const [error, setError] = useState<ReplyError | null>(null);
  const [isVoiding, setIsVoiding] = useState(false);
  const [store, { isBusy: isStoring }] = useChannelMutation('documents.store');
  const [chooseFile] = useChannelMutation('documents.chooseFile');
  const form = offered(draft.value, view.isMinor);
  const child = view.isMinor ? view.file : null;
  const { minNoteLength } = useSop();
  const [oldBook, setOldBook] = useState(() => firstOldBook(view.file));
  const refusal = whyNot(view, 'production.handOver/1');
  // Recorded in the same request: all of it, or nothing.
  const owesOld = refusal?.code === 'OLD_BOOK_NOT_RECORDED';
  const mayHandOver = isPermitted(view, 'production.handOver/1') || owesOld;
  const isOff = isReadOnly || isBusy || isStoring || draft.isLoading || !mayHandOver;
  const why = owesOld ? null : refusal;
  const missing: readonly MissingPart[] = [
    ...(owesOld && !isOldBookWhole(oldBook) ? (['oldBook'] as const) : []),
    ...missingParts(form, {
      hasSignature: signature !== null,
      child,
      proxyCheck: view.file.proxyCheck,
      minNoteLength,
    }),
  ];
  const deadline = view.deadlineOn ? format.date(view.deadlineOn) : '';

  function change(next: Partial<HandoverForm>) {
    setError(null);
    draft.change((before) => ({ ...before, ...next }));
  }

  const isReady = mayHandOver && !isReadOnly && !draft.isLoading;
  const register = useRegisterNo(isReady, form.registerNo !== '', (registerNo) => change({ registerNo }));

  async function handOver() {
    const { relation } = form;
    if (!signature || !relation) return;
    const signatureId = await keepSignature(signature);
    if (!signatureId) return;
    const payload = { ...entryOf(form, child), relation, signatureId };
    const { outcome: became, reference } = oldBook;
    const before: PlannedAction[] =
      owesOld && became !== null
        ? [{ kind: 'production.recordOldBook/1', payload: { outcome: became, reference } }]
        : [];
    const outcome = await act([...before, { kind: 'production.handOver/1', payload }], {
      done: t('handover.form.saved', { registerNo: form.registerNo }),
      quiet: true,
    });
    if (outcome.ok) draft.discard();
    else setError(outcome.refused);
  }

  async function keepSignature(signed: Signature): Promise<AttachmentId | null> {
    if (signed.kind === 'FILE') return signed.attachmentId;
    const stored = await store({ applicationId: view.file.id, bytes: await signed.toBytes() });
    if (stored.ok) return stored.value.attachmentId;
    setError(stored);
    return null;
  }

  async function signatureFromFile() {
    const reply = await chooseFile({ applicationId: view.file.id, only: 'IMAGE' });
    if (!reply.ok) setError(reply);
    const [picture] = reply.ok ? reply.value : [];
    if (picture) setSignature({ kind: 'FILE', attachmentId: picture.attachmentId });
  }

  // The collector's identity card is at hand: its number is scanned, never the decision.
  useScan((collectorIdentity) => {
    if (!isOff && form.relation !== null && form.relation !== 'SELF') change({ collectorIdentity });
  });

  const problem = error ?? register.error;
  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy || isStoring}
          secondary={
            isOneOfMine(view, 'production.voidUncollected/1')
              ? [
                  {
                    label: t('handover.void.button'),
                    combo: 'ctrl+shift+k',
                    run: () => setIsVoiding(true),
                    isDisabled: !isPermitted(view, 'production.voidUncollected/1'),
                    isDangerous: true,
                  },
                ]
              : []
          }
          message={
            problem ? (
              <RefusalLine error={problem} />
            ) : why ? (
              <RefusalLine error={why} isQuiet />
            ) : !isOff && missing.length > 0 ? (
              t('handover.form.remaining', {
                what: missing.map((part) => t(`handover.form.missing.${part}`)).join(', '),
              })
            ) : null
          }
          primary={{
            label: t('handover.form.save'),
            combo: 'ctrl+Enter',
            run: () => void handOver(),
            isDisabled: isOff || missing.length > 0,
          }}
        />
      }
    >
      <Columns
        left={{
          label: t('handover.book.title'),
          content: (
            <>
              <PassportSection view={view} />
              {owesOld ? (
                <OldBookFields file={view.file} value={oldBook} isOff={isOff} onChange={setOldBook} />
              ) : null}
              <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
            </>
          ),
        }}
        right={{
          label: t('handover.form.title'),
          content: (
            <CollectorSection
              form={form}
              view={view}
              isOff={isOff}
              isNumbering={register.isBusy}
              onChange={change}
              onNewNumber={() => void register.request()}
              signature={
                <CollectorSignature
                  applicationId={view.file.id}
                  signature={signature}
                  isOff={isOff}
                  onChange={setSignature}
                  onFromFile={() => void signatureFromFile()}
                />
              }
            />
          ),
        }}
      />
      <ReasonsDialog
        isOpen={isVoiding}
        onClose={() => setIsVoiding(false)}
        title={t('handover.void.title')}
        text={t('handover.void.text', { date: deadline })}
        confirmLabel={t('handover.void.confirm')}
        noteLabel={t('common.note')}
        kind={null}
        isDangerous
        submit={({ note }) =>
          act([{ kind: 'production.voidUncollected/1', payload: { note } }], {
            quiet: true,
            done: t('handover.void.done'),
          })
        }
      />
    </WorkLayout>
  );
}
