import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { DocumentName } from '#common/contract/hub/publication.ts';
import type { OfficeDocuments, PublishedDocument } from '#common/contract/ipc/office-documents.ts';
import { inForce } from '#common/domain/office/in-force.ts';
import { listAccounts } from '#main/records/repositories/accounts.ts';
import { listDocuments, type StoredDocument } from '#main/records/repositories/office-documents.ts';
import { readMeta } from '#main/records/repositories/small-tables.ts';
import type { Desk } from '#main/features/desk.ts';

const NotTrusted = z.object({ name: z.string(), version: z.int(), at: Instant });

/** Every published version: in force, to come, and those before. */
export async function listPublished(desk: Desk): Promise<OfficeDocuments> {
  const { db, office } = desk;
  const names = new Map((await listAccounts(db)).map(({ id, displayName }) => [id, displayName]));
  const stored = (await listDocuments(db)).flatMap((document) => {
    const name = DocumentName.safeParse(document.name);
    return name.success ? [{ ...document, name: name.data }] : [];
  });
  const documents = stored.map((document): PublishedDocument => {
    const { name, version, body, publication } = document;
    return {
      name,
      version,
      label: labelOf(name, body),
      effectiveFrom: publication.effectiveFrom,
      proposedBy: names.get(publication.proposedBy) ?? '',
      approvedBy: names.get(publication.approvedBy) ?? '',
      publishedAt: publication.publishedAt,
      standing: standingOf(document, stored, office.today()),
      body: name === 'sop' ? null : body,
    };
  });
  const notTrusted = await readMeta(db, 'documentNotTrusted');
  return {
    isWithHub: desk.hub !== null,
    documents,
    notTrusted: notTrusted === null ? null : NotTrusted.parse(JSON.parse(notTrusted)),
  };
}

/** Which procedure, or which year: of these several stand side by side. */
export function labelOf(name: DocumentName, body: unknown): string | null {
  const read = z.looseObject({ id: z.string().optional(), year: z.int().optional() }).safeParse(body);
  if (!read.success) return null;
  if (name === 'sop') return read.data.id ?? null;
  return name === 'calendar' && read.data.year !== undefined ? String(read.data.year) : null;
}

type Named = StoredDocument & { name: DocumentName };

function standingOf(
  document: Named,
  all: readonly Named[],
  today: PublishedDocument['effectiveFrom'],
): PublishedDocument['standing'] {
  if (document.publication.effectiveFrom > today) return 'TO_COME';
  const year = document.name === 'calendar' ? labelOf(document.name, document.body) : null;
  const rivals = all
    .filter(({ name }) => name === document.name)
    .filter(({ name, body }) => year === null || labelOf(name, body) === year)
    .map((one) => ({ one, version: one.version, effectiveFrom: one.publication.effectiveFrom }));
  return inForce(rivals, today)?.one === document ? 'IN_FORCE' : 'PAST';
}
