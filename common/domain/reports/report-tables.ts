import { photoSeatLines, printLines } from './control-lines.ts';
import type { PairRow } from './pair-tally.ts';
import type { BlankBalance } from './blank-balance.ts';
import { Milestone } from './milestone.ts';
import type { Counts, OfficerRow, PeriodReport, ServiceSheet } from './period-report.ts';
import type { SeatRow } from './seat-tally.ts';
import type { ReportWords } from './report-words.ts';
import { deviationReasonLines, stepLines } from './procedure-lines.ts';
import { share } from './share.ts';
import { number, word, type Cell, type Lines, type ReportTable } from './table-column.ts';
import { TABLES, type ReportTableId } from './table-id.ts';

export type ReportData = {
  report: PeriodReport;
  blanks: readonly BlankBalance[];
  names: Readonly<Record<string, string>>;
};

const DAILY = [
  'OPENED',
  'ARRIVED',
  'NO_SHOW',
  'INTERVIEWED',
  'APPROVED',
  'REFUSED',
  'READY',
  'HANDED_OVER',
] as const;
const HOURLY = ['ARRIVED', 'DOSSIER_ACCEPTED', 'CAPTURED', 'INTERVIEWED', 'HANDED_OVER'] as const;
const GROUPED = ['OPENED', 'ARRIVED', 'APPROVED', 'REFUSED', 'HANDED_OVER'] as const;

export function reportTables(data: ReportData, words: ReportWords): ReportTable[] {
  return TABLES.map((id) => tableOf(id, data, words));
}

function tableOf(id: ReportTableId, { report, blanks, names }: ReportData, words: ReportWords): ReportTable {
  const title = words.table(id);
  const sheet = (columns: ReportTable['columns'], rows: ReportTable['rows']) => ({
    id,
    title,
    columns,
    rows,
  });
  const grouped = (
    rows: readonly { key: string; counts: Counts }[],
    shown: readonly Milestone[],
    nameOf: (key: string) => string,
  ) =>
    sheet(
      [word(title), ...shown.map((what) => number(words.milestone(what)))],
      rows
        .filter(({ counts }) => shown.some((what) => counts[what] > 0))
        .map(({ key, counts }) => [nameOf(key), ...shown.map((what) => counts[what])]),
    );
  const count = number(words.column('count'));
  switch (id) {
    case 'counts':
      return sheet(
        [word(words.column('what')), count],
        Milestone.options.map((what) => [words.milestone(what), report.counts[what]]),
      );
    case 'service':
      return sheet(
        [word(words.column('what')), number(words.column('value'))],
        serviceRows(report.service, words),
      );
    case 'norms':
      return sheet(
        [
          word(words.column('norm')),
          ...(['met', 'late', 'running', 'overdue', 'share'] as const).map((key) =>
            number(words.column(key)),
          ),
        ],
        report.norms.map(({ norm, met, late, running, overdue }) => [
          words.norm(norm),
          met,
          late,
          running,
          overdue,
          share(met, met + late),
        ]),
      );
    case 'byDay':
      return grouped(report.byDay, DAILY, words.day);
    case 'byHour':
      return grouped(report.byHour, HOURLY, (hour) => `${hour}.00`);
    case 'byLane':
      return grouped(report.byLane, GROUPED, words.lane);
    case 'byType':
      return grouped(report.byType, GROUPED, words.type);
    case 'byKind':
      return grouped(report.byKind, GROUPED, words.kind);
    case 'outcomes':
      return sheet(
        [word(title), count],
        report.outcomes.map(({ outcome, count: n }) => [words.outcome(outcome), n]),
      );
    case 'refusals':
      return sheet(
        [word(words.column('stage')), word(words.column('reason')), count],
        report.refusals.map(({ stage, code, count: n }) => [words.rejectStage(stage), words.reason(code), n]),
      );
    case 'reasons':
      return sheet(
        [word(words.column('what')), word(words.column('reason')), count],
        report.reasons.map(({ what, code, count: n }) => [
          words.milestone(what),
          reasonOf(what, code, words),
          n,
        ]),
      );
    case 'missing':
      return sheet(
        [word(title), count],
        report.missing.map(({ code, count: n }) => [words.document(code), n]),
      );
    case 'deviations':
      return sheet(
        [word(title), count, number(words.column('withoutReason'))],
        report.deviations.map(({ kind, count: n, withoutReason }) => [
          words.deviation(kind),
          n,
          withoutReason,
        ]),
      );
    case 'deviationReasons':
      return { id, title, ...deviationReasonLines(report.deviationReasons, words) };
    case 'procedure':
      return { id, title, ...stepLines(report.procedure, words) };
    case 'officers':
      return { id, title, ...officerLines(report.officers, names, words) };
    case 'pairs':
      return { id, title, ...pairLines(report.pairs, names, words) };
    case 'seats':
      return { id, title, ...seatLines(report.seats, names, words) };
    case 'photoSeats':
      return { id, title, ...photoSeatLines(report.photoSeats, names, words) };
    case 'printing':
      return { id, title, ...printLines(report.printing, names, words) };
    case 'blanks':
      return { id, title, ...blankLines(blanks, words) };
  }
}

