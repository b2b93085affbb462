import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { Door } from './door.tsx';
import styles from './door.module.css';

/** IT has locked this PC: who, why, and whom to call. There is nothing to do here; what was not sent goes by itself. */
export function ShutScreen() {
  const t = useText();
  const { status } = useSession();
  const { moment } = useFormat();
  const shut = status?.shut;
  return (
    <Door foot={t('fleet.shutOpen')}>
      <FieldStack>
        <h1 className={styles['title']}>{t('fleet.shutTitle')}</h1>
        <p>{t('fleet.shutText')}</p>
        {shut ? (
          <Facts
            facts={[
              { term: t('fleet.shutBy'), value: shut.by || t('fleet.lockedAtHub') },
              { term: t('fleet.shutAt'), value: moment(shut.at) },
              { term: t('fleet.shutWhy'), value: shut.reason },
              { term: t('fleet.shutCall'), value: shut.contact },
            ]}
          />
        ) : null}
      </FieldStack>
    </Door>
  );
}
