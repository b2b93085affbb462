import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RequirementFacts } from '#common/domain/documents/requirement-facts.ts';
import {
  needsExamination,
  requirementsFor,
  statementSigner,
} from '#common/domain/documents/requirement-matrix.ts';
import { DamageCriterion } from '#common/domain/documents/requirement-schema.ts';
import { requirementPolicy } from '#common/domain/sop/settings.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { loadSop } from '#runtime/sop/load-sop.ts';

const sop = loadSop(join(import.meta.dirname, '../../../resources/sop/2026-1'));
const policy = requirementPolicy(sop.settings);

const ADULT: RequirementFacts = {
  type: 'NEW',
  birthDate: plainDate('1987-11-12'),
  married: false,
  on: plainDate('2026-03-27'),
  ktpStatus: 'HELD',
  isDualCitizen: false,
  nameChanged: false,
  naturalised: false,
  proofLacksFields: false,
  surchargeWaiverClaimed: false,
  parentsHavePassport: false,
  oldPassport: null,
};
const CHILD: RequirementFacts = {
  ...ADULT,
  birthDate: plainDate('2018-01-20'),
  childSituation: 'PARENTS_MARRIED',
};
const OLD = { issuedOn: plainDate('2016-03-01'), issuedAbroad: false, dataEqualsKtp: true };
const PROOF = 'O:AKTA_LAHIR O:AKTA_KAWIN O:IJAZAH O:SURAT_BAPTIS';
const CHILD_LIST = 'M:KTP_ORTU M:KK M:AKTA_LAHIR M:NIKAH_ORTU M:SP_ORTU';

/** `M:KTP O:IJAZAH`, sorted, so that a row reads like the table of the regulation. */
function listFor(facts: RequirementFacts, by = policy): string {
  const letters = { MANDATORY: 'M', ONE_OF: 'O', CONDITIONAL: 'C', OPTIONAL: '-' };
  const rows = requirementsFor(facts, sop.requirements, by);
  return sorted(
    rows.map(({ need, code, count }) => `${letters[need]}:${code}${count === 2 ? 'x2' : ''}`).join(' '),
  );
}

function sorted(list: string): string {
  return list.split(' ').toSorted().join(' ');
}

describe('documents of an adult', () => {
  it.each<[string, Partial<RequirementFacts>, string]>([
    ['new', {}, `M:KTP M:KK ${PROOF}`],
    ['expired, simple path', { type: 'REPLACE_EXPIRED', oldPassport: OLD }, 'M:KTP M:PASPOR_LAMA'],
    ['full, simple path', { type: 'REPLACE_FULL', oldPassport: OLD }, 'M:KTP M:PASPOR_LAMA'],
    [
      'simple path, card not printed yet',
      { type: 'REPLACE_EXPIRED', oldPassport: OLD, ktpStatus: 'RECORDED_NOT_PRINTED' },
      'M:SUKET_REKAM M:PASPOR_LAMA',
    ],
    [
      'expired, full path',
      { type: 'REPLACE_EXPIRED', oldPassport: { ...OLD, issuedAbroad: true } },
      `M:KTP M:KK M:PASPOR_LAMA ${PROOF}`,
    ],
    ['lost', { type: 'REPLACE_LOST' }, `M:KTP M:KK M:LAPOR_POLISI -:PASPOR_LAMA ${PROOF}`],
    [
      'lost in a flood',
      { type: 'REPLACE_LOST', surchargeWaiverClaimed: true },
      `M:KTP M:KK M:LAPOR_POLISI M:KAHAR -:PASPOR_LAMA ${PROOF}`,
    ],
    ['damaged', { type: 'REPLACE_DAMAGED', oldPassport: OLD }, `M:KTP M:KK M:PASPOR_LAMA ${PROOF}`],
    [
      'damaged in a flood',
      { type: 'REPLACE_DAMAGED', surchargeWaiverClaimed: true },
      `M:KTP M:KK M:PASPOR_LAMA M:KAHAR ${PROOF}`,
    ],
    ['data change', { type: 'DATA_CHANGE' }, `M:KTP M:KK M:PASPOR_LAMA M:PUTUSAN_PN ${PROOF}`],
    [
      'data change, another name',
      { type: 'DATA_CHANGE', nameChanged: true },
      `M:KTP M:KK M:PASPOR_LAMA M:PUTUSAN_PN M:GANTI_NAMA ${PROOF}`,
    ],
    ['living abroad', { ktpStatus: 'ABROAD' }, `M:SKPLN M:KK ${PROOF}`],
    ['proof lacks fields', { proofLacksFields: true }, `M:KTP M:KK M:SKET_INSTANSI ${PROOF}`],
    ['naturalised', { naturalised: true }, `M:KTP M:KK M:SURAT_WNI ${PROOF}`],
    ['name changed', { nameChanged: true }, `M:KTP M:KK M:GANTI_NAMA ${PROOF}`],
    ['married at 16', { birthDate: plainDate('2010-01-01'), married: true }, `M:KTP M:KK ${PROOF}`],
    [
      'dual citizen of 18',
      { birthDate: plainDate('2008-03-01'), isDualCitizen: true },
      `M:KTP M:KK M:BUKTI_ABG ${PROOF}`,
    ],
    ['umrah', { purpose: 'UMRAH' }, `M:KTP M:KK -:TRAVEL_UMRAH ${PROOF}`],
    ['work', { purpose: 'WORK' }, `M:KTP M:KK C:KONTRAK_KERJA C:REK_NAKER C:SURAT_BP3MI ${PROOF}`],
    [
      'work at zero fee',
      { purpose: 'WORK', zeroRateClaimed: true },
      `M:KTP M:KK C:KONTRAK_KERJA C:REK_NAKER M:SURAT_BP3MI ${PROOF}`,
    ],
    ['study', { purpose: 'STUDY' }, `M:KTP M:KK C:LOA ${PROOF}`],
    ['family visit', { purpose: 'FAMILY' }, `M:KTP M:KK C:JAMINAN ${PROOF}`],
  ])('%s', (_, change, expected) => {
    expect(listFor({ ...ADULT, ...change })).toBe(sorted(expected));
  });
});

