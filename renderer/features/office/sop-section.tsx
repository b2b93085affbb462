import { listUnconfirmedSettings, NOT_YET_USED } from '#common/domain/sop/settings.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import styles from './office.module.css';

const NO_INPUT = {};

/** The procedure in force, and every value in it that public sources leave open. */
export function SopSection() {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', NO_INPUT);
  if (!sop) return <LinesSkeleton lines={4} />;
  return (
    <Section title={t('office.sop')}>
      <p className={styles['text']}>
        {t('office.sopText', { title: label(sop.title), date: format.date(sop.effectiveFrom) })}
      </p>
      <table className={styles['table']}>
        <caption>{t('office.unconfirmed')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('common.details')}</th>
            <th scope="col">{t('office.value')}</th>
            <th scope="col">{t('office.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {listUnconfirmedSettings(sop.settings).map((name) => {
            const setting = sop.settings[name];
            return (
              <tr key={name}>
                <th scope="row">
                  {name}
                  {NOT_YET_USED.has(name) ? ` (${t('office.notYetUsed')})` : null}
                </th>
                <td>{JSON.stringify(setting.value)}</td>
                <td>
                  {t(`office.status.${setting.status}`)}: {setting.source}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
