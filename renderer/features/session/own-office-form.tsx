import { useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldRow, FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { EMPTY_PAIR, isPairReady, NewPassword } from './new-password.tsx';
import styles from './door.module.css';

type Zone = 'WIB' | 'WITA' | 'WIT';

const ZONES = ['WIB', 'WITA', 'WIT'] as const satisfies readonly Zone[];
const EMPTY = { officeName: '', officeCode: '', city: '', desk: 'Loket 1', displayName: '', username: '' };

/** An office whose first desk is its only one, or the first of several before there is a server. */
export function OwnOfficeForm() {
  const t = useText();
  const [setUp, { isBusy, error }] = useChannelMutation('session.setUp');
  const [text, setText] = useState(EMPTY);
  const [zone, setZone] = useState<Zone>('WIB');
  const [pair, setPair] = useState(EMPTY_PAIR);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { displayName, username, ...office } = text;
    await setUp({
      ...office,
      zone,
      admin: { displayName, username, roles: ['IT_ADMIN'], nik: null, password: pair.next },
    });
  }

  const field = (name: keyof typeof EMPTY, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={text[name]}
      required
      spellCheck={false}
      onChange={({ currentTarget: { value } }) => setText((before) => ({ ...before, [name]: value }))}
    />
  );
  const isReady = Object.values(text).every((value) => value.trim() !== '') && isPairReady(pair);

  return (
    <form onSubmit={(event) => void submit(event)}>
      <p className={styles['hint']}>{t('session.setUp.intro')}</p>
      <Section title={t('session.setUp.office')}>
        <FieldStack>
          {field('officeName', t('session.setUp.officeName'), t('session.setUp.officeNameHint'))}
          <FieldRow>
            {field('officeCode', t('session.setUp.officeCode'))}
            {field('city', t('session.setUp.city'))}
            {field('desk', t('session.setUp.desk'))}
          </FieldRow>
          <ChoiceField
            label={t('session.setUp.zone')}
            value={zone}
            onChange={setZone}
            choices={ZONES.map((value) => ({ value, label: value }))}
          />
        </FieldStack>
      </Section>
      <Section title={t('session.setUp.admin')}>
        <FieldStack>
          <FieldRow>
            {field('displayName', t('session.setUp.displayName'))}
            {field('username', t('session.setUp.username'))}
          </FieldRow>
          <FieldRow>
            <NewPassword
              value={pair}
              onChange={setPair}
              label={t('session.setUp.password')}
              againLabel={t('session.setUp.passwordAgain')}
            />
          </FieldRow>
          <p className={styles['hint']}>{t('session.setUp.rolesHint')}</p>
        </FieldStack>
      </Section>
      {error ? <RefusalLine error={error} /> : null}
      <FormFooter>
        <Button type="submit" loading={isBusy} disabled={!isReady}>
          {t('session.setUp.submit')}
        </Button>
      </FormFooter>
    </form>
  );
}
