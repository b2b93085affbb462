import { addMinutes, localDate, type Instant } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { HubPolicy } from '#common/contract/hub/documents.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { FieldDay } from '#common/domain/field/field-day.ts';
import { inForce } from '#common/domain/office/in-force.ts';
import { isGenuine } from '#runtime/office/signed-document.ts';
import { ownVersions, readVersion, versionsOf, type PublishedVersion } from '#runtime/sop/own-versions.ts';
import { SopLibrary, ZONE_MINUTES, type ShippedProcedure } from '#runtime/sop/sop-library.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import type { Store } from '#hub/store/database.ts';
import { listSigned, type SignedDocument } from '#hub/store/documents.ts';
import { isStopped } from '#common/domain/production/custody.ts';
import { stopsOf } from '#common/domain/production/stock-count.ts';
import { listDifferences } from '#hub/store/custody.ts';
import { listFieldDays } from '#hub/store/field-days.ts';
import { getOffice, setBlockedDuties } from '#hub/store/office.ts';
import { listOutages } from '#hub/store/outages.ts';

/** The rules of one office as they stood at a place in its feed, on a day. */
export type OfficeRules = {
  code: string;
  library: SopLibrary;
  today: PlainDate;
  published: readonly PublishedVersion[];
  /** Of the version in force where none is named. */
  policy(sopId?: string): Policy;
  /** Whether a file could begin under a version at a moment: known, and not still to come. */
  hasBegun(sopId: string, at: Instant): boolean;
  /** The procedure under which new files begin. */
  sop(): Sop;
  deskPolicy: HubPolicy;
  /** Whether the centre was declared out of reach at that moment. */
  wasOutage(at: Instant): boolean;
  /** Whether a count of the stock differed at that moment. */
  wasStockStopped(at: Instant): boolean;
  /** Of service outside the office: those that are out, and those that ended lately. */
  fieldDays: readonly FieldDay[];
};

type Held = { rulesSeq: number; zoneMinutes: number; rules: OfficeRules };

/** Longer than anybody waits with a booking that failed. */
const FIELD_DAYS_MINUTES = 60 * 24 * 60;

/** Duties that an office may give up, as far as its procedure lets it; the others hold always. */
const GIVEN_UP = ['S2', 'S6'] as const;

/** The offices of this hub as the rules see them. A file's policy is that of the SOP version it began under. */
export class HubOffice {
  readonly #shipped: ShippedProcedure;
  readonly #signed: { hubKey: string; log: Logger };
  readonly #held = new Map<string, Held>();
  /** A whole procedure is read once, not with every declared outage. */
  readonly #read = new Map<string, PublishedVersion | null>();

  constructor(shipped: ShippedProcedure, signed: { hubKey: string; log: Logger }) {
    this.#shipped = shipped;
    this.#signed = signed;
  }

  /** The rules of this day that were read last, with the number that tells whether they still are. */
  held(officeId: string, now: Instant): Held | null {
    const known = this.#held.get(officeId);
    return known?.rules.today === localDate(now, known?.zoneMinutes ?? 0) ? known : null;
  }

  /** The rules as of `rulesSeq`, which the caller has read with the office's row: another hub may have changed them. */
  async rules(db: Store, officeId: string, rulesSeq: number, now: Instant): Promise<OfficeRules> {
    const known = this.held(officeId, now);
    if (known?.rulesSeq === rulesSeq) return known.rules;
    const { code, zone, stagePolicy } = await getOffice(db, officeId);
    const zoneMinutes = ZONE_MINUTES[zone];
    const today = localDate(now, zoneMinutes);
    const outages = (await listOutages(db, officeId)).map(({ startedAt: from, endedAt: to }) => ({
      from,
      to,
    }));
    const fieldDays = await listFieldDays(db, officeId, addMinutes(now, -FIELD_DAYS_MINUTES));
    const stops = stopsOf(await listDifferences(db, officeId));
    const published = (await listSigned(db, officeId)).flatMap((document) => this.#readOnce(document) ?? []);
    const library = new SopLibrary(this.#shipped, ownVersions(published));
    const deskPolicy = inForce(versionsOf(published, 'policy'), today)?.body ?? HubPolicy.parse({});
    const claimLeaseMinutes = deskPolicy.claimLeaseHours * 60;
    const situation = { utcOffsetMinutes: zoneMinutes, outages, stagePolicy, claimLeaseMinutes };
    const policies = library.policies(situation, today);
    const ownBegin = new Map(
      versionsOf(published, 'sop').map(({ body, effectiveFrom }) => [body.id, effectiveFrom]),
    );
    const rules: OfficeRules = {
      code,
      library,
      today,
      published,
      deskPolicy,
      policy: (sopId) => policies.policy(sopId),
      hasBegun: (sopId, at) =>
        library.has(sopId) && (ownBegin.get(sopId) ?? '') <= localDate(at, zoneMinutes),
      sop: () => library.current(today),
      fieldDays,
      wasStockStopped: (at) => isStopped(stops, at),
      wasOutage: (at) => outages.some(({ from, to }) => from <= at && (to === null || at <= to)),
    };
    this.#held.set(officeId, { rulesSeq, zoneMinutes, rules });
    return rules;
  }

  /** At the hub's start and with every new version: the database refuses by itself what every version blocks. */
  async tellDuties(trx: Store, officeId: string, now: Instant): Promise<void> {
    this.#held.delete(officeId);
    const rules = await this.rules(trx, officeId, 0, now);
    const blocked = GIVEN_UP.filter((duty) =>
      rules.library.sopIds.every((id) => rules.policy(id).separation[duty] === 'BLOCK'),
    );
    await setBlockedDuties(trx, officeId, blocked);
    this.#held.delete(officeId);
  }

  /** What somebody put into the database without this hub's signature is no rule. */
  #readOnce(document: SignedDocument): PublishedVersion | null {
    const { name, version, body, publication } = document;
    const key = `${publication.office} ${name} ${version} ${publication.signature}`;
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const isTrusted = isGenuine(document, publication, this.#signed.hubKey);
    if (!isTrusted) {
      this.#signed.log.error('a document without a valid signature is not used', { name, version });
    }
    const { effectiveFrom } = publication;
    const read = isTrusted ? readVersion(name, body, { version, effectiveFrom }) : null;
    this.#read.set(key, read);
    return read;
  }
}
