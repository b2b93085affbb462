import type { Instant } from '#common/kernel/instant.ts';
import type { HubPolicy } from '#common/contract/hub/documents.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { SOP_VERSIONS, SopLibrary, ZONE_MINUTES } from '#runtime/sop/sop-library.ts';
import type { Store } from '#hub/store/database.ts';
import { readPolicy } from '#hub/store/documents.ts';
import { getOffice, setBlockedDuties } from '#hub/store/office.ts';
import { listOutages } from '#hub/store/outages.ts';

/** The rules of one office as they stood at a place in its feed. */
export type OfficeRules = {
  code: string;
  policy(sopId?: string): Policy;
  /** The procedure under which new files begin. */
  sop(): Sop;
  deskPolicy: HubPolicy;
  /** Whether the centre was declared out of reach at that moment. */
  wasOutage(at: Instant): boolean;
};

type Held = { rulesSeq: number; rules: OfficeRules };

/** Duties that an office may give up, as far as its procedure lets it; the others hold always. */
const GIVEN_UP = ['S2', 'S6'] as const;

/** The offices of this hub as the rules see them. A file's policy is that of the SOP version it began under. */
export class HubOffice {
  readonly #library: SopLibrary;
  readonly #held = new Map<string, Held>();

  /** Throws SOP_INVALID or CALENDAR_MISSING: half a procedure opens no hub. */
  constructor(resources: string) {
    this.#library = new SopLibrary(resources);
  }

  /** The rules as of `rulesSeq`, which the caller has read with the office's row: another hub may have changed them. */
  async rules(db: Store, officeId: string, rulesSeq: number): Promise<OfficeRules> {
    const known = this.#held.get(officeId);
    if (known?.rulesSeq === rulesSeq) return known.rules;
    const { code, zone, stagePolicy } = await getOffice(db, officeId);
    const outages = (await listOutages(db, officeId)).map(({ startedAt: from, endedAt: to }) => ({
      from,
      to,
    }));
    const policies = this.#library.policies({
      utcOffsetMinutes: ZONE_MINUTES[zone],
      outages,
      stagePolicy,
    });
    const rules: OfficeRules = {
      code,
      deskPolicy: await readPolicy(db, officeId),
      policy: (sopId) => policies.policy(sopId),
      sop: () => this.#library.sop(),
      wasOutage: (at) => outages.some(({ from, to }) => from <= at && (to === null || at <= to)),
    };
    this.#held.set(officeId, { rulesSeq, rules });
    return rules;
  }

  /** At the hub's start: the database refuses by itself what every version of the procedure blocks. */
  async tellDuties(trx: Store, officeId: string): Promise<void> {
    const rules = await this.rules(trx, officeId, 0);
    const blocked = GIVEN_UP.filter((duty) =>
      SOP_VERSIONS.every((id) => rules.policy(id).separation[duty] === 'BLOCK'),
    );
    await setBlockedDuties(trx, officeId, blocked);
    this.#held.delete(officeId);
  }
}
