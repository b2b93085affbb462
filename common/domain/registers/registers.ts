import { ACCESS_REQUESTS } from './access-requests.ts';
import { ANNOUNCEMENTS } from './announcements.ts';
import { COMPLAINTS } from './complaints.ts';
import { IMPROVEMENTS } from './improvements.ts';
import { BREACHES } from './breaches.ts';
import { DISPOSALS } from './disposals.ts';
import { DESTRUCTIONS } from './destructions.ts';
import { HOLDS } from './holds.ts';
import { IRREGULARITIES } from './irregularities.ts';
import { QUOTA } from './quota.ts';
import { RECONCILIATIONS } from './reconciliations.ts';
import type { Register, RegisterName } from './register.ts';
import { RECHECKS } from './rechecks.ts';
import { RIGHTS_REVIEWS } from './rights-reviews.ts';
import { SURVEY } from './survey.ts';
import { TRANSPORTS } from './transports.ts';
import { VAULT_BOOK } from './vault.ts';

/** Every book of the office. The hub and a desk alone decide by the same table. */
const TABLE = {
  announcements: ANNOUNCEMENTS,
  irregularities: IRREGULARITIES,
  complaints: COMPLAINTS,
  survey: SURVEY,
  improvements: IMPROVEMENTS,
  breaches: BREACHES,
  holds: HOLDS,
  disposals: DISPOSALS,
  'access-requests': ACCESS_REQUESTS,
  transports: TRANSPORTS,
  vault: VAULT_BOOK,
  destructions: DESTRUCTIONS,
  'rights-reviews': RIGHTS_REVIEWS,
  rechecks: RECHECKS,
  quota: QUOTA,
  reconciliations: RECONCILIATIONS,
} satisfies Record<RegisterName, Register<unknown>>;

export const REGISTERS: Readonly<Record<RegisterName, Register<unknown>>> = TABLE;

/** What a book speaks of. */
export type ItemOf<N extends RegisterName> = (typeof TABLE)[N] extends Register<infer I> ? I : never;
