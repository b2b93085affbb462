import { useState } from 'react';
import { Button } from '@mantine/core';
import type { Account } from '#common/contract/ipc/session.ts';
import { isHeld, type ActingRole } from '#common/domain/session/acting.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { ActingDialog } from './acting-dialog.tsx';
import styles from './office.module.css';

type Row = ActingRole & { account: Account };

/** Who acts for whom (Plh), now, later and before. What ends by the clock needs no hand. */
export function ActingSection({ accounts }: { accounts: readonly Account[] }) {
  const t = useText();
  const [isAppointing, setIsAppointing] = useState(false);
  const rows = accounts
    .flatMap((account) => account.acting.map((held): Row => ({ ...held, account })))
    .toSorted((left, right) => (left.from < right.from ? 1 : -1));
  return (
    <Section
      title={t('office.acting.title')}
      aside={
        <Button size="xs" variant="default" onClick={() => setIsAppointing(true)}>
          {t('office.acting.appoint')}
        </Button>
      }
    >
      <p className={styles['text']}>{t('office.acting.text')}</p>
      {rows.length === 0 ? <p className={styles['note']}>{t('office.acting.none')}</p> : null}
      {rows.length > 0 ? (
        <PlainTable aria-label={t('office.acting.title')}>
          <thead>
            <tr>
              <th scope="col">{t('office.accountName')}</th>
              <th scope="col">{t('office.acting.role')}</th>
              <th scope="col">{t('office.acting.span')}</th>
              <th scope="col">{t('office.acting.decree')}</th>
              <th scope="col">{t('office.acting.state')}</th>
              <th scope="col">{t('office.acting.actions')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ActingRow key={`${row.account.id} ${row.role} ${row.from}`} row={row} />
            ))}
          </tbody>
        </PlainTable>
      ) : null}
      {isAppointing ? <ActingDialog accounts={accounts} onClose={() => setIsAppointing(false)} /> : null}
    </Section>
  );
}

function ActingRow({ row }: { row: Row }) {
  const t = useText();
  const format = useFormat();
  const [end, { isBusy, error }] = useChannelMutation('session.endAppointment');
  const { account, role, from, until, decree } = row;
  const state = stateOf(row, format.now);

  async function endNow() {
    const reply = await end({ id: account.id, role });
    if (reply.ok) showToast({ message: t('office.acting.ended') });
  }

  return (
    <tr data-closed={state === 'past' || undefined}>
      <th scope="row">{account.displayName}</th>
      <td>{t(`labels.role.${role}`)}</td>
      <td>
        {format.moment(from)} – {format.moment(until)}
      </td>
      <td>{decree ?? '–'}</td>
      <td>
        <Chip label={t(`office.acting.is.${state}`)} tone={TONES[state]} />
      </td>
      <td>
        {state === 'past' ? null : (
          <Button
            size="xs"
            variant="default"
            loading={isBusy}
            aria-label={`${t('office.acting.end')}: ${account.displayName}, ${t(`labels.role.${role}`)}`}
            onClick={() => void endNow()}
          >
            {t('office.acting.end')}
          </Button>
        )}
        {error ? <RefusalLine error={error} /> : null}
      </td>
    </tr>
  );
}

const TONES = { past: 'gray', now: 'green', planned: 'blue' } as const;

function stateOf(held: ActingRole, now: Instant): 'past' | 'now' | 'planned' {
  if (isHeld(held, now)) return 'now';
  return held.until <= now ? 'past' : 'planned';
}
