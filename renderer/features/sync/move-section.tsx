import { Progress } from '@mantine/core';
import type { MoveStatus } from '#common/contract/ipc/sync.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { HubPlaceForm } from './hub-place-form.tsx';
import { knownCode } from './known-code.ts';
import { useSyncStatus } from './use-sync-status.ts';
import styles from './sync.module.css';

const NO_INPUT = {};
const EVERY_MS = 1000;

/** For IT on a PC on which the office began: how it moves to the office's server, how far it is, and what stayed. */
export function MoveSection() {
  const t = useText();
  const sync = useSyncStatus();
  const { data: status } = useChannelQuery('sync.moveStatus', NO_INPUT, {
    // Once it is one of the hub's desks nothing changes any more.
    pollingInterval: sync?.mode === 'HUB' ? 0 : EVERY_MS,
  });
  // A desk that joined its hub when it was new has nothing to move.
  if (!status || !sync || (status.state === 'NONE' && sync.mode === 'HUB')) return null;
  return (
    <Section title={t('sync.move.title')}>
      <MoveState status={status} />
    </Section>
  );
}

function MoveState({ status }: { status: MoveStatus }) {
  const t = useText();
  switch (status.state) {
    case 'NONE':
      return <BeginForm problem={status.problem} />;
    case 'MOVING': {
      const { done, total, problem, refused } = status;
      return (
        <>
          <p className={styles['moveText']}>{t('sync.move.running')}</p>
          <output className={styles['moveText']}>
            <Progress value={(done / Math.max(1, total)) * 100} aria-label={t('sync.move.title')} />
            {t('sync.move.progress', { done, total })}
          </output>
          {problem ? <RefusalLine error={{ code: knownCode(problem) }} isQuiet /> : null}
          <Refused refused={refused} />
        </>
      );
    }
    case 'DONE':
    case 'SHUT_OUT': {
      const { state, files, hubUrl: url } = status;
      return (
        <>
          <p className={styles['moveText']}>
            {t(state === 'DONE' ? 'sync.move.done' : 'sync.move.shutOut', { files, url })}
          </p>
          <Refused refused={status.refused} />
        </>
      );
    }
  }
}

function BeginForm({ problem }: { problem: string | null }) {
  const t = useText();
  const { status } = useSession();
  const [move, { isBusy, error }] = useChannelMutation('sync.move');
  const { code = '', zone = '' } = status?.office ?? {};
  return (
    <HubPlaceForm
      intro={`${t('sync.move.intro')} ${t('sync.move.office', { code, zone })}`}
      codeHint={t('sync.move.codeHint')}
      submit={t('sync.move.submit')}
      isBusy={isBusy}
      error={error ?? (problem ? { code: knownCode(problem) } : undefined)}
      onSubmit={move}
    />
  );
}

function Refused({ refused }: { refused: Extract<MoveStatus, { hubUrl: string }>['refused'] }) {
  const t = useText();
  const errorText = useErrorText();
  if (refused.length === 0) return null;
  return (
    <>
      <p className={styles['moveText']}>{t('sync.move.refused', { count: refused.length })}</p>
      <ul className={styles['moveRefused']}>
        {refused.map(({ number, code }) => (
          <li key={number}>
            {number}: {errorText({ code: knownCode(code) }).what}
          </li>
        ))}
      </ul>
    </>
  );
}
