import { useState } from 'react';
import { JoinForm } from '#renderer/features/sync/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { Door } from './door.tsx';
import { OwnOfficeForm } from './own-office-form.tsx';
import styles from './door.module.css';

/** The first start of a computer that has no office yet: it begins one, or joins the server of one. */
export function SetUpScreen() {
  const t = useText();
  const [way, setWay] = useState<'OWN' | 'HUB'>('OWN');
  return (
    <Door isWide>
      <FieldStack>
        <h1 className={styles['title']}>{t('session.setUp.title')}</h1>
        <ChoiceField
          label={t('session.setUp.way')}
          value={way}
          onChange={setWay}
          choices={[
            { value: 'OWN', label: t('sync.join.own') },
            { value: 'HUB', label: t('sync.join.title') },
          ]}
        />
        {way === 'HUB' ? <JoinForm /> : <OwnOfficeForm />}
      </FieldStack>
    </Door>
  );
}
