import { useState } from 'react';
import { Button } from '@mantine/core';
import { useNavigate } from 'react-router';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { TrayItem } from '#common/contract/ipc/sync.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { kindText } from '#renderer/lib/kind-key.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ErrorState } from '#renderer/ui/states.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { knownCode } from './known-code.ts';
import styles from './sync.module.css';

const NO_INPUT = {};

/** What the hub refused: why, on which version, and the two ways on. Nothing leaves it by itself. */
export function Tray() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('sync.tray', NO_INPUT);
  const [discarding, setDiscarding] = useState<TrayItem | null>(null);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data || data.length === 0) return null;
  const groups = Map.groupBy(data, ({ group }) => group);
  return (
    <section className={styles['refusedPart']}>
      <h2 className={styles['heading']}>{t('sync.tray.title')}</h2>
      <p className={styles['soft']}>{t('sync.tray.text')}</p>
      <ul className={styles['tray']}>
        {[...groups.values()].map((items) => (
          <TrayGroup key={items[0]?.group} items={items} onDiscard={setDiscarding} />
        ))}
      </ul>
      <DiscardDialog item={discarding} onClose={() => setDiscarding(null)} />
    </section>
  );
}

type TrayGroupProps = { items: readonly TrayItem[]; onDiscard: (item: TrayItem) => void };

function TrayGroup({ items, onDiscard }: TrayGroupProps) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const [redo, { isBusy, error }] = useChannelMutation('sync.redo');
  const [first] = items;
  if (!first) return null;
  const { group, applicationId, name, number, actorName, occurredAt } = first;

  async function doAgain() {
    const reply = await redo({ group });
    if (reply.ok) showToast({ message: t('sync.tray.redone'), closeLabel: t('common.close') });
  }

  return (
    <li className={styles['item']}>
      <div>
        <div className={styles['itemHead']}>
          <strong>{items.map(({ kind }) => kindText(t, kind)).join(', ')}</strong>
          <span>{name}</span>
          <span className="numeric">{number}</span>
          <span className={styles['soft']}>
            {t('sync.tray.by', { name: actorName, time: format.moment(occurredAt) })}
          </span>
        </div>
        <RefusalLine error={error ?? refusalOf(first)} isQuiet={!error} />
        <Versions item={first} />
      </div>
      <div className={styles['buttons']}>
        <Button variant="default" size="compact-sm" onClick={() => void navigate(`/berkas/${applicationId}`)}>
          {t('sync.tray.open')}
        </Button>
        {first.mayDecide ? (
          <>
            <Button variant="default" size="compact-sm" onClick={() => onDiscard(first)}>
              {t('sync.tray.discard')}
            </Button>
            <Button size="compact-sm" loading={isBusy} onClick={() => void doAgain()}>
              {t('sync.tray.redo')}
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}

function Versions({ item: { seenVersion, hubVersion, fileVersion } }: { item: TrayItem }) {
  const t = useText();
  return (
    <div className={styles['versions']}>
      {seenVersion === null ? null : <span>{t('sync.tray.seen', { version: seenVersion })}</span>}
      {hubVersion === null ? null : <span>{t('sync.tray.hub', { version: hubVersion })}</span>}
      {fileVersion === null ? null : <span>{t('sync.tray.now', { version: fileVersion })}</span>}
    </div>
  );
}

function refusalOf({ code, details }: TrayItem): ReplyError {
  const known = knownCode(code);
  // The details belong to the code that was named.
  return known === code ? { code: known, details } : { code: known };
}
