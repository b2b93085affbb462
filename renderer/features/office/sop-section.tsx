import { findFeeTable } from '#common/domain/office/fees.ts';
import {
  DECIDED_BY_POLICY,
  listUnconfirmedSettings,
  NOT_YET_USED,
  type SettingName,
} from '#common/domain/sop/settings.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { formatMoney } from '#renderer/lib/format.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { settingText } from './setting-text.ts';
import styles from './office.module.css';

const NO_INPUT = {};

/** The procedure in force with every value that an office may decide: first those that public sources leave open. */
export function SopSection() {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const { data: sop } = useChannelQuery('office.sop', NO_INPUT);
  if (!sop) return <LinesSkeleton lines={4} />;
  const open = listUnconfirmedSettings(sop.settings);
  // Object.keys is typed string[]; the schema is strict, so the keys are exactly its names.
  const rest = (Object.keys(sop.settings) as SettingName[]).filter((name) => !open.includes(name));
  return (
    <Section title={t('office.sop')}>
      <p className={styles['text']}>
        {t('office.sopText', { title: label(sop.title), date: format.date(sop.effectiveFrom) })}
      </p>
      <SettingTable caption={t('office.unconfirmed')} sop={sop} names={open} />
      <SettingTable caption={t('office.confirmed')} sop={sop} names={rest} />
      <TariffTable sop={sop} />
    </Section>
  );
}

type SettingTableProps = { caption: string; sop: Sop; names: readonly SettingName[] };

function SettingTable({ caption, sop, names }: SettingTableProps) {
  const t = useText();
  const { day } = useFormat();
  return (
    <PlainTable className={styles['settings']}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('office.settingName')}</th>
          <th scope="col">{t('office.value')}</th>
          <th scope="col">{t('office.basis')}</th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const { value, alternatives = [], status, source } = sop.settings[name];
          const others = alternatives.map((other) => settingText(name, other, { t, day }));
          return (
            <tr key={name}>
              <th scope="row">
                {t(`office.setting.${name}`)}
                {NOT_YET_USED.has(name) ? <small>{t('office.notYetUsed')}</small> : null}
                {DECIDED_BY_POLICY.has(name) ? <small>{t('office.byPolicy')}</small> : null}
              </th>
              <td>
                {settingText(name, value, { t, day })}
                {others.length > 0 ? (
                  <small>{t('office.alternatives', { values: others.join(' / ') })}</small>
                ) : null}
              </td>
              <td>
                {source}
                <small>{t(`office.status.${status}`)}</small>
              </td>
            </tr>
          );
        })}
      </tbody>
    </PlainTable>
  );
}

/** What an applicant pays today. */
function TariffTable({ sop }: { sop: Sop }) {
  const t = useText();
  const label = useLabel();
  const { today, date } = useFormat();
  const table = findFeeTable(today, sop.fees);
  if (!table) return null;
  const rows = [...table.books, table.accelerated, ...table.surcharges, table.dataChange];
  return (
    <PlainTable className={styles['settings']}>
      <caption>{t('office.tariff', { date: date(table.effectiveFrom) })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('office.settingName')}</th>
          <th scope="col">{t('office.value')}</th>
          <th scope="col">{t('office.basis')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">{label(row.label)}</th>
            <td>{formatMoney(row.amount)}</td>
            <td>{table.source}</td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
