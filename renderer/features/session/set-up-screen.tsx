import { useState } from 'react';
import { RestoreForm } from '#renderer/features/station/index.ts';
import { JoinForm, SiteForm } from '#renderer/features/sync/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { Door } from './door.tsx';
import { OwnOfficeForm } from './own-office-form.tsx';
import styles from './door.module.css';

type Way = 'OWN' | 'HUB' | 'SITE' | 'RESTORE';

/** The first start of a computer that has no office yet: it begins one, joins the server of one, or takes a desk over from another. */
export function SetUpScreen() {
  const t = useText();
  const [way, setWay] = useState<Way>('OWN');
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
            { value: 'SITE', label: t('sync.site.title') },
            { value: 'RESTORE', label: t('health.restore.title') },
          ]}
        />
        <Chosen way={way} />
      </FieldStack>
    </Door>
  );
}

function Chosen({ way }: { way: Way }) {
  switch (way) {
    case 'OWN':
      return <OwnOfficeForm />;
    case 'HUB':
      return <JoinForm />;
    case 'SITE':
      return <SiteForm />;
    case 'RESTORE':
      return <RestoreForm needsText />;
  }
}
