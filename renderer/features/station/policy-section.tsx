import { POLICY_KEYS, type MachinePolicy } from '#common/domain/station/machine-policy.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { PolicyValue } from './policy-value.tsx';
import styles from './station.module.css';

/** What IT decided for this PC, and where it stands: read here, changed only there. */
export function PolicySection() {
  const t = useText();
  const { data, error } = useChannelQuery('station.policy', {});
  return (
    <Section title={t('policy.title')}>
      {error ? <ErrorState error={error} /> : data ? <Decided {...data} /> : <LinesSkeleton lines={3} />}
    </Section>
  );
}

type DecidedProps = { policy: MachinePolicy; ignored: readonly string[]; place: string | null };

function Decided({ policy, ignored, place }: DecidedProps) {
  const t = useText();
  const keys = POLICY_KEYS.filter((key) => policy[key] !== undefined);
  if (place === null) return <p>{t('policy.none')}</p>;
  return (
    <>
      <p className={styles['text']}>{t('policy.text', { place })}</p>
      {keys.length > 0 ? (
        <PlainTable>
          <thead>
            <tr>
              <th scope="col">{t('policy.meaning')}</th>
              <th scope="col">{t('policy.value')}</th>
              <th scope="col">{t('policy.key')}</th>
            </tr>
          </thead>
          <tbody>
            {keys.map((key) => (
              <tr key={key}>
                <th scope="row">{t(`policy.label.${key}`)}</th>
                <td>
                  <PolicyValue policy={policy} of={key} />
                </td>
                <td>
                  <code>{key}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      ) : null}
      {ignored.length > 0 ? <p>{t('policy.ignored', { keys: ignored.join(', ') })}</p> : null}
    </>
  );
}
