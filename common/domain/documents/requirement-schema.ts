import { z } from 'zod';
import { AppType, TravelPurpose } from '#common/domain/applications/vocabulary.ts';
import { Label, provenance } from '#common/domain/sop/provenance.ts';
import { ChildSituation } from './child-situation.ts';
import { DocCode } from './doc-code.ts';
import { KtpStatus } from './requirement-facts.ts';

/**
 * MANDATORY: must be there. ONE_OF: at least one document of the group. CONDITIONAL: only when the interviewer asks for
 * it. OPTIONAL: may support the case, is never missing.
 */
export const Need = z.enum(['MANDATORY', 'ONE_OF', 'CONDITIONAL', 'OPTIONAL']);
export type Need = z.infer<typeof Need>;

/** A child is younger than 17 and unmarried. SIMPLE is the short list for an expired or full book of an adult. */
export const RequirementPath = z.enum(['ADULT_FULL', 'ADULT_SIMPLE', 'CHILD']);
export type RequirementPath = z.infer<typeof RequirementPath>;

/** Facts that are simply true or false, as a rule may name them. */
export const RequirementFlag = z.enum([
  'isDualCitizen',
  'nameChanged',
  'naturalised',
  'proofLacksFields',
  'surchargeWaiverClaimed',
  'parentsHavePassport',
  'zeroRateClaimed',
  'hasOldPassport',
]);
export type RequirementFlag = z.infer<typeof RequirementFlag>;

/** Every key that is present must hold; within a list one match is enough. No key at all means: always. */
export const RequirementCondition = z.strictObject({
  type: z.array(AppType).min(1).optional(),
  path: z.array(RequirementPath).min(1).optional(),
  ktpStatus: z.array(KtpStatus).min(1).optional(),
  childSituation: z.array(ChildSituation).min(1).optional(),
  purpose: z.array(TravelPurpose).min(1).optional(),
  flags: z.partialRecord(RequirementFlag, z.boolean()).optional(),
});
export type RequirementCondition = z.infer<typeof RequirementCondition>;

export const RequirementRule = z.strictObject({
  id: z.string().min(1),
  code: DocCode,
  need: Need,
  /** Name of the group; obligatory with ONE_OF and refused elsewhere. */
  group: z.string().min(1).optional(),
  /** One per parent when the office asks both parents for it. */
  perParent: z.boolean().optional(),
  /** How many are asked whatever the office says, 2 for both parents. */
  count: z.int().min(2).max(9).optional(),
  when: RequirementCondition,
  ...provenance,
});
export type RequirementRule = z.infer<typeof RequirementRule>;

export const StatementSigner = z.enum([
  'BOTH_PARENTS',
  'CUSTODIAL_PARENT',
  'KNOWN_PARENT',
  'SURVIVING_PARENT',
  'ASCENDING_RELATIVE',
  'GUARDIAN_OR_INSTITUTION',
]);
export type StatementSigner = z.infer<typeof StatementSigner>;

/** Who signs the parents' statement; the extra documents of a situation are ordinary rules. */
export const ChildSituationRule = z.strictObject({
  situation: ChildSituation,
  label: Label,
  signer: StatementSigner,
  ...provenance,
});
export type ChildSituationRule = z.infer<typeof ChildSituationRule>;

export const DamageCriterion = z.enum([
  'TORN',
  'PAGE_MISSING',
  'WET_OR_DAMP',
  'BURNT',
  'SCRIBBLED',
  'PERFORATED',
  'FOLDED',
  'STAPLED_OR_STICKERED',
  'CHIP_UNREADABLE',
  'IMPROPER_IMPRESSION',
]);
export type DamageCriterion = z.infer<typeof DamageCriterion>;

/** Types that go through an examination record (BAP) before anything else. */
export const ExaminationRule = z.strictObject({ type: AppType, examination: z.boolean(), ...provenance });
export type ExaminationRule = z.infer<typeof ExaminationRule>;

export const RequirementMatrix = z.strictObject({
  documents: z.array(z.strictObject({ code: DocCode, label: Label })),
  rules: z.array(RequirementRule),
  childSituations: z.array(ChildSituationRule),
  damageCriteria: z.array(z.strictObject({ criterion: DamageCriterion, label: Label, ...provenance })),
  examinations: z.array(ExaminationRule),
});
export type RequirementMatrix = z.infer<typeof RequirementMatrix>;
