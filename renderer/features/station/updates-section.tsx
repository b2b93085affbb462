import { Button } from '@mantine/core';
import type { UpdateStatus } from '#common/contract/ipc/updates.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import styles from './station.module.css';

/** Newer versions of the program: IT looks, gets and installs them here, as far as the policy of the PC lets it. */
export function UpdatesSection() {
  const t = useText();
  const { data, error } = useChannelQuery('station.updates', {});
  return (
    <Section title={t('station.updates.title')}>
      {error ? <ErrorState error={error} /> : data ? <Standing status={data} /> : <LinesSkeleton lines={2} />}
    </Section>
  );
}

function Standing({ status }: { status: UpdateStatus }) {
  const t = useText();
  const { moment } = useFormat();
  const { mode, from, version, checkedAt } = status;
  if (mode === 'off') return <p>{t('station.updates.off')}</p>;
  return (
    <>
      <p className={styles['text']}>
        {t('station.updates.running', { version })}{' '}
        {from === null ? t('station.updates.nowhere') : t(`station.updates.from.${from}`)}{' '}
        {checkedAt === null ? null : t('station.updates.checked', { when: moment(checkedAt) })}
      </p>
      {from === null ? null : <Steps status={status} />}
    </>
  );
}

function Steps({ status: { state, version, installKind, notInstalled } }: { status: UpdateStatus }) {
  const t = useText();
  const [check, checking] = useChannelMutation('station.checkUpdates');
  const [fetch, fetching] = useChannelMutation('station.fetchUpdate');
  const [install, installing] = useChannelMutation('station.installUpdate');
  const isBusy = checking.isBusy || fetching.isBusy || installing.isBusy;
  const failure = checking.error ?? fetching.error ?? installing.error;
  const mayFetch = state.id === 'FOUND' && installKind === 'nsis';
  return (
    <>
      {notInstalled === null ? null : (
        <div className={styles['told']}>
          <p>{t('station.updates.notInstalled', { version: notInstalled.version })}</p>
          <RefusalLine error={notInstalled} />
        </div>
      )}
      {/* Told to a screen reader whenever it changes. */}
      <div aria-live="polite" className={styles['told']}>
        {state.id === 'CURRENT' ? <p>{t('station.updates.current', { version })}</p> : null}
        {state.id === 'NOT_OPEN' ? <p>{t('station.updates.notOpen')}</p> : null}
        {state.id === 'CHECKING' ? <p>{t('station.updates.checking')}</p> : null}
        {'version' in state ? <Offered state={state} /> : null}
        {'isDown' in state && state.isDown ? <p>{t('station.updates.isDown')}</p> : null}
        {state.id === 'FOUND' && !mayFetch ? (
          <p>{t('station.updates.byIt', { kind: t(`station.updates.kind.${installKind}`) })}</p>
        ) : null}
      </div>
      {state.id === 'FAILED' || failure ? (
        <div className={styles['told']}>
          <RefusalLine error={failure ?? { code: 'code' in state ? state.code : 'UPDATE_FAILED' }} />
        </div>
      ) : null}
      <div className={styles['actions']}>
        <Button variant="default" loading={checking.isBusy} disabled={isBusy} onClick={() => void check({})}>
          {t('station.updates.check')}
        </Button>
        {mayFetch ? (
          <Button loading={fetching.isBusy} disabled={isBusy} onClick={() => void fetch({})}>
            {t('station.updates.fetch')}
          </Button>
        ) : null}
        {state.id === 'READY' ? (
          <Button loading={installing.isBusy} disabled={isBusy} onClick={() => void install({})}>
            {t('station.updates.install')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

type Found = Extract<UpdateStatus['state'], { version: string }>;

function Offered({ state: { id, version, megabytes } }: { state: Found }) {
  const t = useText();
  switch (id) {
    case 'FOUND':
      return <p>{t('station.updates.found', { version, megabytes })}</p>;
    case 'FETCHING':
      return <p>{t('station.updates.fetching', { version })}</p>;
    case 'READY':
      return <p>{t('station.updates.ready', { version })}</p>;
  }
}
