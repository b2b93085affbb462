import { isMinor } from '#common/domain/identity/minor.ts';
import { yearOf } from '#common/kernel/plain-date.ts';
import type { DocCode } from './doc-code.ts';
import type { RequirementFacts } from './requirement-facts.ts';
import {
  type DamageCriterion,
  type Need,
  type RequirementCondition,
  RequirementFlag,
  type RequirementMatrix,
  type RequirementPath,
  type RequirementRule,
  type StatementSigner,
} from './requirement-schema.ts';

/** What an office decides about the list; everything else stands in the matrix. */
export type RequirementPolicy = {
  adultAge: number;
  /** Year of issue from which an old book opens the short list. */
  simplePathIssuedFromYear: number;
  /** Both parents' cards and passports instead of one parent's. */
  bothParentsKtp: boolean;
};

export type Requirement = {
  code: DocCode;
  need: Need;
  /** With ONE_OF: any document of the same group will do. */
  group: string | null;
  /** How many are asked, 2 for one per parent. */
  count: number;
  /** Ids of the rules that ask for it. */
  because: string[];
  /** Law, circular or practice of the first of these rules, to be shown to the officer. */
  source: string;
};

/** The documents for one application: each code once, in the order of the matrix, with the strongest need found. */
export function requirementsFor(
  facts: RequirementFacts,
  matrix: RequirementMatrix,
  policy: RequirementPolicy,
): Requirement[] {
  const path = requirementPath(facts, policy);
  const found = new Map<DocCode, Requirement>();
  for (const rule of matrix.rules) {
    if (!holds(rule.when, facts, path)) continue;
    const asked = requirementFrom(rule, facts, policy);
    const before = found.get(rule.code);
    found.set(rule.code, before === undefined ? asked : merge(before, asked));
  }
  return [...found.values()];
}

export type SimplePathObstacle =
  | 'TYPE'
  | 'CHILD'
  | 'NO_OLD_PASSPORT'
  | 'ISSUED_ABROAD'
  | 'ISSUED_TOO_EARLY'
  | 'DATA_DIFFERS'
  | 'NAME_CHANGED';

/** Whether identity card and old book are enough: expired or full, issued at home, recent enough, data equal. */
export function simplePathAllowed(
  facts: RequirementFacts,
  policy: RequirementPolicy,
): { allowed: boolean; because: SimplePathObstacle[] } {
  const because: SimplePathObstacle[] = [];
  const old = facts.oldPassport ?? null;
  if (facts.type !== 'REPLACE_EXPIRED' && facts.type !== 'REPLACE_FULL') because.push('TYPE');
  if (isChild(facts, policy)) because.push('CHILD');
  if (old === null) because.push('NO_OLD_PASSPORT');
  if (old?.issuedAbroad) because.push('ISSUED_ABROAD');
  if (old !== null && yearOf(old.issuedOn) < policy.simplePathIssuedFromYear) {
    because.push('ISSUED_TOO_EARLY');
  }
  if (old !== null && !old.dataEqualsKtp) because.push('DATA_DIFFERS');
  if (facts.nameChanged) because.push('NAME_CHANGED');
  return { allowed: because.length === 0, because };
}

export function requirementPath(facts: RequirementFacts, policy: RequirementPolicy): RequirementPath {
  if (isChild(facts, policy)) return 'CHILD';
  return simplePathAllowed(facts, policy).allowed ? 'ADULT_SIMPLE' : 'ADULT_FULL';
}

/** Who signs the parents' statement, or null for an adult. Without a stated situation the parents count as married. */
export function statementSigner(
  facts: RequirementFacts,
  matrix: RequirementMatrix,
  policy: RequirementPolicy,
): StatementSigner | null {
  if (!isChild(facts, policy)) return null;
  const situation = facts.childSituation ?? 'PARENTS_MARRIED';
  return matrix.childSituations.find((rule) => rule.situation === situation)?.signer ?? null;
}

/** Whether the type goes through an examination record (BAP) first. A book damaged while being issued does not. */
export function needsExamination(
  type: RequirementFacts['type'],
  matrix: RequirementMatrix,
  damagedInIssuance = false,
): boolean {
  if (type === 'REPLACE_DAMAGED' && damagedInIssuance) return false;
  return matrix.examinations.some((rule) => rule.type === type && rule.examination);
}

/**
 * One finding makes a book damaged. `wrongType` says that the paid application type does not fit it: the file must go
 * to the examination counter before anything else is done.
 */
export function assessDamage(
  findings: readonly DamageCriterion[],
  type: RequirementFacts['type'],
): { damaged: boolean; wrongType: boolean } {
  const damaged = findings.length > 0;
  return {
    damaged,
    wrongType: damaged && (type === 'REPLACE_EXPIRED' || type === 'REPLACE_FULL' || type === 'NEW'),
  };
}

