import { useState } from 'react';
import { Button } from '@mantine/core';
import { agreementOf, isOtherwise, type Recheck } from '#common/domain/registers/rechecks.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import styles from './recheck.module.css';

type KeptRecheck = Kept<Recheck>;
type RecheckMonthsProps = {
  kept: readonly KeptRecheck[];
  nameOf: (id: string | null) => string;
  /** The heads and the auditor see what was decided then. */
  mayCompare: boolean;
  mayAnswer: boolean;
};

/** Each month with its draw, how much was looked at again and how often it came out the same; below it what did not. */
export function RecheckMonths({ kept, nameOf, mayCompare, mayAnswer }: RecheckMonthsProps) {
  const t = useText();
  const months = kept.toReversed();
  return (
    <>
      <ScrollRegion className={styles['scroll']} label={t('reviews.recheck.title')}>
        <PlainTable>
          <thead>
            <tr>
              <th scope="col">{t('reviews.recheck.month')}</th>
              <th scope="col">{t('reviews.recheck.sample')}</th>
              <th scope="col">{t('reviews.recheck.looked')}</th>
              {mayCompare ? <th scope="col">{t('reviews.recheck.agreement')}</th> : null}
              <th scope="col">{t('reviews.recheck.seed')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ subject, item }) => (
              <MonthRow key={subject} item={item} mayCompare={mayCompare} />
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
      {mayCompare ? <Otherwise months={months} nameOf={nameOf} mayAnswer={mayAnswer} /> : null}
    </>
  );
}

function MonthRow({ item, mayCompare }: { item: Recheck; mayCompare: boolean }) {
  const t = useText();
  const { month, promise, drawn } = item;
  const { looked, same } = agreementOf(item);
  return (
    <tr>
      <th scope="row">{month}</th>
      <td>
        {drawn
          ? t('reviews.recheck.sampleOf', {
              count: formatCount(drawn.files.length),
              of: formatCount(drawn.of),
              percent: drawn.percent,
            })
          : t('reviews.recheck.notDrawn')}
      </td>
      <td>{formatCount(looked)}</td>
      {mayCompare ? (
        <td>
          {looked > 0 ? t('reviews.recheck.rate', { percent: Math.round((100 * same) / looked) }) : '–'}
        </td>
      ) : null}
      <td className={styles['seed']}>
        {drawn ? <span>{drawn.seed}</span> : null}
        <span>{promise}</span>
      </td>
    </tr>
  );
}

type OtherwiseProps = Pick<RecheckMonthsProps, 'nameOf' | 'mayAnswer'> & { months: readonly KeptRecheck[] };
type Row = { recheck: KeptRecheck; number: string; judged: Recheck['judged'][string] };

function Otherwise({ months, nameOf, mayAnswer }: OtherwiseProps) {
  const t = useText();
  const { reason } = useSop();
  const [write] = useRegisterLine('rechecks');
  const [answering, setAnswering] = useState<Row | null>(null);
  const rows = months.flatMap((recheck) => {
    const numbers = new Map(recheck.item.drawn?.files.map((file) => [file.applicationId, file.number]));
    return Object.values(recheck.item.judged)
      .filter(isOtherwise)
      .map((judged): Row => ({ recheck, judged, number: numbers.get(judged.applicationId) ?? '' }));
  });
  return (
    <>
      <h3 className={styles['heading']}>{t('reviews.recheck.otherwise')}</h3>
      {rows.length === 0 ? <p className={styles['text']}>{t('reviews.recheck.otherwiseNone')}</p> : null}
      {rows.length > 0 ? (
        <ScrollRegion className={styles['scroll']} label={t('reviews.recheck.otherwise')}>
          <PlainTable>
            <thead>
              <tr>
                <th scope="col">{t('reviews.recheck.file')}</th>
                <th scope="col">{t('reviews.recheck.former')}</th>
                <th scope="col">{t('reviews.recheck.now')}</th>
                <th scope="col">{t('reviews.recheck.answer')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const { former, outcome, codes, note, by, answer, applicationId } = row.judged;
                return (
                  <tr key={applicationId}>
                    <th scope="row" className="numeric">
                      {row.number}
                    </th>
                    <td>
                      {former ? t(`reviews.recheck.outcomes.${former.outcome}`) : ''}
                      <span className={styles['soft']}>{former?.codes.map(reason).join(', ')}</span>
                    </td>
                    <td>
                      {outcome ? t(`reviews.recheck.outcomes.${outcome}`) : ''}, {nameOf(by)}
                      <span className={styles['soft']}>
                        {[...codes.map(reason), note].filter(Boolean).join(', ')}
                      </span>
                    </td>
                    <td>
                      {answer}
                      {answer === null && mayAnswer ? (
                        <Button size="xs" variant="default" onClick={() => setAnswering(row)}>
                          {t('reviews.recheck.answer')}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </PlainTable>
        </ScrollRegion>
      ) : null}
      <NoteDialog
        isOpen={answering !== null}
        onClose={() => setAnswering(null)}
        title={t('reviews.recheck.answerTitle', { number: answering?.number ?? '' })}
        text={t('reviews.recheck.answerText')}
        noteLabel={t('reviews.recheck.answer')}
        confirmLabel={t('common.save')}
        maxLength={400}
        submit={(note) =>
          write(
            { kind: 'answer/1', payload: { applicationId: answering?.judged.applicationId, note } },
            answering?.recheck,
          )
        }
      />
    </>
  );
}
