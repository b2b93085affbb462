import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { asCredentials, NO_PROOF, ProofFields } from '#renderer/ui/proof-fields.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

type ReauthenticateDialogProps = { onDone: () => void; onCancel: () => void };

/** The officer’s own password once more, before an act that must be theirs. What is on the screen stays. */
export function ReauthenticateDialog({ onDone, onCancel }: ReauthenticateDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('session.again.title')} isOpen onClose={onCancel}>
      <ReauthenticateForm onDone={onDone} onCancel={onCancel} />
    </Dialog>
  );
}

function ReauthenticateForm({ onDone, onCancel }: ReauthenticateDialogProps) {
  const t = useText();
  const [prove, { isBusy, error }] = useChannelMutation('session.prove');
  const [proof, setProof] = useState(NO_PROOF);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await prove(asCredentials(proof));
    if (reply.ok) onDone();
    // The code of the telephone belongs to this password; anything else is typed anew.
    else if (reply.code !== 'TOTP_NEEDED') setProof(NO_PROOF);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('session.again.text')}</p>
        <ProofFields
          label={t('session.again.password')}
          value={proof}
          error={error}
          hasFocus
          onChange={setProof}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={proof.password === ''}>
          {t('session.again.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
