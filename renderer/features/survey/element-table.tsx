import { IconTrendingDown } from '@tabler/icons-react';
import type { SurveyReport } from '#common/domain/survey/survey-report.ts';
import { IkmElement } from '#common/domain/office/ikm.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { useDecimal } from './use-decimal.ts';

/** The nine elements with their means; lowest, highest and falling ones by word, not by colour alone. */
export function ElementTable({ report: { now, earlier, falling } }: { report: SurveyReport }) {
  const t = useText();
  const decimal = useDecimal();
  const fallen = new Set(falling.map(({ element }) => element));
  // Where all are equal nothing stands out.
  const hasSpread = now !== null && now.lowest.length < IkmElement.options.length;
  return (
    <PlainTable>
      <thead>
        <tr>
          <th scope="col">{t('survey.table.element')}</th>
          <th scope="col">{t('survey.table.mean')}</th>
          <th scope="col">{t('survey.table.before')}</th>
          <th scope="col" aria-label={t('survey.table.grade')} />
        </tr>
      </thead>
      <tbody>
        {IkmElement.options.map((element) => (
          <tr key={element}>
            <td>{t(`survey.element.${element}`)}</td>
            <td className="numeric">{now ? decimal(now.means[element]) : '–'}</td>
            <td className="numeric">{earlier ? decimal(earlier.means[element]) : '–'}</td>
            <td>
              {hasSpread && now.lowest.includes(element) ? (
                <Chip tone="amber" label={t('survey.lowest')} />
              ) : null}
              {hasSpread && now.highest.includes(element) ? (
                <Chip tone="green" label={t('survey.highest')} />
              ) : null}{' '}
              {fallen.has(element) ? (
                <Chip tone="red" Icon={IconTrendingDown} label={t('survey.falls')} isPlain />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
