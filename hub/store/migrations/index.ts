import { core } from './0010-core.ts';
import { duties } from './0011-duties.ts';
import { identity } from './0020-identity.ts';
import { documents } from './0030-documents.ts';
import { gateway } from './0040-gateway.ts';
import { dailyClose } from './0050-daily-close.ts';
import { auditSearch } from './0051-audit-search.ts';
import { search } from './0060-search.ts';
import { auditOrigin } from './0070-audit-origin.ts';
import { statusesNotTaken } from './0071-statuses-not-taken.ts';
import { takeOver } from './0080-take-over.ts';
import { leanWrites } from './0090-lean-writes.ts';
import { fieldDays } from './0100-field-days.ts';
import { deadlines } from './0110-deadlines.ts';
import { fieldTakenOut } from './0120-field-taken-out.ts';
import { newDeskKey } from './0121-new-desk-key.ts';
import { families } from './0140-families.ts';
import { accountTies } from './0160-account-ties.ts';
import { custody } from './0170-custody.ts';
import { settledBills } from './0171-settled-bills.ts';
import { additionalBills } from './0172-additional-bills.ts';
import { actionTimes } from './0190-action-times.ts';
import { registers } from './0200-registers.ts';
import { fleet } from './0210-fleet.ts';
import { vetting } from './0290-vetting.ts';
import { specificData } from './0300-specific-data.ts';
import { disposals } from './0330-disposals.ts';
import { unlockedAccounts } from './0340-unlocked-accounts.ts';
import { withdrawnCodes } from './0350-withdrawn-codes.ts';
import type { Migration } from './migration.ts';

/** In order, each written once. */
export const MIGRATIONS: readonly Migration[] = [
  core,
  duties,
  identity,
  documents,
  gateway,
  dailyClose,
  auditSearch,
  search,
  auditOrigin,
  statusesNotTaken,
  takeOver,
  leanWrites,
  fieldDays,
  deadlines,
  fieldTakenOut,
  newDeskKey,
  families,
  accountTies,
  custody,
  settledBills,
  additionalBills,
  actionTimes,
  registers,
  fleet,
  vetting,
  specificData,
  disposals,
  unlockedAccounts,
  withdrawnCodes,
];
export const SCHEMA_VERSION = 350;
