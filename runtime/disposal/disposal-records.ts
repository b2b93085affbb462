import type { DisposedFile } from '#common/contract/hub/disposals.ts';
import type { Entry, RegisterName } from '#common/domain/registers/register.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { DueFile } from './due-list.ts';

export type GoneFile = Pick<DisposedFile, 'applicationId' | 'actions' | 'pictures' | 'digest'>;

/** The office's records inside one transaction that nobody else writes in. */
export type DisposalRecords = {
  now(): Instant;
  rules(): Promise<{ today: PlainDate; years: number; utcOffsetMinutes: number }>;
  book(register: RegisterName): Promise<Entry[]>;
  addLine(entry: Entry): Promise<void>;
  /** Into the chain. */
  note(notes: readonly { subject: string; detail: string }[]): Promise<void>;
  /** Every file of the persons whose files these are. */
  ofSamePersons(ids: readonly ApplicationId[]): Promise<ApplicationId[]>;
  /** Files that ended before a moment. */
  due(before: Instant): Promise<DueFile[]>;
  hasBegun(run: string): Promise<boolean>;
  begin(run: string, files: readonly DueFile[] | 'CHANGED'): Promise<void>;
  /** Of a run, those that are still here. */
  next(run: string, limit: number): Promise<{ id: ApplicationId; number: string }[]>;
  keep(ids: readonly ApplicationId[]): Promise<void>;
  /** Everything that speaks of these files. */
  remove(files: readonly { id: ApplicationId; number: string }[]): Promise<GoneFile[]>;
  listed(run: string): Promise<DisposedFile[]>;
  end(run: string, before: PlainDate): Promise<void>;
};

export type DisposalOffice = {
  transaction<T>(work: (records: DisposalRecords) => Promise<T>): Promise<T>;
};
