import { z } from 'zod';
import { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { ImportBooking, RegisterWalkIn } from '#common/domain/appointments/actions.ts';
import { channel } from './channel.ts';
import type { ErrorCode } from './reply.ts';

export const MappingProfile = z
  .object({
    name: z.string().trim().min(1).max(60),
    /** Target field → column heading of the file. */
    columns: z.record(z.string().max(60), z.string().max(120)),
    /** Target field → value used where the file has no such column. */
    constants: z.record(z.string().max(60), z.string().max(120)),
    /** Spelling in the file → our word, per field. */
    values: z.record(z.string().max(60), z.record(z.string().max(120), z.string().max(60))),
    dateFormat: z.enum(['YYYY-MM-DD', 'DD-MM-YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY']),
  })
  .strict();
export type MappingProfile = z.infer<typeof MappingProfile>;

/** A file that the person chose in the dialog. Main keeps the path; the page knows only this. */
export type ImportSource = {
  token: string;
  fileName: string;
  format: 'JSON' | 'CSV' | 'XLSX';
  rows: number;
  headings: readonly string[];
  sample: readonly Readonly<Record<string, string>>[];
  /** Distinct spellings in columns with few of them, for the value mapping. */
  spellings: Readonly<Record<string, readonly string[]>>;
  /** Target fields that need a column or a fixed value. */
  required: readonly string[];
  suggested: MappingProfile;
};

export type ImportRowError = { row: number; field: string; code: ErrorCode | string; value: string };

export type ImportReport = {
  total: number;
  imported: number;
  unchanged: number;
  rescheduled: number;
  failed: number;
  errors: readonly ImportRowError[];
  cancelled: boolean;
};

export type ImportProgress = { token: string; done: number; total: number };

export type QuotaDay = { date: PlainDate; booked: number; arrived: number; noShow: number };

const Token = z.object({ token: z.string().max(60) }).strict();

export const appointmentChannels = {
  'appointments.chooseFile': channel<ImportSource | null>()('case.import', z.object({}).strict()),
  'appointments.preview': channel<ImportReport>()(
    'case.import',
    Token.extend({ profile: MappingProfile }).strict(),
  ),
  'appointments.runImport': channel<ImportReport>()(
    'case.import',
    Token.extend({ profile: MappingProfile }).strict(),
  ),
  'appointments.cancelImport': channel<null>()('case.import', Token),
  'appointments.saveErrors': channel<{ saved: boolean }>()('case.import', Token),
  'appointments.profiles': channel<readonly MappingProfile[]>()('case.import', z.object({}).strict()),
  'appointments.saveProfile': channel<null>()('case.import', MappingProfile),
  'appointments.byHand': channel<{ applicationId: ApplicationId }>()(
    'case.act',
    ImportBooking.omit({ sopId: true, uploaded: true }),
  ),
  'appointments.walkIn': channel<{ applicationId: ApplicationId; ticket: string }>()(
    'case.act',
    RegisterWalkIn.omit({ sopId: true, ticketNumber: true, uploaded: true, number: true })
      // Made with the form: the same form sent twice opens one file and gives one ticket.
      .extend({ requestId: ActionId })
      .strict(),
  ),
  /** Whether a file of this NIK is still open, and no more than how to find it. */
  'appointments.openFileOf': channel<{ number: string; state: AppState } | null>()(
    'case.act',
    z.object({ nik: z.string().regex(/^\d{16}$/, 'NIK') }).strict(),
  ),
  'appointments.findArrival': channel<{ applicationId: ApplicationId } | null>()(
    'case.act',
    z.object({ code: z.string().trim().min(4).max(400) }).strict(),
  ),
  /** `family`: linked files of the day that come in with this one, all or none, with the tickets behind its own. */
  'appointments.checkIn': channel<{
    ticket: string;
    family: readonly { number: string; name: string; ticket: string }[];
  }>()(
    'case.act',
    z
      .object({
        applicationId: ApplicationId,
        overrideNote: z.string().max(1000).nullable(),
        family: z.array(ApplicationId).max(20).optional(),
      })
      .strict(),
  ),
  'appointments.days': channel<readonly QuotaDay[]>()('case.read', z.object({}).strict()),
};
