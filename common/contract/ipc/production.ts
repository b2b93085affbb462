import { z } from 'zod';
import { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { BlankState, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { BlankSerial } from '#common/domain/production/actions.ts';
import { channel } from './channel.ts';

export type Blank = {
  serial: string;
  kind: PassportKind;
  pages: 24 | 48;
  state: BlankState;
  applicationId: ApplicationId | null;
  applicationNumber: string | null;
  changedAt: Instant;
};

export type StockSummary = {
  counts: readonly { kind: PassportKind; pages: 24 | 48; state: BlankState; count: number }[];
  /** The next serial of each kind, lowest first: what the printer should take. */
  next: readonly { kind: PassportKind; pages: 24 | 48; serial: string }[];
};

/** What the book will carry, computed from the file; the officer confirms it, nothing is typed twice. */
export type PrintDraft = {
  serial: string;
  issuedOn: PlainDate;
  expiresOn: PlainDate;
  mrz: readonly [string, string];
};

export const productionChannels = {
  'production.stock': channel<StockSummary>()('stock.read', z.object({}).strict()),
  'production.blanks': channel<{ rows: readonly Blank[]; total: number }>()(
    'stock.read',
    z
      .object({
        state: BlankState.nullable(),
        text: z.string().trim().max(20),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      })
      .strict(),
  ),
  'production.receiveBlanks': channel<{ received: number }>()(
    'stock.manage',
    z
      .object({
        firstSerial: BlankSerial,
        count: z.int().min(1).max(5000),
        kind: PassportKind,
        pages: z.union([z.literal(24), z.literal(48)]),
        reference: z.string().trim().min(1).max(60),
      })
      .strict(),
  ),
  'production.printDraft': channel<PrintDraft>()(
    'case.act',
    z
      .object({
        applicationId: ApplicationId,
        passportNumber: z.string().regex(/^[A-Z]\d{7}$/, 'PASSPORT_NUMBER'),
      })
      .strict(),
  ),
  'production.nextRegisterNo': channel<{ registerNo: string }>()('case.act', z.object({}).strict()),
};
