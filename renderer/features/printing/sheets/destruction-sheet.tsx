import type { Destruction } from '#common/domain/registers/destructions.ts';
import { serialRange } from '#common/domain/production/serial-range.ts';
import { formatCount, formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { CopyMark, SignatureBlock } from './letter-frame.tsx';
import styles from './letter.module.css';

type DestructionSheetProps = {
  minutes: Destruction;
  nameOf: (id: string | null) => string;
  copy: number;
};

/** The minutes of what two people destroyed, for the binder and the signatures. */
export function DestructionSheet({ minutes, nameOf, copy }: DestructionSheetProps) {
  const t = usePaperText();
  const format = useFormat();
  const { runs, heldAt, place, method, reference, witnesses, by, second, at } = minutes;
  const total = formatCount(runs.reduce((sum, { count }) => sum + count, 0));
  const moment = (instant: typeof at) => `${formatLetterDay(format.dateOf(instant))} ${format.time(instant)}`;
  return (
    <div className={styles['letter']} lang="id" data-paper>
      <CopyMark copy={copy} />
      <h1>{t('controls.minutes.title')}</h1>
      <p className={styles['letterNo']}>
        {t('controls.minutes.number')}: {reference}
      </p>
      <p>
        {t('controls.minutes.intro', {
          day: formatLetterDay(format.dateOf(heldAt)),
          time: format.time(heldAt),
          place,
          count: total,
          method: t(`controls.destruction.methods.${method}`).toLowerCase(),
        })}
      </p>
      <table className={[styles['table'], styles['dense']].join(' ')}>
        <thead>
          <tr>
            <th scope="col">{t('controls.minutes.numbers')}</th>
            <th scope="col">{t('controls.minutes.product')}</th>
            <th scope="col">{t('controls.minutes.was')}</th>
            <th scope="col">{t('controls.minutes.count')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={`${run.first} ${run.was}`}>
              <td>
                {run.count === 1
                  ? run.first
                  : t('stock.range', { first: run.first, last: serialRange(run)?.at(-1) ?? '' })}
              </td>
              <td>
                {t('production.stock.kindPages', { kind: t(`labels.kind.${run.kind}`), pages: run.pages })}
              </td>
              <td>{t(`controls.destruction.was.${run.was}`)}</td>
              <td>{formatCount(run.count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t('controls.minutes.total')}: {total}
      </p>
      <p>{t('controls.minutes.closing')}</p>
      <PaperPlace day={format.dateOf(heldAt)} className={undefined} />
      {witnesses.length > 0 ? (
        <>
          <h2>{t('controls.minutes.witnesses')}</h2>
          <ol>
            {witnesses.map((witness) => (
              <li key={witness}>{witness}</li>
            ))}
          </ol>
        </>
      ) : null}
      <p>{t('controls.minutes.confirmed', { moment: moment(at) })}</p>
      <SignatureBlock
        left={
          <>
            <br />
            <span>{t('controls.minutes.second')}</span>
            <div className={styles['space']} />
            <span className={styles['name']}>{nameOf(second)}</span>
          </>
        }
        place=""
        title={t('controls.minutes.first')}
        name={nameOf(by)}
      />
      <PaperSignatory />
    </div>
  );
}
