import { useState } from 'react';
import { NumberInput, Textarea } from '@mantine/core';
import { z } from 'zod';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { Endorse } from '#common/domain/production/actions.ts';
import { isPermitted, WatchlistPanel, whyNot } from '#renderer/features/approval/index.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { BookSection } from './book-section.tsx';
import { PaymentHint } from './payment-hint.tsx';
import styles from './production.module.css';

const FIRST_PAGE = 4;
const LAST_PAGE = 48;
const Draft = z.object({ page: z.number(), text: z.string() });
const EMPTY = { page: FIRST_PAGE, text: '' };

/** A data change decided as an endorsement is printed on a page of the old book; no blank is taken. */
export function EndorseWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const format = useFormat();
  const slot = { applicationId: view.file.id, form: 'endorsement' };
  const draft = useDraftState(slot, EMPTY, (content) => Draft.safeParse(content).data ?? null);
  const [error, setError] = useState<ReplyError | null>(null);
  const kind = 'production.endorse/1';
  const isOff = isReadOnly || isBusy || !isPermitted(view, kind);
  const why = whyNot(view, kind);
  const payload = { ...draft.value, issuedOn: format.today };

  async function save() {
    const outcome = await act([{ kind, payload }], { done: t('production.endorse.saved'), quiet: true });
    if (outcome.ok) draft.discard();
    else setError(outcome.refused);
  }

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('production.endorse.save'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || !Endorse.safeParse(payload).success,
          }}
        />
      }
    >
      <PaymentHint view={view} />
      <BookSection view={view} />
      <WatchlistPanel view={view} act={act} isOff={isReadOnly || isBusy} />
      <Section title={t('production.endorse.title')}>
        <FieldStack>
          <p className={styles['hint']}>{t('production.endorse.hint')}</p>
          <NumberInput
            label={t('production.endorse.page')}
            description={t('production.endorse.pageHint')}
            value={draft.value.page}
            min={FIRST_PAGE}
            max={LAST_PAGE}
            allowDecimal={false}
            disabled={isOff}
            onChange={(page) => draft.change((before) => ({ ...before, page: Number(page) }))}
          />
          <Textarea
            label={t('production.endorse.text')}
            value={draft.value.text}
            autosize
            minRows={3}
            maxLength={400}
            disabled={isOff}
            onChange={(event) => {
              const text = event.currentTarget.value;
              draft.change((before) => ({ ...before, text }));
            }}
          />
          <Facts facts={[{ term: t('production.endorse.issued'), value: format.date(format.today) }]} />
        </FieldStack>
      </Section>
    </WorkLayout>
  );
}
