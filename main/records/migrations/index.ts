import { initial } from './0010-initial.ts';
import { mustChange } from './0020-must-change.ts';
import { sync } from './0030-sync.ts';
import { owedDays } from './0040-owed-days.ts';
import { officeDocuments } from './0050-office-documents.ts';
import { dailyClose } from './0070-daily-close.ts';
import { outboxReasons } from './0080-outbox-reasons.ts';
import { likeness } from './0100-likeness.ts';
import { faceTemplate } from './0120-face-template.ts';
import { printing } from './0130-printing.ts';
import { accountTies } from './0140-account-ties.ts';
import { custody } from './0150-custody.ts';
import { additionalBills } from './0160-additional-bills.ts';
import { approverQueue } from './0180-approver-queue.ts';
import { registers } from './0190-registers.ts';
import { vetting } from './0290-vetting.ts';
import { specificData } from './0300-specific-data.ts';
import { disposals } from './0330-disposals.ts';
import { unlockedAccounts } from './0340-unlocked-accounts.ts';
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
  faceTemplate,
  printing,
  accountTies,
  custody,
  additionalBills,
  approverQueue,
  registers,
  vetting,
  specificData,
  disposals,
  unlockedAccounts,
];
export const SCHEMA_VERSION = 340;
