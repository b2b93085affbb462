import { useState } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FormShell, type ActionFormProps } from './form-shell.tsx';

const CHANNELS = ['WHATSAPP', 'SMS', 'PHONE', 'COUNTER'] as const;

export function NotifyReadyForm(form: ActionFormProps) {
  const t = useText();
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('WHATSAPP');
  return (
    <FormShell form={form} action={{ kind: 'production.notifyReady/1', payload: { channel } }}>
      <ChoiceField
        label={t('actions.form.notifyChannel')}
        value={channel}
        onChange={setChannel}
        choices={CHANNELS.map((value) => ({ value, label: t(`actions.form.channel.${value}`) }))}
      />
    </FormShell>
  );
}
