import { isProxyChecked } from '#common/domain/production/collector.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { HandoverForm } from './handover-form.ts';
import styles from './production.module.css';

/** Whether a second officer has looked at the letter and the card that are entered here, and who. */
export function ProxyLine({
  view: { file, people },
  form,
}: {
  view: StageWorkProps['view'];
  form: HandoverForm;
}) {
  const t = useText();
  const format = useFormat();
  const { proxyCheck = null } = file;
  if (proxyCheck && isProxyChecked(file, form)) {
    const by = people[proxyCheck.stamp.by] ?? '';
    return (
      <p className={styles['quiet']}>
        {t('handover.form.proxyChecked', { by, at: format.moment(proxyCheck.stamp.at) })}
      </p>
    );
  }
  return (
    <p className={styles['quiet']}>
      {proxyCheck
        ? t('handover.form.proxyOther', {
            name: proxyCheck.collectorName,
            identity: proxyCheck.collectorIdentity,
          })
        : t('handover.form.proxyUnchecked', { action: t('actions.label.production_checkProxy') })}
    </p>
  );
}
