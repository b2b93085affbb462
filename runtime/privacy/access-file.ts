import type { AccessFile } from '#common/contract/hub/access-report.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { AuditEntry } from '#common/domain/office/audit-entry.ts';

/** What lies beside a file in the records. */
export type BesideFile = Pick<AccessFile, 'pictures' | 'told'> & {
  entries: readonly Pick<AuditEntry, 'at' | 'event' | 'desk' | 'detail'>[];
};

/** One file as the person who it is about gets to read it: all that is known of them, nothing that officers noted of one another. */
export function accessFile(file: Application, { pictures, told, entries }: BesideFile): AccessFile {
  const { id, number, type, state, createdAt, stateSince, applicant } = file;
  return {
    id,
    number,
    type,
    state,
    createdAt,
    stateSince,
    passportNumber: file.book?.passportNumber ?? null,
    applicant,
    documents: Object.values(file.documents).map(({ code, attachments }) => ({
      code,
      pages: attachments.length,
    })),
    pictures: [...pictures],
    reasons: [...(file.closure?.reasons.codes ?? [])],
    told: [...told],
    trail: entries.map(({ at, event, desk, detail }) => ({
      at,
      event,
      desk,
      // Of an action its kind; words that an officer typed are not the person's data.
      kind: event === 'ACTION' ? (detail.split(' ')[0] ?? '') : '',
    })),
  };
}
