import type { ReactNode } from 'react';
import type { DailyClose } from '#common/contract/hub/daily-close.ts';
import { AppState } from '#common/domain/applications/vocabulary.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { inFours } from './audit-words.ts';
import { PaperPlace, PaperSignatory } from '#renderer/ui/paper/paper-foot.tsx';
import { PaperPage } from '#renderer/ui/paper/paper-page.tsx';
import styles from './close.module.css';

type ClosePrintProps = { close: DailyClose; onClose: () => void };

/** One sheet of A4 for the binder: whoever has it knows later what stood in the chain on that evening. */
export function ClosePrint({ close, onClose }: ClosePrintProps) {
  const t = useText();
  const format = useFormat();
  const { head, counts } = close;
  const states = AppState.options.filter((state) => (counts[state] ?? 0) > 0);
  return (
    <PaperPage
      label={t('audit.close.sheetTitle')}
      footer={
        <DecisionBar
          secondary={[{ label: t('common.back'), combo: 'Escape', run: onClose }]}
          primary={{ label: t('audit.close.print'), combo: 'ctrl+Enter', run: () => globalThis.print() }}
        />
      }
    >
      <header className={styles['sheetHead']}>
        <h1>{t('audit.close.sheetTitle')}</h1>
        <p className={styles['sheetDay']}>{format.date(close.day)}</p>
      </header>
      <table className={styles['sheetTable']}>
        <tbody>
          <Line term={t('audit.close.by')}>{close.actorName ?? t('audit.unknownPerson')}</Line>
          <Line term={t('audit.column.at')}>{format.moment(close.at)}</Line>
          <Line term={t('audit.column.desk')}>{close.desk}</Line>
          <Line term={t('audit.close.entries')}>{formatCount(head.seq)}</Line>
          {close.note === '' ? null : <Line term={t('common.note')}>{close.note}</Line>}
        </tbody>
      </table>
      <h2>{t('audit.close.open')}</h2>
      <table className={styles['sheetTable']}>
        <tbody>
          {states.map((state) => (
            <Line key={state} term={t(`labels.state.${state}`)}>
              {formatCount(counts[state] ?? 0)}
            </Line>
          ))}
        </tbody>
      </table>
      <h2>{t('audit.close.hash')}</h2>
      <p className={styles['sheetHash']}>{inFours(head.hash)}</p>
      <h2>{t('audit.close.signature')}</h2>
      <p className={styles['sheetHash']}>
        {head.signature === '' ? t('audit.chain.unsigned') : inFours(head.signature)}
      </p>
      <p className={styles['sheetText']}>{t('audit.close.sheetText')}</p>
      <PaperPlace day={close.day} className={styles['sheetPlace']} />
      <footer className={styles['sheetFoot']}>
        <span>{t('audit.close.signHere')}</span>
        <span>{t('audit.close.witnessHere')}</span>
        <PaperSignatory />
      </footer>
    </PaperPage>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{term}</th>
      <td>{children}</td>
    </tr>
  );
}
