import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconChecklist } from '@tabler/icons-react';
import type { Kept } from '#common/domain/registers/register.ts';
import {
  leftIn,
  quarterOf,
  reviewDueOn,
  REVIEWERS,
  type ReviewedAccount,
  type RightsReview,
} from '#common/domain/registers/rights-reviews.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { JudgeDialog } from './judge-dialog.tsx';
import { ReviewedAccounts } from './reviewed-accounts.tsx';
import styles from './reviews.module.css';

const NO_INPUT = {};
type Asked = { what: 'JUDGE' | 'CARRY_OUT'; account: ReviewedAccount } | null;

/** The quarter's review of every account, and those of the quarters before. */
export function RightsReviewSection() {
  const t = useText();
  const format = useFormat();
  const { hasRole } = useSession();
  const { kept, nameOf, error, refetch } = useRegister('rights-reviews');
  const { data: uses } = useChannelQuery('session.accountUses', NO_INPUT);
  const [begin, { isBusy, error: notBegun }] = useChannelMutation('session.openReview');
  const [write, { error: refused }] = useRegisterLine('rights-reviews');
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const reviews = kept?.toReversed() ?? [];
  const review = reviews.find(({ subject }) => subject === chosen) ?? reviews[0];
  const isReviewer = hasRole(...REVIEWERS);
  const quarter = quarterOf(format.today);
  const mayBegin =
    isReviewer &&
    kept !== undefined &&
    reviews.every(({ item }) => item.finished !== null && item.quarter !== quarter);
  const mayFinish = isReviewer && review?.item.finished === null && leftIn(review.item).length === 0;
  const dueOn = reviewDueOn(kept ?? [], uses?.firstDay ?? format.today);

  async function start() {
    const reply = await begin(NO_INPUT);
    if (reply.ok) showToast({ message: t('reviews.rights.started', { quarter }) });
  }

  async function finish() {
    if (!review) return;
    const reply = await write({ kind: 'finish/1', payload: {} }, review);
    if (reply.ok) showToast({ message: t('reviews.rights.finished') });
  }

  const act = mayBegin
    ? { label: t('reviews.rights.start'), run: () => void start() }
    : { label: t('reviews.rights.finish'), run: () => void finish() };
  const isOff = isBusy || (!mayBegin && !mayFinish);
  useScreenKeys([{ combo: 'ctrl+Enter', label: act.label, run: act.run, isDisabled: isOff }]);

  return (
    <section aria-label={t('reviews.rights.title')}>
      <h2 className={styles['heading']}>{t('reviews.rights.title')}</h2>
      <p className={styles['text']}>{t('reviews.rights.text')}</p>
      {error && !kept ? <ErrorState error={error} onRetry={refetch} /> : null}
      {notBegun ? <RefusalLine error={notBegun} /> : null}
      {refused && asked === null ? <RefusalLine error={refused} /> : null}
      {!kept && !error ? <LinesSkeleton lines={4} /> : null}
      {kept ? (
        <div className={styles['about']}>
          <Due dueOn={dueOn} isOver={dueOn < format.today} />
          {mayBegin || mayFinish ? (
            <Button loading={isBusy} onClick={act.run} rightSection={<KeyHint combo="ctrl+Enter" />}>
              {act.label}
            </Button>
          ) : null}
        </div>
      ) : null}
      {kept?.length === 0 ? (
        <EmptyState
          title={t('reviews.rights.none')}
          text={t('reviews.rights.noneText')}
          Icon={IconChecklist}
        />
      ) : null}
      {review && reviews.length > 1 ? (
        <ChoiceField
          label={t('reviews.rights.choose')}
          value={review.subject}
          onChange={setChosen}
          choices={reviews.map(({ subject, item }) => ({ value: subject, label: item.quarter }))}
        />
      ) : null}
      {review ? (
        <>
          <About review={review} nameOf={nameOf} />
          <ReviewedAccounts
            review={review.item}
            nameOf={nameOf}
            onJudge={(account) => setAsked({ what: 'JUDGE', account })}
            onCarryOut={(account) => setAsked({ what: 'CARRY_OUT', account })}
          />
        </>
      ) : null}
      {review && asked?.what === 'JUDGE' ? (
        <JudgeDialog review={review} account={asked.account} onClose={() => setAsked(null)} />
      ) : null}
      <NoteDialog
        isOpen={asked?.what === 'CARRY_OUT'}
        onClose={() => setAsked(null)}
        title={t('reviews.rights.carryOutTitle', { name: asked?.account.displayName ?? '' })}
        text={t('reviews.rights.carryOutText')}
        noteLabel={t('reviews.rights.carryOutNote')}
        confirmLabel={t('reviews.rights.carryOut')}
        maxLength={300}
        submit={(note) =>
          write({ kind: 'carryOut/1', payload: { account: asked?.account.id, note } }, review)
        }
      />
    </section>
  );
}

function Due({ dueOn, isOver }: { dueOn: ReturnType<typeof reviewDueOn>; isOver: boolean }) {
  const t = useText();
  const format = useFormat();
  const day = format.day(dueOn);
  return isOver ? (
    <Chip tone="red" Icon={IconAlertTriangle} label={t('reviews.rights.overdue', { day })} />
  ) : (
    <Chip tone="gray" label={t('reviews.rights.due', { day })} />
  );
}

type AboutProps = { review: Kept<RightsReview>; nameOf: (id: string | null) => string };

function About({ review: { item }, nameOf }: AboutProps) {
  const t = useText();
  const format = useFormat();
  const { quarter, openedAt, openedBy, finished, accounts } = item;
  const total = accounts.filter(({ active }) => active).length;
  return (
    <p className={styles['about']} aria-live="polite">
      <span>
        {t('reviews.rights.of', { quarter, moment: format.moment(openedAt), name: nameOf(openedBy) })}
      </span>
      <span>
        {finished
          ? t('reviews.rights.finishedAt', { moment: format.moment(finished.at), name: nameOf(finished.by) })
          : t('reviews.rights.progress', {
              done: formatCount(total - leftIn(item).length),
              total: formatCount(total),
            })}
      </span>
    </p>
  );
}
