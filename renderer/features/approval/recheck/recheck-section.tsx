import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { NextRecheck } from '#common/contract/ipc/approval.ts';
import { EXAMINERS, RECHECK_HEADS } from '#common/domain/registers/rechecks.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { BlindFile } from './blind-file.tsx';
import { RecheckMonths } from './recheck-months.tsx';
import styles from './recheck.module.css';

const NO_INPUT = {};

/** Files of the month before, drawn by a promised seed and judged again by whoever never touched them. */
export function RecheckSection() {
  const t = useText();
  const { today } = useFormat();
  const { hasRole } = useSession();
  const { kept, nameOf, error, refetch } = useRegister('rechecks');
  const [promise, promising] = useChannelMutation('approval.promiseRecheck');
  const [draw, drawing] = useChannelMutation('approval.drawRecheck');
  const [next, nexting] = useChannelMutation('approval.nextRecheck');
  const [open, setOpen] = useState<NextRecheck>(null);
  const month = today.slice(0, 7);
  const isHead = hasRole(...RECHECK_HEADS);
  const mayCompare = isHead || hasRole('AUDITOR');
  const isPromised = kept?.some(({ item }) => item.month === month) ?? true;
  const due = kept?.find(({ item }) => item.drawn === null && item.month < month)?.item.month ?? null;
  const refused = promising.error ?? drawing.error ?? nexting.error;

  async function promiseIt() {
    const reply = await promise(NO_INPUT);
    if (reply.ok) showToast({ message: t('reviews.recheck.promised') });
  }

  async function drawIt() {
    if (due === null) return;
    const reply = await draw({ month: due });
    if (reply.ok) showToast({ message: t('reviews.recheck.drawn', { month: due }) });
  }

  async function takeNext() {
    const reply = await next(NO_INPUT);
    if (!reply.ok) return;
    setOpen(reply.value);
    if (!reply.value) showToast({ message: t('reviews.recheck.nothing') });
  }

  const mayExamine = hasRole(...EXAMINERS) && kept !== undefined && kept.length > 0 && !open;
  useScreenKeys([
    {
      combo: 'ctrl+o',
      label: t('reviews.recheck.next'),
      run: () => void takeNext(),
      isDisabled: !mayExamine,
    },
  ]);

  if (open) return <BlindFile next={open} onDone={() => setOpen(null)} />;
  return (
    <section aria-label={t('reviews.recheck.title')}>
      <h2 className={styles['heading']}>{t('reviews.recheck.title')}</h2>
      <p className={styles['text']}>{t('reviews.recheck.text')}</p>
      {error && !kept ? <ErrorState error={error} onRetry={refetch} /> : null}
      {refused ? <RefusalLine error={refused} /> : null}
      {!kept && !error ? <LinesSkeleton lines={3} /> : null}
      <div className={styles['buttons']}>
        {isHead && !isPromised ? (
          <Button variant="default" loading={promising.isBusy} onClick={() => void promiseIt()}>
            {t('reviews.recheck.promise')}
          </Button>
        ) : null}
        {isHead && due !== null ? (
          <Button loading={drawing.isBusy} onClick={() => void drawIt()}>
            {t('reviews.recheck.draw', { month: due })}
          </Button>
        ) : null}
        {mayExamine ? (
          <Button
            variant="default"
            loading={nexting.isBusy}
            rightSection={<KeyHint combo="ctrl+o" />}
            onClick={() => void takeNext()}
          >
            {t('reviews.recheck.next')}
          </Button>
        ) : null}
      </div>
      {kept?.length === 0 ? (
        <EmptyState title={t('reviews.recheck.none')} text={t('reviews.recheck.noneText')} Icon={IconScale} />
      ) : null}
      {kept && kept.length > 0 ? (
        <RecheckMonths kept={kept} nameOf={nameOf} mayCompare={mayCompare} mayAnswer={isHead} />
      ) : null}
    </section>
  );
}
