import { useState } from 'react';
import { Select, TextInput } from '@mantine/core';
import type { Account } from '#common/contract/ipc/session.ts';
import { Role } from '#common/domain/applications/vocabulary.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { MomentField } from '#renderer/ui/moment-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

type ActingDialogProps = { accounts: readonly Account[]; onClose: () => void };

/** Roles that somebody may stand in for: those that decide. */
const SCOPES: readonly Role[] = ['OFFICE_HEAD', 'SECTION_HEAD', 'SUBSECTION_HEAD', 'ADJUDICATOR', 'QC'];
const DAY_MINUTES = 24 * 60;

export function ActingDialog({ accounts, onClose }: ActingDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('office.acting.appoint')} isOpen onClose={onClose} size="560px">
      <ActingForm accounts={accounts} onClose={onClose} />
    </Dialog>
  );
}

function ActingForm({ accounts, onClose }: ActingDialogProps) {
  const t = useText();
  const { now } = useFormat();
  const { user } = useSession();
  const [appoint, { isBusy, error }] = useChannelMutation('session.appoint');
  const [id, setId] = useState<Account['id'] | null>(null);
  const [role, setRole] = useState<Role | null>(null);
  const [from, setFrom] = useState(now);
  const [until, setUntil] = useState(() => addMinutes(now, DAY_MINUTES));
  const [decree, setDecree] = useState('');
  // Nobody appoints himself, and whoever is gone stands in for nobody.
  const people = accounts.filter((account) => account.active && account.id !== user?.id);
  const isReady = id !== null && role !== null && decree.trim() !== '' && until > from && !isBusy;

  async function run() {
    if (id === null || role === null) return;
    const reply = await appoint({ id, role, from, until, decree: decree.trim() });
    if (!reply.ok) return;
    showToast({ message: t('office.acting.appointed') });
    onClose();
  }

  return (
    <FieldStack>
      <Select
        label={t('office.acting.who')}
        data={people.map((account) => ({ value: account.id, label: account.displayName }))}
        value={id}
        searchable
        data-autofocus
        onChange={(value) => setId(people.find((account) => account.id === value)?.id ?? null)}
      />
      <Select
        label={t('office.acting.role')}
        data={SCOPES.map((value) => ({ value, label: t(`labels.role.${value}`) }))}
        value={role}
        onChange={(value) => setRole(Role.nullable().parse(value))}
      />
      <MomentField label={t('office.acting.from')} value={from} onChange={setFrom} />
      <MomentField label={t('office.acting.until')} value={until} onChange={setUntil} />
      <TextInput
        label={t('office.acting.decree')}
        value={decree}
        maxLength={80}
        onChange={({ currentTarget }) => setDecree(currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('office.acting.appoint')}
        isReady={isReady}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}
