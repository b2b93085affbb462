import { Button } from '@mantine/core';
import { IconUserCheck } from '@tabler/icons-react';
import { useNavigate } from 'react-router';
import type { FailingBook } from '#common/contract/ipc/production.ts';
import type { StockRequestView } from '#common/contract/hub/stock.ts';
import { rangesIn } from '#common/domain/production/custody.ts';
import { mayConfirm } from '#common/domain/production/stock-rules.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { useHands } from './use-hands.ts';
import styles from './production.module.css';

const NO_INPUT = {};
const POLL_MS = 15_000;

/** What waits for a second person; whoever asked may take it back. */
export function RequestsSection() {
  const t = useText();
  const { data: requests } = useChannelQuery('production.stockRequests', NO_INPUT, {
    pollingInterval: POLL_MS,
  });
  const { data: failing } = useChannelQuery('production.failing', NO_INPUT);
  if ((requests?.length ?? 0) + (failing?.length ?? 0) === 0) return null;
  return (
    <section className={styles['requests']} aria-label={t('stock.request.title')}>
      <h2>{t('stock.request.title')}</h2>
      <ul>
        {requests?.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
        {failing?.map((book) => (
          <FailingRow key={book.applicationId} book={book} />
        ))}
      </ul>
    </section>
  );
}

/** A printed book is confirmed on its file, where the reasons stand. */
function FailingRow({ book }: { book: FailingBook }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const { nameOf } = useHands();
  const { applicationId, number, serial, by, at } = book;
  return (
    <li>
      <IconUserCheck size={16} aria-hidden />
      <span>
        {t('stock.request.FAILED', { serial, number, name: nameOf(by) })}{' '}
        <span className={styles['quiet']}>{format.moment(at)}</span>
      </span>
      <Button size="compact-sm" variant="default" onClick={() => void navigate(`/berkas/${applicationId}`)}>
        {t('stock.request.open')}
      </Button>
    </li>
  );
}

function RequestRow({ request }: { request: StockRequestView }) {
  const t = useText();
  const format = useFormat();
  const { user } = useSession();
  const { labelOf, nameOf } = useHands();
  const [answer, { isBusy, error }] = useChannelMutation('production.answerStock');
  const { id, command, by, at } = request;
  const isOwn = by === user?.id;
  const mine = user
    ? mayConfirm(command, { id: by, roles: [] }, { id: user.id, roles: user.roles }) === null
    : false;
  const ranges = rangesIn(command);
  const values = {
    count: formatCount(ranges.reduce((sum, { count }) => sum + count, 0)),
    first: ranges[0]?.first ?? '',
    name: nameOf(by),
    from: 'from' in command ? labelOf(command.from) : '',
    to: command.kind === 'HAND_OVER' ? labelOf(command.to) : '',
  };

  async function send(yes: boolean) {
    const reply = await answer({ id, yes });
    if (reply.ok) showToast({ message: t(yes ? 'stock.request.accepted' : 'stock.request.declined') });
  }

  return (
    <li>
      <IconUserCheck size={16} aria-hidden />
      <span>
        {t(`stock.request.${command.kind}`, values)}{' '}
        <span className={styles['quiet']}>{format.moment(at)}</span>
        {error ? <RefusalLine error={error} /> : null}
      </span>
      {mine ? (
        <Button size="compact-sm" loading={isBusy} onClick={() => void send(true)}>
          {t('stock.request.yes')}
        </Button>
      ) : null}
      {mine || isOwn ? (
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void send(false)}>
          {t(isOwn ? 'stock.request.takeBack' : 'stock.request.no')}
        </Button>
      ) : null}
    </li>
  );
}