describe('documents of a child', () => {
  const withoutParents = 'M:KTP M:KK M:AKTA_LAHIR M:SP_ORTU M:PERWALIAN';
  it.each<[string, Partial<RequirementFacts>, string]>([
    ['new', {}, CHILD_LIST],
    ['no situation stated', { childSituation: undefined }, CHILD_LIST],
    ['expired', { type: 'REPLACE_EXPIRED', oldPassport: OLD }, `${CHILD_LIST} M:PASPOR_LAMA`],
    ['lost', { type: 'REPLACE_LOST' }, `${CHILD_LIST} M:LAPOR_POLISI -:PASPOR_LAMA`],
    ['parents with passports', { parentsHavePassport: true }, `${CHILD_LIST} M:PASPOR_ORTU`],
    ['proof lacks fields', { proofLacksFields: true }, `${CHILD_LIST} M:SKET_INSTANSI`],
    ['name changed', { nameChanged: true }, `${CHILD_LIST} M:GANTI_NAMA`],
    ['dual citizen', { isDualCitizen: true }, `${CHILD_LIST} M:BUKTI_ABG`],
    ['custody given', { childSituation: 'DIVORCED_CUSTODY' }, `${CHILD_LIST} M:HAK_ASUH`],
    ['applied by the other parent', { childSituation: 'DIVORCED_APPLIED_BY_OTHER' }, CHILD_LIST],
    ['no custody ruling', { childSituation: 'DIVORCED_NO_CUSTODY_RULING' }, CHILD_LIST],
    ['one parent missing', { childSituation: 'DIVORCED_ONE_MISSING' }, CHILD_LIST],
    ['one parent dead', { childSituation: 'ONE_DECEASED' }, `${CHILD_LIST} M:KEMATIAN_ORTU`],
    ['both dead', { childSituation: 'BOTH_DECEASED' }, `${withoutParents} M:NIKAH_ORTU M:KEMATIAN_ORTUx2`],
    ['guardian', { childSituation: 'ORPHANAGE_OR_GUARDIAN' }, `${withoutParents} -:NIKAH_ORTU`],
  ])('%s', (_, change, expected) => {
    expect(listFor({ ...CHILD, ...change })).toBe(sorted(expected));
  });

  it('asks both parents where the office decided so', () => {
    const both = { ...policy, bothParentsKtp: true };
    expect(listFor({ ...CHILD, parentsHavePassport: true }, both)).toContain('M:KTP_ORTUx2');
    expect(listFor({ ...CHILD, parentsHavePassport: true }, both)).toContain('M:PASPOR_ORTUx2');
  });

  it.each([
    ['PARENTS_MARRIED', 'BOTH_PARENTS'],
    ['DIVORCED_CUSTODY', 'CUSTODIAL_PARENT'],
    ['DIVORCED_APPLIED_BY_OTHER', 'BOTH_PARENTS'],
    ['DIVORCED_NO_CUSTODY_RULING', 'BOTH_PARENTS'],
    ['DIVORCED_ONE_MISSING', 'KNOWN_PARENT'],
    ['ONE_DECEASED', 'SURVIVING_PARENT'],
    ['BOTH_DECEASED', 'ASCENDING_RELATIVE'],
    ['ORPHANAGE_OR_GUARDIAN', 'GUARDIAN_OR_INSTITUTION'],
  ] as const)('%s is signed by %s', (childSituation, signer) => {
    expect(statementSigner({ ...CHILD, childSituation }, sop.requirements, policy)).toBe(signer);
  });

  it('needs no statement once grown up', () => {
    expect(statementSigner(ADULT, sop.requirements, policy)).toBeNull();
  });
});

describe('examination and damage', () => {
  it('sends lost, damaged and data change to an examination, but not a book spoiled while issued', () => {
    const types = [
      'NEW',
      'REPLACE_EXPIRED',
      'REPLACE_FULL',
      'REPLACE_LOST',
      'REPLACE_DAMAGED',
      'DATA_CHANGE',
    ] as const;
    expect(types.filter((type) => needsExamination(type, sop.requirements))).toEqual(types.slice(3));
    expect(needsExamination('REPLACE_DAMAGED', sop.requirements, true)).toBe(false);
  });

  it('lists every damage criterion', () => {
    const listed = sop.requirements.damageCriteria.map((entry) => entry.criterion);
    expect(listed).toEqual(DamageCriterion.options);
  });

  it('says for every requirement which rule and which source ask for it', () => {
    for (const requirement of requirementsFor(CHILD, sop.requirements, policy)) {
      expect(requirement.because.length).toBeGreaterThan(0);
      expect(requirement.source).not.toBe('');
    }
  });
});
