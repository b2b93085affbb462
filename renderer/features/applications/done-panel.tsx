import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { tellLeftBy } from '#renderer/ui/left-by-toast.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';

type DonePanelProps = { file: Application; stage: Stage; onStay: () => void; children: ReactNode };

/** A finished file gives way to the next one with one key. */
export function DonePanel({ file: { id, state, family }, stage, onStay, children }: DonePanelProps) {
  const t = useText();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  // Whoever came from one of the office's own queues stays in it.
  const queue = query.get('tahap') === stage ? (query.get('antrean') ?? undefined) : undefined;
  const back = queue === undefined ? `/antrean/${stage}` : `/antrean-kantor/${queue}`;
  const [claimNext, { isBusy }] = useChannelMutation('applications.claimNext');
  const [refusal, setRefusal] = useState<ReplyError | null>(null);
  const first = useFirstFocus<HTMLButtonElement>();

  async function next() {
    const reply = await claimNext({ stage, queue, after: id });
    const own = queue === undefined ? '' : `&antrean=${queue}`;
    if (!reply.ok) {
      setRefusal(reply);
      return;
    }
    tellLeftBy(t, reply.value.leftBy);
    void navigate(`/berkas/${reply.value.applicationId}?tahap=${stage}${own}`);
  }
  function toQueue() {
    void navigate(back);
  }

  useScreenKeys([
    { combo: 'n', label: t('file.work.next'), run: () => void next(), isDisabled: isBusy },
    { combo: 'Escape', label: t('file.work.toQueue'), run: toQueue },
  ]);

  return (
    <EmptyState
      title={t('file.work.doneTitle')}
      text={t('file.work.doneText', { state: t(`labels.state.${state}`) })}
      Icon={IconCircleCheck}
    >
      {refusal ? <RefusalLine error={refusal} /> : null}
      {children}
      {family ? <p>{t('family.next')}</p> : null}
      <Button variant="default" onClick={onStay}>
        {t('file.work.stay')}
      </Button>
      <Button variant="default" rightSection={<KeyHint combo="Escape" />} onClick={toQueue}>
        {t('file.work.toQueue')}
      </Button>
      <Button ref={first} loading={isBusy} rightSection={<KeyHint combo="n" />} onClick={() => void next()}>
        {t('file.work.next')}
      </Button>
    </EmptyState>
  );
}
