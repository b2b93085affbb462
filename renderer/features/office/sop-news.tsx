import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconBook } from '@tabler/icons-react';
import type { SopNews } from '#common/contract/ipc/office-documents.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { DifferenceList } from './difference-list.tsx';
import styles from './papers.module.css';

const NO_INPUT = {};
/** Midnight brings versions near without anybody's doing. */
const POLL_MS = 10 * 60_000;

/**
 * What changed in the procedure, until this officer has said so. It opens by itself only when somebody signs in; one that
 * comes while a person works waits in the strip and never takes the keys from under the fingers.
 */
export function SopNewsItem() {
  const t = useText();
  const { can } = useSession();
  const { data: news } = useChannelQuery('office.news', can('case.act') ? NO_INPUT : skipToken, {
    pollingInterval: POLL_MS,
  });
  const [isOpen, setIsOpen] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const first = news?.[0];

  // Only the first answer after a sign-in: later ones come while somebody types.
  if (news && !isAsked) {
    setIsAsked(true);
    if (news.length > 0) setIsOpen(true);
  }

  useScreenKeys([
    {
      combo: 'alt+y',
      label: t('papers.news.key'),
      run: () => setIsOpen(true),
      scope: 'EVERYWHERE',
      isDisabled: !first,
    },
  ]);

  if (!first) return null;
  return (
    <>
      <button type="button" className={styles['news']} onClick={() => setIsOpen(true)}>
        <IconBook size={14} stroke={1.75} aria-hidden />
        {t('papers.news.strip', { sop: first.sopId })}
        <KeyHint combo="alt+y" />
      </button>
      <Dialog
        title={t('papers.news.title', { sop: first.sopId })}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        size="860px"
      >
        <News key={first.version} news={first} onLater={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

function News({ news, onLater }: { news: SopNews; onLater: () => void }) {
  const t = useText();
  const format = useFormat();
  const [acknowledge, { isBusy }] = useChannelMutation('office.acknowledge');
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const { version, sopId, effectiveFrom, isInForce, differences } = news;

  async function confirm() {
    const reply = await acknowledge({ version });
    if (reply.ok) showToast({ message: t('papers.news.done', { sop: sopId }) });
    else setRefused(reply);
  }

  useScreenKeys([
    { combo: 'ctrl+Enter', label: t('papers.news.confirm'), run: () => void confirm(), isDisabled: isBusy },
  ]);

  return (
    <FieldStack>
      <p>
        {t(isInForce ? 'papers.news.inForce' : 'papers.news.toCome', { date: format.date(effectiveFrom) })}
      </p>
      <DifferenceList differences={differences} />
      {refused ? <RefusalLine error={refused} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onLater}>
          {t('papers.news.later')}
        </Button>
        <Button
          data-autofocus
          loading={isBusy}
          onClick={() => void confirm()}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {t('papers.news.confirm')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
