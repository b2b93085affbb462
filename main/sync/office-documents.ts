import type { OfficeDocument } from '#common/contract/hub/pull.ts';
import { HubBlankStops } from '#common/contract/hub/stock.ts';
import { HubFieldDays } from '#common/contract/hub/field.ts';
import { HubOfficeSettings, HubOutages, HubPolicy } from '#common/contract/hub/documents.ts';
import { DocumentName } from '#common/contract/hub/publication.ts';
import { bodyHash, isGenuine } from '#runtime/office/signed-document.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { appendAudit } from '#main/records/repositories/audit.ts';
import { keepDocument } from '#main/records/repositories/office-documents.ts';
import { forgetMeta, replaceOutages, writeMeta } from '#main/records/repositories/small-tables.ts';
import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';

/** Takes over what the hub says of the office. Returns whether the rules must be built anew. */
export async function storeDocuments(
  trx: DeskDatabase,
  office: OfficeContext,
  documents: readonly OfficeDocument[],
): Promise<boolean> {
  let isNew = false;
  for (const document of documents) {
    const isTaken = await storeOne(trx, office, document);
    isNew ||= isTaken;
  }
  return isNew;
}

async function storeOne(
  trx: DeskDatabase,
  office: OfficeContext,
  document: OfficeDocument,
): Promise<boolean> {
  const { name, body } = document;
  if (DocumentName.safeParse(name).success) return storePublished(trx, office, document);
  switch (name) {
    case 'office':
      await writeMeta(trx, 'office', JSON.stringify(HubOfficeSettings.parse(body)));
      return true;
    case 'field-days':
      await writeMeta(trx, 'fieldDays', JSON.stringify(HubFieldDays.parse(body)));
      return true;
    case 'blank-stops':
      await writeMeta(trx, 'blankStops', JSON.stringify(HubBlankStops.parse(body)));
      return true;
    case 'outages':
      await replaceOutages(trx, HubOutages.parse(body));
      return true;
    default:
      // A document of a newer hub: kept for the build that knows it.
      await writeMeta(trx, `document:${name}`, JSON.stringify(body));
      return false;
  }
}

/** Where the desk's daily round notes for which day it worked the due days out. */
const DUE_DAYS = 'dueDaysOn';

/**
 * Only what carries the signature of the hub at which this desk was enrolled, over exactly this body and two persons. Anything
 * else is left, and what was in force stays.
 */
async function storePublished(
  trx: DeskDatabase,
  office: OfficeContext,
  document: OfficeDocument,
): Promise<boolean> {
  const { name, version, body, publication } = document;
  if (!publication && isSetUpPolicy(document)) return false;
  const { hub } = office;
  const isTrusted = hub && publication && isGenuine(document, publication, hub.hubKey);
  if (!isTrusted) {
    await appendAudit(trx, {
      at: office.now(),
      actor: SYSTEM_ACTOR,
      desk: hub?.deskId ?? '',
      event: 'DOCUMENT',
      subject: `${name} ${version}`,
      detail: 'DOCUMENT_NOT_TRUSTED',
    });
    await writeMeta(trx, 'documentNotTrusted', JSON.stringify({ name, version, at: office.now() }));
    return false;
  }
  await keepDocument(trx, { name, version, body, publication }, office.now());
  if (name === 'calendar') await forgetMeta(trx, DUE_DAYS);
  return true;
}

/** What a hub says before two persons have said anything: the numbers of the schema. */
function isSetUpPolicy({ name, body }: OfficeDocument): boolean {
  const policy = HubPolicy.safeParse(body);
  // An older hub wrote fewer of them.
  return name === 'policy' && policy.success && bodyHash(policy.data) === bodyHash(HubPolicy.parse({}));
}
