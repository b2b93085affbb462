import { useState } from 'react';
import type { Disposal } from '#common/domain/registers/disposals.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { asCredentials, NO_PROOF, ProofFields } from '#renderer/ui/proof-fields.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { DisposalGroups } from './disposal-groups.tsx';

const NO_INPUT = {};

type ApproveDisposalProps = { disposal: Kept<Disposal>; onClose: () => void };

/** The second person's word, on the own password: what goes now nobody brings back. */
export function ApproveDisposal({ disposal, onClose }: ApproveDisposalProps) {
  const t = useText();
  const files = formatCount(disposal.item.files);
  return (
    <Dialog title={t('privacy.approveTitle', { files })} isOpen onClose={onClose}>
      <ApproveForm disposal={disposal} onClose={onClose} />
    </Dialog>
  );
}

function ApproveForm({ disposal, onClose }: ApproveDisposalProps) {
  const t = useText();
  const format = useFormat();
  const [prove, proving] = useChannelMutation('session.prove');
  const [write, writing] = useRegisterLine('disposals');
  const [carryOut] = useChannelMutation('privacy.carryOut');
  const [proof, setProof] = useState(NO_PROOF);
  const { files, before, reference } = disposal.item;
  const { currentData: now } = useChannelQuery('privacy.previewDisposal', NO_INPUT, {
    refetchOnMountOrArgChange: true,
  });
  const isChanged = now !== undefined && now.digest !== disposal.item.digest;
  const error = writing.error ?? proving.error;

  async function run() {
    const proven = await prove(asCredentials(proof));
    if (!proven.ok) return;
    const reply = await write({ kind: 'approve/1', payload: {} }, disposal);
    if (!reply.ok) return;
    showToast({ message: t('privacy.disposalApproved') });
    // It goes on without this window too: by the program's own round, or at the hub.
    void carryOut({});
    onClose();
  }

  return (
    <FieldStack>
      <p>
        {t('privacy.approveText', {
          files: formatCount(files),
          before: format.date(before),
          reference,
        })}
      </p>
      {isChanged ? (
        <p role="alert">{t('privacy.approveChanged', { files: formatCount(now.files) })}</p>
      ) : null}
      {now && !isChanged ? <DisposalGroups groups={now.groups} /> : null}
      <ProofFields
        label={t('session.again.password')}
        value={proof}
        error={proving.error}
        hasFocus
        onChange={setProof}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('privacy.approveConfirm')}
        isReady={proof.password !== '' && !isChanged}
        isBusy={proving.isBusy || writing.isBusy}
        isDangerous
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
