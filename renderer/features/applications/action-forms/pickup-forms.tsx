import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { CheckProxy, PlaceOnShelf } from '#common/domain/production/actions.ts';
import { oldBookOutcomes, remindersDue } from '#common/domain/production/pickup.ts';
import type { OldBookOutcome } from '#common/domain/production/pickup-words.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldRow } from '#renderer/ui/form-footer.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';

const CHANNELS = ['WHATSAPP', 'SMS', 'PHONE', 'COUNTER'] as const;

/** Rack and box in which the book waits. */
export function PlaceOnShelfForm(form: ActionFormProps) {
  const t = useText();
  const shelf = form.view.file.shelf ?? null;
  const [rack, setRack] = useState(shelf?.rack ?? '');
  const [box, setBox] = useState(shelf?.box ?? '');
  const { data: payload } = PlaceOnShelf.safeParse({ rack, box });
  return (
    <FormShell form={form} action={payload ? { kind: 'production.placeOnShelf/1', payload } : null}>
      <FieldRow>
        <TextInput
          label={t('handover.shelf.rack')}
          value={rack}
          maxLength={10}
          spellCheck={false}
          data-autofocus
          onChange={({ currentTarget }) => setRack(currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('handover.shelf.box')}
          value={box}
          maxLength={10}
          spellCheck={false}
          onChange={({ currentTarget }) => setBox(currentTarget.value.toUpperCase())}
        />
      </FieldRow>
    </FormShell>
  );
}

/** The second officer's look at a letter of authority: written down from the papers, not taken over from the first. */
export function CheckProxyForm(form: ActionFormProps) {
  const t = useText();
  const [collectorName, setName] = useState('');
  const [collectorIdentity, setIdentity] = useState('');
  const { data: payload } = CheckProxy.safeParse({ collectorName, collectorIdentity });
  return (
    <FormShell
      form={form}
      text={t('handover.form.proxyHint')}
      action={payload ? { kind: 'production.checkProxy/1', payload } : null}
    >
      <TextInput
        label={t('handover.form.name')}
        value={collectorName}
        maxLength={120}
        spellCheck={false}
        data-autofocus
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        label={t('handover.form.identity')}
        value={collectorIdentity}
        maxLength={40}
        spellCheck={false}
        onChange={({ currentTarget }) => setIdentity(currentTarget.value)}
      />
    </FormShell>
  );
}

/** The reminder that is due, and how it went out. */
export function RemindPickupForm(form: ActionFormProps) {
  const t = useText();
  const now = useNow();
  const { utcOffsetMinutes } = useSession();
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('WHATSAPP');
  const [day] = remindersDue(form.view.file, now, utcOffsetMinutes);
  return (
    <FormShell
      form={form}
      action={day ? { kind: 'production.remindPickup/1', payload: { day, channel } } : null}
    >
      {day ? <p>{t('handover.remind.text', { day })}</p> : null}
      <ChoiceField
        label={t('actions.form.notifyChannel')}
        value={channel}
        onChange={setChannel}
        choices={CHANNELS.map((value) => ({ value, label: t(`actions.form.channel.${value}`) }))}
      />
    </FormShell>
  );
}

/** What became of the replaced book, before the handover asks for it. */
export function RecordOldBookForm(form: ActionFormProps) {
  const t = useText();
  const outcomes = oldBookOutcomes(form.view.file);
  const [outcome, setOutcome] = useState<OldBookOutcome | null>(outcomes[0] ?? null);
  const [reference, setReference] = useState('');
  const isWhole = outcome !== null && reference.trim().length >= 3;
  return (
    <FormShell
      form={form}
      action={isWhole ? { kind: 'production.recordOldBook/1', payload: { outcome, reference } } : null}
    >
      <ChoiceField
        label={t('handover.oldBook.outcome')}
        value={outcome}
        onChange={setOutcome}
        choices={outcomes.map((value) => ({ value, label: t(`handover.oldBook.outcomes.${value}`) }))}
      />
      <TextInput
        label={t('handover.oldBook.reference')}
        description={t('handover.oldBook.referenceHint')}
        value={reference}
        maxLength={60}
        spellCheck={false}
        onChange={({ currentTarget }) => setReference(currentTarget.value)}
      />
    </FormShell>
  );
}
