import { useEffect, useRef, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { PaperRef, PrintWanted } from '#common/contract/ipc/printing.ts';
import { occasionOf, type PaperSize } from '#common/domain/printing/paper.ts';
import { callChannel, onEvent } from '#renderer/lib/bridge.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { FileSop } from '#renderer/lib/file-sop.ts';
import { PaperHead } from '#renderer/ui/paper/paper-head.tsx';
import { BookSheet } from './book-sheet.tsx';
import { FileSheet } from './file-sheet.tsx';
import { mayPrint } from './may-print.ts';
import { drawnSize, setPageOf } from './page-rule.ts';
import { MovedList } from './sheets/moved-list.tsx';
import { QuotaSheet } from './sheets/quota-sheet.tsx';
import { RegisterSheet } from './sheets/register-sheet.tsx';
import { ReportSheet } from './sheets/report-sheet.tsx';
import { TestSheet } from './sheets/test-sheet.tsx';
import { SurveySheet } from './sheets/survey-sheet.tsx';
import { useRegister } from './use-register.ts';
import styles from './print-station.module.css';

/** How often it is looked whether the paper stands: its pictures come a moment later than its words. */
const LOOK_MS = 10;
const PATIENCE_MS = 12_000;

/**
 * Draws, out of sight, what main is about to send to a printer. While it does, printing prints this paper alone, whatever is on
 * the screen.
 */
export function PrintStation() {
  const [wanted, setWanted] = useState<PrintWanted | null>(null);
  useEffect(() => onEvent('printing.wanted', setWanted), []);
  return wanted ? createPortal(<DrawnPaper key={wanted.id} wanted={wanted} />, document.body) : null;
}

function DrawnPaper({ wanted: { id, ref, size, copy } }: { wanted: PrintWanted }) {
  const root = useRef<HTMLDivElement>(null);
  const gone = useRef(false);
  const isTest = ref.paper === 'TEST_PAGE';
  useDrawing({ id, size, root, gone, isTest });
  return (
    <div ref={root} className={styles['station']} data-print-root aria-hidden inert>
      {size === 'A4' ? <PaperHead /> : null}
      {ref.paper === 'TEST_PAGE' ? (
        <TestSheet printer={ref.printer} size={size} />
      ) : (
        <PaperToPrint
          paper={ref}
          copy={copy}
          onGone={() => {
            gone.current = true;
          }}
        />
      )}
    </div>
  );
}

type PaperToPrintProps = { paper: PaperRef; copy: number; onGone: () => void };

function PaperToPrint({ paper, copy, onGone }: PaperToPrintProps) {
  if ('from' in paper) return <DaysToPrint days={paper} copy={copy} />;
  if ('subject' in paper) return <BookSheet paper={paper} copy={copy} onGone={onGone} />;
  return <FileToPrint paper={paper} copy={copy} onGone={onGone} />;
}

type Drawing = {
  id: string;
  size: PaperSize;
  root: RefObject<HTMLElement | null>;
  /** Set when the file no longer has the paper. */
  gone: RefObject<boolean>;
  /** Of nobody's file: drawn for whoever may choose the printers. */
  isTest: boolean;
};

/** Tells main once that the paper stands, or that it never will. */
function useDrawing({ id, size, root, gone, isTest }: Drawing) {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let giveBack = () => {};
    const started = performance.now();
    const timer = setInterval(() => {
      const paper = standing(root.current);
      const isOver = gone.current || performance.now() - started > PATIENCE_MS;
      if (!paper && !isOver) return;
      clearInterval(timer);
      const drawn = paper ? drawnSize(paper, size) : null;
      if (drawn && size !== 'A4') giveBack = setPageOf(drawn);
      // What is hidden from a screen reader on the screen would be missing from the tags of the PDF.
      for (const name of ['aria-hidden', 'inert']) root.current?.removeAttribute(name);
      dataset['printing'] = size;
      void callChannel(isTest ? 'printing.testDrawn' : 'printing.drawn', { id, size: drawn });
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      delete dataset['printing'];
      giveBack();
    };
  }, [id, size, root, gone, isTest]);
}

/** The paper with everything on it, or null while something is still on its way. */
function standing(root: HTMLElement | null): HTMLElement | null {
  const paper = root?.querySelector<HTMLElement>('[data-paper]') ?? null;
  if (!root || !paper || root.querySelector('[data-loading]')) return null;
  return [...root.querySelectorAll('img')].every((image) => image.complete) ? paper : null;
}

type FileToPrintProps = {
  paper: Extract<PaperRef, { applicationId: unknown }>;
  copy: number;
  onGone: () => void;
};

function FileToPrint({ paper: { paper, applicationId }, copy, onGone }: FileToPrintProps) {
  const [view, setView] = useState<FileView | null>(null);
  const told = useRef(onGone);
  useEffect(() => {
    told.current = onGone;
  });
  useEffect(() => {
    let isCurrent = true;
    async function read() {
      // Not what the page remembers: the file as it is now.
      const reply = await callChannel('applications.open', { applicationId });
      if (!isCurrent) return;
      const fresh = reply.ok ? reply.value : null;
      const hasPaper = fresh && occasionOf(fresh.file, paper) !== null && mayPrint(fresh, paper);
      if (hasPaper) setView(fresh);
      else told.current();
    }
    void read();
    return () => {
      isCurrent = false;
    };
  }, [applicationId, paper]);
  return view ? (
    <FileSop value={view.file.sopId}>
      <FileSheet paper={paper} view={view} copy={copy} />
    </FileSop>
  ) : null;
}

type DaysToPrintProps = { days: Extract<PaperRef, { from: unknown }>; copy: number };

function DaysToPrint({ days, copy }: DaysToPrintProps) {
  switch (days.paper) {
    case 'REPORT':
      return <ReportToPrint days={days} copy={copy} />;
    case 'SURVEY':
      return <SurveyToPrint days={days} copy={copy} />;
    case 'REGISTER':
      return <RegisterToPrint days={days} copy={copy} />;
    case 'QUOTA':
      return <QuotaSheet period={days} />;
    case 'MOVED':
    case 'MOVED_CONTACTS':
      return <MovedList days={days} isWhole={days.paper === 'MOVED_CONTACTS'} copy={copy} />;
  }
}

function SurveyToPrint({ days: { from, to }, copy }: DaysToPrintProps) {
  const { data } = useChannelQuery('survey.report', { from, to });
  return data ? <SurveySheet data={data} copy={copy} /> : null;
}

function ReportToPrint({ days: { from, to }, copy }: DaysToPrintProps) {
  const { data } = useChannelQuery('reports.period', { from, to });
  return data ? <ReportSheet data={data} copy={copy} /> : null;
}

function RegisterToPrint({ days, copy }: DaysToPrintProps) {
  const { rows } = useRegister(days);
  return rows ? <RegisterSheet days={days} rows={rows} copy={copy} /> : null;
}
