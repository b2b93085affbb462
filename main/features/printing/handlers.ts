import { CodedError } from '#common/contract/coded-error.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import {
  dropPrintJob,
  findPrintJob,
  listPrintJobs,
  papersMade,
  uncountPaper,
  wakePrintJobs,
} from '#main/records/repositories/print-jobs.ts';
import { paperOf, printPaper, tell } from './papers.ts';
import { listRegister } from './register.ts';
import { printTestPage } from './test-page.ts';
import { savePaper } from './save-paper.ts';

/** Where IT names the printer of a paper. */
const PRINTER_KEYS = { A4: 'PrinterA4', ROLL_80: 'PrinterRoll80', LABEL: 'PrinterLabel' } as const;

type Mine = Extract<keyof Handlers, `printing.${string}`>;

export function printingHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, printing, preferences, printers } = desk;
  return {
    async 'printing.copies'(ref) {
      const { key } = await paperOf(desk, ref);
      return { made: await papersMade(db, key) };
    },
    'printing.print': ({ ref, copy }) => printPaper(desk, ref, copy),
    'printing.save': ({ ref, copy }) => savePaper(desk, ref, copy),
    'printing.register': ({ from, to }) => listRegister(desk, from, to),

    async 'printing.queue'() {
      const jobs = await listPrintJobs(db);
      return {
        jobs: jobs.map(({ id, ref, number, size, copy, addedAt, tries, problem }) => ({
          id,
          ref,
          number,
          size,
          copy,
          addedAt,
          tries,
          problem,
        })),
      };
    },
    async 'printing.retry'({ id }) {
      await wakePrintJobs(db, id);
      printing.wake();
      return null;
    },
    async 'printing.cancel'({ id }) {
      const job = await findPrintJob(db, id);
      if (!job) return null;
      await tell(desk, { key: job.key, number: job.number }, 'taken from the line', job.copy);
      await db.transaction(async (trx) => {
        await dropPrintJob(trx, id);
        await uncountPaper(trx, job.key, job.copy);
      });
      desk.emit('printing.changed', null);
      return null;
    },
    async 'printing.drawn'({ id, size }) {
      printing.drawn(id, size);
      return null;
    },

    'printing.testPage': ({ size }) => printTestPage(desk, size),
    async 'printing.testDrawn'({ id, size }) {
      printing.drawn(id, size);
      return null;
    },

    async 'printing.printers'() {
      return { printers: await printers.list(), choice: preferences.printers() };
    },
    async 'printing.choosePrinter'({ size, printer }) {
      const key = PRINTER_KEYS[size];
      if (desk.machine.policy[key] !== undefined) throw new CodedError('POLICY_FIXED', { key });
      preferences.setPrinters({ ...preferences.printers(), [size]: printer });
      await desk.session.audit('SETTING', `printer ${size}`, printer ?? 'none');
      // What waited for the printer before goes to the new one.
      await wakePrintJobs(db, undefined);
      printing.wake();
      return null;
    },
  };
}
