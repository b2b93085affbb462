import { PasswordInput, TextInput } from '@mantine/core';
import type { Input } from '#common/contract/ipc/index.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldRow } from '#renderer/ui/form-footer.tsx';

export type SecondPerson = { how: 'BESIDE' | 'LATER'; username: string; password: string; totp: string };
export const NOBODY_YET: SecondPerson = { how: 'BESIDE', username: '', password: '', totp: '' };

export function isSecondReady({ how, username, password }: SecondPerson): boolean {
  return how === 'LATER' || (username.trim() !== '' && password !== '');
}

export function credentialsOf(second: SecondPerson): Input<'production.askStock'>['second'] {
  const { how, username, password, totp } = second;
  return how === 'LATER' ? null : { username, password, totp: totp === '' ? null : totp };
}

type SecondPersonFieldsProps = {
  value: SecondPerson;
  onChange: (next: SecondPerson) => void;
  error: ReplyError | null;
};

/** Whoever takes or witnesses proves it here beside, or later at their own login. */
export function SecondPersonFields({ value, onChange, error }: SecondPersonFieldsProps) {
  const t = useText();
  const change = (part: Partial<SecondPerson>) => onChange({ ...value, ...part });
  const isCodeAsked = error?.code === 'TOTP_NEEDED' || value.totp !== '';
  return (
    <>
      <ChoiceField
        label={t('stock.second.how')}
        value={value.how}
        onChange={(how) => change({ how })}
        choices={[
          { value: 'BESIDE', label: t('stock.second.beside') },
          { value: 'LATER', label: t('stock.second.later') },
        ]}
      />
      {value.how === 'BESIDE' ? (
        <FieldRow>
          <TextInput
            label={t('stock.second.username')}
            value={value.username}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => change({ username: currentTarget.value })}
          />
          <PasswordInput
            label={t('stock.second.password')}
            value={value.password}
            autoComplete="off"
            onChange={({ currentTarget }) => change({ password: currentTarget.value })}
          />
        </FieldRow>
      ) : null}
      {value.how === 'BESIDE' && isCodeAsked ? (
        <TextInput
          label={t('stock.second.totp')}
          value={value.totp}
          inputMode="numeric"
          maxLength={6}
          onChange={({ currentTarget }) => change({ totp: currentTarget.value.replaceAll(/\D/g, '') })}
        />
      ) : null}
    </>
  );
}
