import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Output } from '#common/contract/ipc/index.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { newActionId } from '#renderer/lib/action-id.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { asCredentials, NO_PROOF, ProofFields } from '#renderer/ui/proof-fields.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

/** A head who answers for it, or any second person whom the act needs. */
export type Beside = 'head' | 'second';

type SupervisorDialogProps = {
  who: Beside;
  view: FileView;
  actions: readonly PlannedAction[];
  together: readonly ApplicationId[];
  onDone: (result: Output<'applications.confirm'>) => void;
  onCancel: () => void;
};

/** A head proves himself at the officer's desk for this one act. The officer stays signed in and keeps what is typed. */
export function SupervisorDialog(props: SupervisorDialogProps) {
  const t = useText();
  return (
    <Dialog
      title={t(props.who === 'head' ? 'actions.supervisor.title' : 'actions.second.title')}
      isOpen
      onClose={props.onCancel}
    >
      <SupervisorForm {...props} />
    </Dialog>
  );
}

function SupervisorForm({ who, view, actions, together, onDone, onCancel }: SupervisorDialogProps) {
  const t = useText();
  const [confirm, { isBusy, error }] = useChannelMutation('applications.confirm');
  const [username, setUsername] = useState('');
  const [proof, setProof] = useState(NO_PROOF);
  // The same ids at a second try: what was recorded once is not recorded twice.
  const [ids] = useState(() => actions.map(() => newActionId()));

  async function submit(event: FormEvent) {
    event.preventDefault();
    const reply = await confirm({
      applicationId: view.file.id,
      basedOn: view.file.version,
      actions: actions.map(({ kind, payload }, index) => ({
        id: ids[index] ?? newActionId(),
        kind,
        payload,
      })),
      ...(together.length > 0 ? { together: [...together] } : {}),
      credentials: { username, ...asCredentials(proof) },
    });
    if (reply.ok) onDone(reply.value);
    else if (reply.code !== 'TOTP_NEEDED') setProof(NO_PROOF);
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t(who === 'head' ? 'actions.supervisor.text' : 'actions.second.text')}</p>
        <TextInput
          label={t('session.signIn.username')}
          value={username}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          onChange={({ currentTarget }) => setUsername(currentTarget.value)}
        />
        <ProofFields label={t('session.signIn.password')} value={proof} error={error} onChange={setProof} />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={username.trim() === '' || proof.password === ''}>
          {t('actions.supervisor.confirm')}
        </Button>
      </FormFooter>
    </form>
  );
}
