import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { addDays, addYears, plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import { nikOf, type SampleRow } from '#main/features/office/sample-bookings.ts';

/** What makes a file's day unlike the plain one. */
export type Trait =
  | 'PLAIN'
  | 'CHILD'
  | 'SIMPLE_PATH'
  | 'PAYMENT_EXCEPTION'
  | 'INCOMPLETE'
  | 'INCOMPLETE_FOREVER'
  | 'SUSPENDED'
  | 'REFUSED_INTERVIEW'
  | 'REFUSED_PREVENTION'
  | 'QUALITY_FAILURE'
  | 'UNCOLLECTED'
  | 'NO_SHOW_RESCHEDULED'
  | 'NO_SHOW_FOREVER'
  | 'CORRECTION'
  | 'OUTAGE'
  | 'WITHDRAWN'
  | 'CANCELLED_LATE'
  | 'OUTAGE_DAY';

export type WalkInTrait = 'LOST' | 'DAMAGED' | 'DATA_CHANGE' | 'PRIORITY' | 'ACCELERATED' | 'CONTINGENCY';

export type Scenario = { name: string; trait: Trait; row: number; expected: AppState };
export type WalkInScenario = { name: string; trait: WalkInTrait; expected: AppState };

/** Files of the imported day, by their row; the other bookings of the 300 are the crowd around them. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'new adult 1', trait: 'PLAIN', row: 0, expected: 'HANDED_OVER' },
  { name: 'new adult 2', trait: 'PLAIN', row: 1, expected: 'HANDED_OVER' },
  { name: 'new adult 3', trait: 'PLAIN', row: 2, expected: 'HANDED_OVER' },
  { name: 'new adult 4', trait: 'PLAIN', row: 3, expected: 'HANDED_OVER' },
  { name: 'expired, simple path 1', trait: 'SIMPLE_PATH', row: 4, expected: 'HANDED_OVER' },
  { name: 'expired, simple path 2', trait: 'SIMPLE_PATH', row: 5, expected: 'HANDED_OVER' },
  { name: 'child', trait: 'CHILD', row: 6, expected: 'HANDED_OVER' },
  { name: 'payment exception', trait: 'PAYMENT_EXCEPTION', row: 7, expected: 'HANDED_OVER' },
  { name: 'incomplete and resubmitted', trait: 'INCOMPLETE', row: 8, expected: 'HANDED_OVER' },
  { name: 'incomplete, never continued', trait: 'INCOMPLETE_FOREVER', row: 9, expected: 'CANCELLED' },
  { name: 'suspended and resumed', trait: 'SUSPENDED', row: 10, expected: 'HANDED_OVER' },
  {
    name: 'refused at the interview by two persons',
    trait: 'REFUSED_INTERVIEW',
    row: 11,
    expected: 'REJECTED',
  },
  {
    name: 'refused for the prevention list by two persons',
    trait: 'REFUSED_PREVENTION',
    row: 12,
    expected: 'REJECTED',
  },
  { name: 'quality failure and reprint', trait: 'QUALITY_FAILURE', row: 13, expected: 'HANDED_OVER' },
  { name: 'uncollected and voided', trait: 'UNCOLLECTED', row: 14, expected: 'PASSPORT_VOIDED' },
  { name: 'no-show and special reschedule', trait: 'NO_SHOW_RESCHEDULED', row: 15, expected: 'HANDED_OVER' },
  { name: 'no-show, never continued', trait: 'NO_SHOW_FOREVER', row: 16, expected: 'CANCELLED' },
  { name: 'sent back for correction by the approver', trait: 'CORRECTION', row: 17, expected: 'HANDED_OVER' },
  { name: 'accepted in a declared outage', trait: 'OUTAGE', row: 18, expected: 'HANDED_OVER' },
  { name: 'withdrawn by the applicant', trait: 'WITHDRAWN', row: 19, expected: 'WITHDRAWN' },
  { name: 'outage day, interviewed the day after', trait: 'OUTAGE_DAY', row: 21, expected: 'HANDED_OVER' },
  { name: 'outage day, interviewed in it', trait: 'OUTAGE_DAY', row: 22, expected: 'HANDED_OVER' },
  { name: 'cancelled after approval', trait: 'CANCELLED_LATE', row: 20, expected: 'CANCELLED' },
];

export const WALK_INS: readonly WalkInScenario[] = [
  { name: 'lost, with BAP', trait: 'LOST', expected: 'HANDED_OVER' },
  { name: 'damaged, with BAP', trait: 'DAMAGED', expected: 'HANDED_OVER' },
  { name: 'data change as endorsement', trait: 'DATA_CHANGE', expected: 'HANDED_OVER' },
  { name: 'priority walk-in', trait: 'PRIORITY', expected: 'HANDED_OVER' },
  { name: 'accelerated walk-in', trait: 'ACCELERATED', expected: 'HANDED_OVER' },
];

/** Whose files come to the camera and the interview on the first day, beside the child and the walk-ins. */
export const IN_SERVICE: readonly Trait[] = [
  'PLAIN',
  'SIMPLE_PATH',
  'PAYMENT_EXCEPTION',
  'INCOMPLETE',
  'SUSPENDED',
  'REFUSED_INTERVIEW',
  'QUALITY_FAILURE',
  'UNCOLLECTED',
  'CORRECTION',
  'OUTAGE',
  'CANCELLED_LATE',
];

/** Comes on the day on which the centre is away, when the contingency lane is open. */
export const OUTAGE_WALK_IN: WalkInScenario = {
  name: 'contingency lane on the outage day',
  trait: 'CONTINGENCY',
  expected: 'HANDED_OVER',
};

/** The day on which the centre is away from opening to closing. */
export const OUTAGE_DAY = plainDate('2026-11-26');

/** The refusals that the scenario provokes, in its order. */
export const EXPECTED_REFUSALS: readonly string[] = [
  'SIGN_IN_FAILED',
  'NOTE_TOO_SHORT',
  'BLANK_NOT_IN_STOCK',
];

/** Shapes the imported rows of the scenarios; everything else of the row stays as the sample made it. */
export function shapeRows(rows: readonly SampleRow[], today: PlainDate): SampleRow[] {
  return rows.map((row, index) => {
    const scenario = SCENARIOS.find((candidate) => candidate.row === index);
    return scenario ? shapeRow(row, scenario.trait, index, today) : row;
  });
}

function shapeRow(row: SampleRow, trait: Trait, index: number, today: PlainDate): SampleRow {
  const asNew = {
    'Jenis Permohonan': 'Paspor baru',
    'Nomor Paspor Lama': '',
    'Tanggal Terbit Paspor Lama': '',
    'Tanggal Habis Paspor Lama': '',
  };
  switch (trait) {
    case 'SIMPLE_PATH':
      return {
        ...row,
        'Jenis Permohonan': 'Penggantian habis berlaku',
        'Nomor Paspor Lama': `B${3_000_000 + index}`,
        'Tanggal Terbit Paspor Lama': addYears(today, -6),
        'Tanggal Habis Paspor Lama': addYears(today, -1),
      };
    case 'CHILD': {
      const birth = addDays(addYears(today, -4), -40);
      return {
        ...row,
        ...asNew,
        'Tgl Lahir': birth,
        'Jenis Kelamin': 'Laki-laki',
        NIK: nikOf(birth, false, index + 1),
        'Status Perkawinan': 'Belum Kawin',
        'Masa Berlaku': '5',
        Pekerjaan: '',
      };
    }
    case 'OUTAGE_DAY':
      return { ...row, ...asNew, 'Tanggal Kedatangan': OUTAGE_DAY };
    case 'PAYMENT_EXCEPTION':
      return { ...row, ...asNew, 'Status Pembayaran': 'Menunggu pembayaran' };
    default:
      return { ...row, ...asNew };
  }
}
