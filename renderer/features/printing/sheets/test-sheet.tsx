import type { PaperSize } from '#common/domain/printing/paper.ts';
import { formatLetterDay } from '#renderer/lib/format.ts';
import { usePaperText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import styles from './test-sheet.module.css';

type TestSheetProps = { printer: string; size: PaperSize };

/** Which printer and paper it is, and a frame: an edge that is missing shows a wrong size or margin. */
export function TestSheet({ printer, size }: TestSheetProps) {
  const t = usePaperText();
  const { status } = useSession();
  const { now, dateOf, time } = useFormat();
  return (
    <div className={styles[size]} lang="id" data-paper>
      {/* A letter has the office in its head. */}
      {size === 'A4' ? null : <p className={styles['office']}>{status?.office?.name}</p>}
      <h1 className={styles['title']}>{t('printing.test.title')}</h1>
      <dl className={styles['facts']}>
        <dt>{t('printing.test.desk')}</dt>
        <dd>{status?.desk}</dd>
        <dt>{t('printing.test.printer')}</dt>
        <dd>{printer}</dd>
        <dt>{t('printing.test.paper')}</dt>
        <dd>{t(`printing.printers.size.${size}`)}</dd>
        <dt>{t('printing.test.printedAt')}</dt>
        <dd>{`${formatLetterDay(dateOf(now))} ${time(now)}`}</dd>
      </dl>
      <p>{t('printing.test.frame')}</p>
    </div>
  );
}