function officerLines(
  officers: readonly OfficerRow[],
  names: ReportData['names'],
  words: ReportWords,
): Lines {
  const measured = ['files', 'p50', 'p90', 'returned', 'returnedShare', 'refused', 'refusedShare'] as const;
  return {
    columns: [
      word(words.column('officer')),
      word(words.column('stage')),
      ...measured.map((key) => number(words.column(key))),
    ],
    rows: officers.map((row) => officerCells(row, names, words)),
  };
}

function pairLines(pairs: readonly PairRow[], names: ReportData['names'], words: ReportWords): Lines {
  return {
    columns: [
      word(words.column('capturer')),
      word(words.column('approver')),
      number(words.column('files')),
      number(words.column('expected')),
    ],
    rows: pairs.map(({ capturer, approver, files, expected }) => [
      names[capturer] ?? capturer,
      names[approver] ?? approver,
      files,
      expected,
    ]),
  };
}

function seatLines(seats: readonly SeatRow[], names: ReportData['names'], words: ReportWords): Lines {
  const counted = ['low', 'retakes', 'again', 'exceptions', 'fallbacks', 'doubtful'] as const;
  const measured = ['captures', 'prints', 'quality', ...counted] as const;
  return {
    columns: [
      word(words.column('desk')),
      word(words.column('officer')),
      ...measured.map((key) => number(words.column(key))),
    ],
    rows: seats.map((row) => [
      row.desk,
      names[row.by] ?? row.by,
      row.captures,
      row.prints,
      row.quality.p50,
      ...counted.map((key) => row[key]),
    ]),
  };
}

function blankLines(blanks: readonly BlankBalance[], words: ReportWords): Lines {
  const moved = ['opening', 'received', 'issued', 'spoiled', 'voided', 'missing', 'sent', 'closing'] as const;
  return {
    columns: [word(words.column('product')), ...moved.map((key) => number(words.column(key)))],
    rows: blanks.map((row) => [`${words.kind(row.kind)} ${row.pages}`, ...moved.map((key) => row[key])]),
  };
}

/** Speed, ease and affordability in this order, as the study names them. */
function serviceRows({ speed, ease, affordability }: ServiceSheet, words: ReportWords): Cell[][] {
  const { tariff, paid, exact, above, below, waived, unknown } = affordability;
  const rows: [Parameters<ReportWords['service']>[0], Cell][] = [
    ['firstDesk50', speed.firstDesk.p50],
    ['firstDesk90', speed.firstDesk.p90],
    ['inOffice50', speed.inOffice.p50],
    ['inOffice90', speed.inOffice.p90],
    ['daysToBook50', speed.daysToBook.p50],
    ['daysToBook90', speed.daysToBook.p90],
    ['normsMet', share(speed.normsMet, speed.normsMet + speed.normsLate)],
    ['visits50', ease.visits.p50],
    ['visits90', ease.visits.p90],
    ['straight', share(ease.straight, ease.handedOver)],
    ['tariff', tariff],
    ['paid', paid],
    ['exact', exact],
    ['above', above],
    ['below', below],
    ['waived', waived],
    ['unknown', unknown],
  ];
  return rows.map(([key, value]) => [words.service(key), value]);
}

function officerCells(row: OfficerRow, names: ReportData['names'], words: ReportWords): Cell[] {
  const { by, stage, files, minutes, returned, refused } = row;
  return [
    names[by] ?? by,
    words.stage(stage),
    files,
    minutes.p50,
    minutes.p90,
    returned,
    share(returned, files),
    refused,
    share(refused, files),
  ];
}

function reasonOf(what: string, code: string, words: ReportWords): string {
  if (what === 'CORRECTED') return words.correctionStep(code);
  return what === 'MOVED_BY_OFFICE' ? words.specialReschedule(code) : words.reason(code);
}
