import { initial } from './0010-initial.ts';
import { mustChange } from './0020-must-change.ts';
import { sync } from './0030-sync.ts';
import { owedDays } from './0040-owed-days.ts';
import { officeDocuments } from './0050-office-documents.ts';
import { dailyClose } from './0070-daily-close.ts';
import { outboxReasons } from './0080-outbox-reasons.ts';
import { likeness } from './0100-likeness.ts';
import type { Migration } from './migration.ts';

/** In order, in tens, each written once. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  mustChange,
  sync,
  owedDays,
  officeDocuments,
  dailyClose,
  outboxReasons,
  likeness,
];
export const SCHEMA_VERSION = 100;
