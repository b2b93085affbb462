import { z } from 'zod';

/** Who signs the parents' statement for a child (domain reference 6.3, Permenkumham 19/2024 practice). */
export const ChildSituation = z.enum([
  'PARENTS_MARRIED',
  'DIVORCED_CUSTODY',
  'DIVORCED_APPLIED_BY_OTHER',
  'DIVORCED_NO_CUSTODY_RULING',
  'DIVORCED_ONE_MISSING',
  'ONE_DECEASED',
  'BOTH_DECEASED',
  'ORPHANAGE_OR_GUARDIAN',
]);
export type ChildSituation = z.infer<typeof ChildSituation>;