/** `of` is there where several are asked and some of them are here; `rescan` counts pages that must be scanned anew. */
export type MissingDocument =
  | { code: DocCode; of?: { present: number; asked: number }; rescan?: number }
  | { group: string; anyOf: DocCode[] };

/**
 * What still has to be brought. CONDITIONAL documents count once the officer has asked for them (`requested`). With a map
 * of how many are there, one per parent is checked as well; with a set, one is enough.
 */
export function missingDocuments(
  requirements: readonly Requirement[],
  present: ReadonlySet<DocCode> | ReadonlyMap<DocCode, number>,
  requested: ReadonlySet<DocCode> = new Set(),
): MissingDocument[] {
  const listed = new Set(requirements.map((requirement) => requirement.code));
  const single = requirements
    .filter(({ code, need }) => need === 'MANDATORY' || (need !== 'ONE_OF' && requested.has(code)))
    .filter(({ code, count }) => !isPresent(code, count, present))
    .map(({ code, count }) =>
      count > 1 ? { code, of: { present: presentCount(code, present), asked: count } } : { code },
    );
  const extra = [...requested]
    .filter((code) => !listed.has(code) && !isPresent(code, 1, present))
    .map((code) => ({ code }));
  return [...single, ...missingGroups(requirements, present), ...extra];
}

const STRENGTH: readonly Need[] = ['OPTIONAL', 'CONDITIONAL', 'ONE_OF', 'MANDATORY'];

function isChild(facts: RequirementFacts, policy: RequirementPolicy): boolean {
  return isMinor(facts, facts.on, policy.adultAge);
}

function holds(when: RequirementCondition, facts: RequirementFacts, path: RequirementPath): boolean {
  return (
    includes(when.type, facts.type) &&
    includes(when.path, path) &&
    includes(when.ktpStatus, facts.ktpStatus) &&
    includes(when.childSituation, facts.childSituation ?? 'PARENTS_MARRIED') &&
    includes(when.purpose, facts.purpose) &&
    flagsHold(when.flags ?? {}, facts)
  );
}

function includes<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function flagsHold(wanted: Partial<Record<RequirementFlag, boolean>>, facts: RequirementFacts): boolean {
  const flags: Record<RequirementFlag, boolean> = {
    isDualCitizen: facts.isDualCitizen,
    nameChanged: facts.nameChanged,
    naturalised: facts.naturalised,
    proofLacksFields: facts.proofLacksFields,
    surchargeWaiverClaimed: facts.surchargeWaiverClaimed,
    parentsHavePassport: facts.parentsHavePassport,
    zeroRateClaimed: facts.zeroRateClaimed ?? false,
    hasOldPassport: (facts.oldPassport ?? null) !== null,
  };
  return RequirementFlag.options.every((name) => wanted[name] === undefined || wanted[name] === flags[name]);
}

/** Only where two parents live and both act can two cards be asked. */
function requirementFrom(
  rule: RequirementRule,
  facts: RequirementFacts,
  policy: RequirementPolicy,
): Requirement {
  const oneParent =
    facts.childSituation === 'ONE_DECEASED' || facts.childSituation === 'DIVORCED_ONE_MISSING';
  const both = rule.perParent === true && policy.bothParentsKtp && !oneParent;
  const { code, need, group = null, source } = rule;
  return { code, need, group, count: rule.count ?? (both ? 2 : 1), because: [rule.id], source };
}

function merge(before: Requirement, asked: Requirement): Requirement {
  const stronger = STRENGTH.indexOf(asked.need) > STRENGTH.indexOf(before.need) ? asked : before;
  return {
    ...stronger,
    count: Math.max(before.count, asked.count),
    because: [...before.because, ...asked.because],
  };
}

function isPresent(
  code: DocCode,
  count: number,
  present: ReadonlySet<DocCode> | ReadonlyMap<DocCode, number>,
): boolean {
  return 'get' in present ? presentCount(code, present) >= count : present.has(code);
}

function presentCount(code: DocCode, present: ReadonlySet<DocCode> | ReadonlyMap<DocCode, number>): number {
  if ('get' in present) return present.get(code) ?? 0;
  return present.has(code) ? 1 : 0;
}

function missingGroups(
  requirements: readonly Requirement[],
  present: ReadonlySet<DocCode> | ReadonlyMap<DocCode, number>,
): MissingDocument[] {
  const groups = Map.groupBy(
    requirements.filter((requirement) => requirement.need === 'ONE_OF'),
    (requirement) => requirement.group ?? requirement.code,
  );
  return [...groups]
    .filter(([, members]) => !members.some((member) => isPresent(member.code, 1, present)))
    .map(([group, members]) => ({ group, anyOf: members.map((member) => member.code) }));
}
