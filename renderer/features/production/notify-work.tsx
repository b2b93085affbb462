import { useState } from 'react';
import { TextInput } from '@mantine/core';
import type { z } from 'zod';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { PlaceOnShelf, type NotifyReady } from '#common/domain/production/actions.ts';
import { isPermitted, whyNot } from '#renderer/features/approval/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { PlannedAction, StageWorkProps } from '#renderer/lib/stage-work.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { PassportSection } from './passport-section.tsx';
import styles from './production.module.css';

type Channel = z.infer<typeof NotifyReady>['channel'];
const CHANNELS = ['WHATSAPP', 'SMS', 'PHONE', 'COUNTER'] as const satisfies readonly Channel[];

/** The book is good: the applicant is told, and the days to collect it can be counted. */
export function NotifyWork({ view, act, isBusy, isReadOnly }: StageWorkProps) {
  const t = useText();
  const { phone, email } = view.file.applicant;
  const [channel, setChannel] = useState<Channel>(phone ? 'WHATSAPP' : 'COUNTER');
  const [rack, setRack] = useState('');
  const [box, setBox] = useState('');
  const [error, setError] = useState<ReplyError | null>(null);
  const isOff = isReadOnly || isBusy || !isPermitted(view, 'production.notifyReady/1');
  const why = whyNot(view, 'production.notifyReady/1');
  const isHalfPlaced = (rack !== '' || box !== '') && !PlaceOnShelf.safeParse({ rack, box }).success;

  async function save() {
    const shelf = PlaceOnShelf.safeParse({ rack, box }).data;
    const place: PlannedAction[] = shelf ? [{ kind: 'production.placeOnShelf/1', payload: shelf }] : [];
    const outcome = await act([...place, { kind: 'production.notifyReady/1', payload: { channel } }], {
      done: t('handover.notify.saved'),
      quiet: true,
    });
    setError(outcome.ok ? null : outcome.refused);
  }

  return (
    <WorkLayout
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={error ? <RefusalLine error={error} /> : why ? <RefusalLine error={why} isQuiet /> : null}
          primary={{
            label: t('handover.notify.save'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || isHalfPlaced,
          }}
        />
      }
    >
      <PassportSection view={view} />
      <Section title={t('handover.notify.title')}>
        <FieldStack>
          <p className={styles['hint']}>{t('handover.notify.hint')}</p>
          <Facts
            facts={[
              { term: t('handover.notify.phone'), value: phone },
              { term: t('handover.notify.email'), value: email },
            ]}
          />
          <ChoiceField
            label={t('handover.notify.channel')}
            value={channel}
            onChange={setChannel}
            isDisabled={isOff}
            choices={CHANNELS.map((value) => ({ value, label: t(`handover.notify.channels.${value}`) }))}
          />
        </FieldStack>
      </Section>
      <Section title={t('handover.shelf.title')}>
        <FieldStack>
          <p className={styles['hint']}>{t('handover.shelf.hint')}</p>
          <FieldRow>
            <TextInput
              label={t('handover.shelf.rack')}
              value={rack}
              disabled={isOff}
              maxLength={10}
              spellCheck={false}
              onChange={({ currentTarget }) => setRack(currentTarget.value.trim().toUpperCase())}
            />
            <TextInput
              label={t('handover.shelf.box')}
              value={box}
              disabled={isOff}
              maxLength={10}
              spellCheck={false}
              onChange={({ currentTarget }) => setBox(currentTarget.value.trim().toUpperCase())}
            />
          </FieldRow>
        </FieldStack>
      </Section>
    </WorkLayout>
  );
}
