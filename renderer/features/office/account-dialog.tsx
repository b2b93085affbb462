import { useState } from 'react';
import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core';
import type { Account } from '#common/contract/ipc/session.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Role } from '#common/domain/applications/vocabulary.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { areRolesCompatible } from '#common/domain/session/account-roles.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { RolePicker } from './role-picker.tsx';

export function AccountDialog({ account, onClose }: { account: Account | null; onClose: () => void }) {
  const t = useText();
  const [create] = useChannelMutation('session.createAccount');
  const [update] = useChannelMutation('session.updateAccount');
  const [username, setUsername] = useState(account?.username ?? '');
  const [displayName, setDisplayName] = useState(account?.displayName ?? '');
  const [roles, setRoles] = useState<Role[]>([...(account?.roles ?? [])]);
  const [nik, setNik] = useState('');
  const [password, setPassword] = useState('');
  const [kk, setKk] = useState('');
  const [address, setAddress] = useState('');
  const [isForgotten, setIsForgotten] = useState(false);
  const [vettedUntil, setVettedUntil] = useState<PlainDate | null>(account?.vettedUntil ?? null);
  const [active, setActive] = useState(account?.active ?? true);
  const [error, setError] = useState<ReplyError | null>(null);

  async function save() {
    const reply = account
      ? await update({
          id: account.id,
          displayName,
          roles,
          active,
          password: password === '' ? null : password,
          vettedUntil,
          ...changed({ nik, kkNumber: kk, address }, isForgotten),
        })
      : await create({
          username,
          displayName,
          roles,
          nik: nik === '' ? null : nik,
          kkNumber: kk === '' ? null : kk,
          address: address === '' ? null : address,
          vettedUntil,
          password,
        });
    if (!reply.ok) {
      setError(reply);
      return;
    }
    showToast({ message: t('office.accountSaved') });
    onClose();
  }

  return (
    <Dialog
      title={t(account ? 'office.accountEdit' : 'office.accountNew')}
      isOpen
      onClose={onClose}
      size="560px"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <FieldStack>
          <TextInput
            label={t('office.accountName')}
            value={displayName}
            required
            data-autofocus
            onChange={(event) => setDisplayName(event.currentTarget.value)}
          />
          <TextInput
            label={t('office.accountUsername')}
            value={username}
            required
            disabled={account !== null}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <RolePicker chosen={roles} onChange={setRoles} />
          <p>{t('office.accountPrivate')}</p>
          <TextInput
            label={t('office.accountNik')}
            description={account?.knows.nik ? t('office.accountKnown') : undefined}
            value={nik}
            inputMode="numeric"
            maxLength={16}
            disabled={isForgotten}
            onChange={(event) => setNik(event.currentTarget.value)}
          />
          <TextInput
            label={t('office.accountKk')}
            description={account?.knows.kk ? t('office.accountKnown') : undefined}
            value={kk}
            inputMode="numeric"
            maxLength={16}
            disabled={isForgotten}
            onChange={(event) => setKk(event.currentTarget.value)}
          />
          <TextInput
            label={t('office.accountAddress')}
            description={account?.knows.address ? t('office.accountKnown') : undefined}
            value={address}
            maxLength={300}
            disabled={isForgotten}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          {account && Object.values(account.knows).some(Boolean) ? (
            <Checkbox
              label={t('office.accountForget')}
              checked={isForgotten}
              onChange={(event) => setIsForgotten(event.currentTarget.checked)}
            />
          ) : null}
          <DateField
            label={t('office.accountVetted')}
            description={t('office.accountVettedHint')}
            value={vettedUntil}
            onChange={setVettedUntil}
          />
          <PasswordInput
            label={t(account ? 'office.accountNewPassword' : 'office.accountPassword')}
            value={password}
            required={account === null}
            autoComplete="new-password"
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {account ? (
            <Checkbox
              label={t('office.accountActive')}
              checked={active}
              onChange={(event) => setActive(event.currentTarget.checked)}
            />
          ) : null}
          {error ? <RefusalLine error={error} /> : null}
        </FieldStack>
        <FormFooter>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={roles.length === 0 || !areRolesCompatible(roles)}>
            {t('office.accountSave')}
          </Button>
        </FormFooter>
      </form>
    </Dialog>
  );
}

type Private = { nik: string; kkNumber: string; address: string };

/** What was left empty stays as it is on record; only the tick takes it away. */
function changed(entered: Private, isForgotten: boolean): Partial<Record<keyof Private, string | null>> {
  if (isForgotten) return { nik: null, kkNumber: null, address: null };
  return Object.fromEntries(Object.entries(entered).filter(([, value]) => value !== ''));
}
