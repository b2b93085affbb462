import { Button } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import type { Account } from '#common/contract/ipc/session.ts';
import type { ReviewedAccount } from '#common/domain/registers/rights-reviews.ts';
import { isVetted } from '#common/domain/session/vetting.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';

type AccountRowProps = {
  account: Account;
  /** Undefined while it is on its way, or where the hub cannot be asked. */
  use: ReviewedAccount | undefined;
  onEdit: () => void;
  onUnlock: () => void;
};

export function AccountRow({ account, use, onEdit, onUnlock }: AccountRowProps) {
  const t = useText();
  const format = useFormat();
  const { displayName, username, roles, active, vettedUntil } = account;
  return (
    <tr data-closed={!active || undefined}>
      <th scope="row">{displayName}</th>
      <td>{username}</td>
      <td>{active ? roles.map((role) => t(`labels.role.${role}`)).join(', ') : t('office.accountClosed')}</td>
      <td>
        {use?.lastSignInAt ? format.moment(use.lastSignInAt) : '–'}
        {use?.isUnused ? <Chip tone="amber" Icon={IconLock} label={t('office.account.unused')} /> : null}
      </td>
      <td>
        {vettedUntil === null ? '–' : null}
        {vettedUntil && isVetted(vettedUntil, format.today) ? format.day(vettedUntil) : null}
        {vettedUntil && !isVetted(vettedUntil, format.today) ? (
          <Chip tone="red" Icon={IconAlertTriangle} label={format.day(vettedUntil)} />
        ) : null}
      </td>
      <td>
        <Button
          size="xs"
          variant="default"
          aria-label={`${t('common.edit')}: ${displayName}`}
          onClick={onEdit}
        >
          {t('common.edit')}
        </Button>
        {use?.isUnused ? (
          <Button size="xs" aria-label={`${t('office.account.unlock')}: ${displayName}`} onClick={onUnlock}>
            {t('office.account.unlock')}
          </Button>
        ) : null}
      </td>
    </tr>
  );
}
