import type {
  Application,
  DocumentRecord,
  Fingerprints,
  Interview,
} from '#common/domain/applications/application.ts';
import type { Photo } from '#common/domain/biometrics/photo.ts';
import type { FileSection } from './sections.ts';

/** One value of a section: what two moments are compared by, and what a person is shown. */
export type SectionValue = { compared: string; shown: string };
export type SectionValues = ReadonlyMap<string, SectionValue>;

/** The values of one section now; null where the section has not been recorded yet. */
export function valuesOf(file: Application, section: FileSection): SectionValues | null {
  switch (section) {
    case 'APPLICANT':
      return applicantValues(file);
    case 'DOCUMENTS':
      return documentValues(file);
    case 'PHOTO':
      return file.photo && photoValues(file.photo);
    case 'FINGERPRINTS':
      return file.fingerprints && printValues(file.fingerprints);
    case 'SIGNATURE':
      return file.signature && one('picture', file.signature.attachmentId ?? file.signature.reference ?? '');
    case 'INTERVIEW':
      return file.interview && interviewValues(file.interview);
  }
}

function applicantValues({ applicant, type, kind, pages, validityYears }: Application): SectionValues {
  const entries = Object.entries({ ...applicant, type, kind, pages, validityYears });
  return new Map(entries.map(([field, value]) => [field, plain(textOf(value))]));
}

function documentValues({ documents }: Application): SectionValues {
  const values = new Map<string, SectionValue>();
  for (const document of Object.values(documents)) {
    const { code, attachments } = document;
    values.set(code, plain(verdictOf(document)));
    values.set(`${code}.pages`, {
      compared: attachments.map(({ id, unclear }) => `${id}${unclear ? '?' : ''}`).join(' '),
      shown: String(attachments.length),
    });
  }
  return values;
}

export type DocumentVerdict = 'UNCHECKED' | 'ABSENT' | 'FINE' | 'DOUBT';

export function verdictOf(document: DocumentRecord): DocumentVerdict {
  if (!document.checked) return 'UNCHECKED';
  if (!document.present) return 'ABSENT';
  const isFine = document.genuine && document.valid && document.matches && !document.unclear;
  return isFine ? 'FINE' : 'DOUBT';
}

function photoValues(photo: Photo): SectionValues {
  return one('picture', photo.attachmentId ?? photo.reference ?? '');
}

function printValues({ fingers, exceptions, reference }: Fingerprints): SectionValues {
  return new Map([
    [
      'fingers',
      {
        compared: `${reference ?? ''} ${fingers.map((print) => JSON.stringify(print)).join(' ')}`,
        shown: String(fingers.length),
      },
    ],
    ['exceptions', { compared: JSON.stringify(exceptions), shown: String(exceptions.length) }],
  ]);
}

function interviewValues(interview: Interview): SectionValues {
  const { outcome, purpose, destination, answers, indicators, requestedDocs, reference } = interview;
  return new Map([
    ['outcome', plain(outcome)],
    ['purpose', plain(purpose)],
    ['destination', plain(destination)],
    ['answers', { compared: JSON.stringify(answers), shown: String(Object.keys(answers).length) }],
    ['indicators', { compared: JSON.stringify(indicators), shown: String(indicators.length) }],
    ['requestedDocs', plain(requestedDocs.join(' '))],
    ['reference', plain(reference ?? '')],
  ]);
}

function one(field: string, value: string): SectionValues {
  return new Map([[field, plain(value)]]);
}

function plain(value: string): SectionValue {
  return { compared: value, shown: value };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
