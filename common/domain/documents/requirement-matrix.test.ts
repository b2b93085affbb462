import { describe, expect, it } from 'vitest';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { DocCode } from './doc-code.ts';
import type { RequirementFacts } from './requirement-facts.ts';
import { assessDamage, missingDocuments, requirementsFor, simplePathAllowed } from './requirement-matrix.ts';
import type { RequirementMatrix, RequirementRule } from './requirement-schema.ts';

const POLICY = { adultAge: 17, simplePathIssuedFromYear: 2009, bothParentsKtp: false };
const OLD = { issuedOn: plainDate('2016-03-01'), issuedAbroad: false, dataEqualsKtp: true };
const FACTS: RequirementFacts = {
  type: 'REPLACE_EXPIRED',
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
  oldPassport: OLD,
};

function rule(id: string, code: DocCode, rest: Partial<RequirementRule>): RequirementRule {
  return { id, code, need: 'MANDATORY', when: {}, status: 'CONFIRMED', source: `source of ${id}`, ...rest };
}

function matrix(rules: RequirementRule[]): RequirementMatrix {
  return { documents: [], rules, childSituations: [], damageCriteria: [], examinations: [] };
}

describe('simplePathAllowed', () => {
  it.each<[string, Partial<RequirementFacts>, string[]]>([
    ['an expired book of an adult', {}, []],
    ['a full book', { type: 'REPLACE_FULL' }, []],
    ['a lost book', { type: 'REPLACE_LOST' }, ['TYPE']],
    ['a damaged book', { type: 'REPLACE_DAMAGED' }, ['TYPE']],
    ['a data change', { type: 'DATA_CHANGE' }, ['TYPE']],
    ['a child', { birthDate: plainDate('2018-01-20') }, ['CHILD']],
    ['a married person of 16', { birthDate: plainDate('2010-01-20'), married: true }, []],
    ['no old book', { oldPassport: null }, ['NO_OLD_PASSPORT']],
    ['a book from abroad', { oldPassport: { ...OLD, issuedAbroad: true } }, ['ISSUED_ABROAD']],
    ['a book of 2008', { oldPassport: { ...OLD, issuedOn: plainDate('2008-12-31') } }, ['ISSUED_TOO_EARLY']],
    ['a book of 2009', { oldPassport: { ...OLD, issuedOn: plainDate('2009-01-01') } }, []],
    ['other data on the card', { oldPassport: { ...OLD, dataEqualsKtp: false } }, ['DATA_DIFFERS']],
    ['a changed name', { nameChanged: true }, ['NAME_CHANGED']],
  ])('%s', (_, change, because) => {
    const expected = { allowed: because.length === 0, because };
    expect(simplePathAllowed({ ...FACTS, ...change }, POLICY)).toEqual(expected);
  });
});

describe('requirementsFor', () => {
  it('asks each document once, for the strongest reason, and names all rules', () => {
    const rules = [rule('a', 'PASPOR_LAMA', { need: 'OPTIONAL' }), rule('b', 'PASPOR_LAMA', {})];
    expect(requirementsFor(FACTS, matrix(rules), POLICY)).toEqual([
      {
        code: 'PASPOR_LAMA',
        need: 'MANDATORY',
        group: null,
        count: 1,
        because: ['a', 'b'],
        source: 'source of b',
      },
    ]);
  });

  it('holds a rule only when every part of its condition holds', () => {
    const rules = [
      rule('type', 'KTP', { when: { type: ['NEW'] } }),
      rule('path', 'KK', { when: { path: ['ADULT_SIMPLE'], flags: { nameChanged: false } } }),
      rule('purpose', 'LOA', { when: { purpose: ['STUDY'] } }),
      rule('flag', 'GANTI_NAMA', { when: { flags: { nameChanged: true } } }),
    ];
    const codes = requirementsFor(FACTS, matrix(rules), POLICY).map((requirement) => requirement.code);
    expect(codes).toEqual(['KK']);
  });

  it('asks two cards only where two parents can bring them', () => {
    const rules = [rule('a', 'KTP_ORTU', { perParent: true })];
    const countFor = (childSituation: RequirementFacts['childSituation'], bothParentsKtp: boolean) =>
      requirementsFor({ ...FACTS, childSituation }, matrix(rules), { ...POLICY, bothParentsKtp })[0]?.count;
    expect(countFor('PARENTS_MARRIED', false)).toBe(1);
    expect(countFor('PARENTS_MARRIED', true)).toBe(2);
    expect(countFor('ONE_DECEASED', true)).toBe(1);
  });
});

describe('missingDocuments', () => {
  const requirements = requirementsFor(
    FACTS,
    matrix([
      rule('ktp', 'KTP', {}),
      rule('birth', 'AKTA_LAHIR', { need: 'ONE_OF', group: 'PROOF' }),
      rule('diploma', 'IJAZAH', { need: 'ONE_OF', group: 'PROOF' }),
      rule('loa', 'LOA', { need: 'CONDITIONAL' }),
      rule('umrah', 'TRAVEL_UMRAH', { need: 'OPTIONAL' }),
    ]),
    POLICY,
  );

  it('names a missing document and a group of which nothing is there', () => {
    expect(missingDocuments(requirements, new Set())).toEqual([
      { code: 'KTP' },
      { group: 'PROOF', anyOf: ['AKTA_LAHIR', 'IJAZAH'] },
    ]);
  });

  it('is content with one of a group', () => {
    expect(missingDocuments(requirements, new Set<DocCode>(['KTP', 'IJAZAH']))).toEqual([]);
  });

  it('counts a conditional document and any other once it has been asked for', () => {
    const present = new Set<DocCode>(['KTP', 'IJAZAH']);
    expect(missingDocuments(requirements, present, new Set<DocCode>(['LOA', 'JAMINAN']))).toEqual([
      { code: 'LOA' },
      { code: 'JAMINAN' },
    ]);
  });

  it('counts copies when it is told how many are there', () => {
    const two = requirementsFor(FACTS, matrix([rule('a', 'KTP_ORTU', { perParent: true })]), {
      ...POLICY,
      bothParentsKtp: true,
    });
    expect(missingDocuments(two, new Map([['KTP_ORTU', 1]]))).toEqual([
      { code: 'KTP_ORTU', of: { present: 1, asked: 2 } },
    ]);
    expect(missingDocuments(two, new Map([['KTP_ORTU', 2]]))).toEqual([]);
    expect(missingDocuments(two, new Set<DocCode>(['KTP_ORTU']))).toEqual([]);
  });
});

describe('assessDamage', () => {
  it('finds the wrong type for an undeclared damaged book', () => {
    expect(assessDamage(['TORN'], 'REPLACE_EXPIRED')).toEqual({ damaged: true, wrongType: true });
    expect(assessDamage(['TORN'], 'REPLACE_DAMAGED')).toEqual({ damaged: true, wrongType: false });
    expect(assessDamage([], 'REPLACE_EXPIRED')).toEqual({ damaged: false, wrongType: false });
  });
});
