import { z } from 'zod';
import { PlainDate } from '#common/kernel/plain-date.ts';
import { transliterateName } from '#common/domain/identity/mrz-name.ts';
import { ChildSituation } from '#common/domain/documents/child-situation.ts';
import { Sex, TravelPurpose } from './vocabulary.ts';

const Text = z.string().trim().min(1).max(200);

/** The book that the applicant holds or held. `dataEqualsKtp` is the officer's finding, null until compared. */
export const OldPassport = z
  .object({
    number: z.string().trim().max(12),
    issuedOn: PlainDate.nullable(),
    expiresOn: PlainDate.nullable(),
    issuedAbroad: z.boolean(),
    dataEqualsKtp: z.boolean().nullable(),
  })
  .strict();
export type OldPassport = z.infer<typeof OldPassport>;

/** Personal data as declared in M-Paspor and corrected at the desk. Every field is personal data: never log it. */
export const Applicant = z
  .object({
    /** A name that the machine-readable line cannot carry could never be printed. */
    fullName: Text.max(120).refine((name) => transliterateName(name).ok, 'NAME'),
    nik: z.string().regex(/^\d{16}$/, 'NIK'),
    kkNumber: z
      .string()
      .regex(/^\d{16}$/, 'KK')
      .nullable(),
    sex: Sex,
    birthPlace: Text.max(80),
    birthDate: PlainDate,
    married: z.boolean(),
    occupation: z.string().trim().max(80).nullable(),
    address: z.string().trim().max(300),
    phone: z.string().trim().max(30).nullable(),
    email: z.string().trim().max(120).nullable(),
    fatherName: z.string().trim().max(120).nullable(),
    motherName: z.string().trim().max(120).nullable(),
    purpose: TravelPurpose.nullable(),
    isDualCitizen: z.boolean(),
    childSituation: ChildSituation.nullable(),
    nameChanged: z.boolean(),
    naturalised: z.boolean(),
    oldPassport: OldPassport.nullable(),
    /** Broker or helper named at the desk (domain reference section 20), for a person to read. */
    assistedBy: z.string().trim().max(120).nullable(),
    /** Who vouches for the applicant, as named at the desk; files of older builds do not have the field. */
    guarantor: z.string().trim().max(120).nullable().optional(),
  })
  .strict();
export type Applicant = z.infer<typeof Applicant>;
