import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { CentreNotice } from '#renderer/features/gateway/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './office.module.css';

const NO_INPUT = {};

/** A head declares that the centre cannot be reached, and when it is over; both are in the audit trail. */
export function OutageSection() {
  const t = useText();
  const format = useFormat();
  const { data: outages } = useChannelQuery('office.outages', NO_INPUT);
  const [declare, { isBusy }] = useChannelMutation('office.declareOutage');
  const [end] = useChannelMutation('office.endOutage');
  const [reason, setReason] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const current = outages?.find((outage) => outage.endedAt === null);
  const past = outages?.filter((outage) => outage.endedAt !== null).slice(0, 5) ?? [];

  async function start() {
    const reply = await declare({ reason });
    setError(reply.ok ? null : reply);
    if (!reply.ok) return;
    setReason('');
    showToast({ message: t('office.outageDeclared') });
  }

  return (
    <Section title={t('office.outage')}>
      <p className={styles['text']}>{t('office.outageText')}</p>
      {current ? null : <CentreNotice onReason={setReason} />}
      {current ? (
        <div className={styles['line']}>
          <span className={styles['warning']}>
            {t('office.outageNow', { from: format.moment(current.startedAt), reason: current.reason })}
          </span>
          <Button
            variant="default"
            onClick={() =>
              void end({}).then((reply) => reply.ok && showToast({ message: t('office.outageEnded') }))
            }
          >
            {t('office.outageEnd')}
          </Button>
        </div>
      ) : (
        <form
          className={styles['line']}
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <TextInput
            label={t('office.outageReason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            color="red"
            loading={isBusy}
            disabled={reason.trim().length < 5}
          >
            {t('office.outageDeclare')}
          </Button>
        </form>
      )}
      {error ? <RefusalLine error={error} /> : null}
      {outages && outages.length > 0 ? (
        <p>
          <Link to="/kuota">{t('quota.outageLink')}</Link>
        </p>
      ) : null}
      <ul className={styles['past']}>
        {past.map((outage) => (
          <li key={outage.id}>
            {t('office.outagePast', {
              from: format.moment(outage.startedAt),
              to: outage.endedAt ? format.moment(outage.endedAt) : '',
              reason: outage.reason,
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
