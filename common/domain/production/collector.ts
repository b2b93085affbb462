import type { z } from 'zod';
import type { Applicant } from '#common/domain/applications/applicant.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { today } from '#common/domain/applications/guards.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import type { Check } from '#common/domain/applications/rule.ts';
import { isMinor } from '#common/domain/identity/minor.ts';
import type { HandOver } from './actions.ts';
import type { CollectorKind } from './pickup-words.ts';

type Collecting = Check<z.infer<typeof HandOver>>;

/** Nobody hands a child its own passport: parent or guardian collects it, or whom they sent. */
export function collectorKinds(isHolderMinor: boolean): readonly CollectorKind[] {
  return isHolderMinor ? ['PARENT', 'GUARDIAN', 'PROXY'] : ['SELF', 'FAMILY_SAME_KK', 'PARENT', 'PROXY'];
}

/** The part of a file that names them. */
type Naming = Pick<Application, 'confirmation' | 'interview'> & {
  applicant: Pick<Applicant, 'fatherName' | 'motherName' | 'guarantor'>;
};

/** Names of parents or guardian on the file: the application, whoever signed for the child, whoever vouches for it. */
export function namesOnFile(
  { applicant, confirmation, interview }: Naming,
  kind: CollectorKind,
): readonly string[] {
  const signed = confirmation?.signer === kind ? confirmation.signerName : null;
  const named =
    kind === 'PARENT'
      ? [applicant.fatherName, applicant.motherName, signed]
      : kind === 'GUARDIAN'
        ? [applicant.guarantor, interview?.guarantor?.name, signed]
        : [];
  return [...new Map(named.flatMap((name) => (name?.trim() ? [[spelled(name), name.trim()]] : []))).values()];
}

/** Whether the file knows this person as what they come as; null where it names nobody. */
export function isOnFile(
  file: Naming,
  { relation, collectorName }: { relation: CollectorKind; collectorName: string },
): boolean | null {
  const names = namesOnFile(file, relation);
  return names.length === 0 ? null : names.some((name) => spelled(name) === spelled(collectorName));
}

/** Upper and lower case and spaces do not make another name. */
function spelled(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toUpperCase();
}

const complete: Collecting = {
  id: 'handOver.collector',
  refuses: ({ payload }) => {
    if (!payload.identitySeen) return refuse('COLLECTOR_INCOMPLETE', { field: 'identitySeen' });
    if (!payload.paymentProofSeen) return refuse('COLLECTOR_INCOMPLETE', { field: 'paymentProofSeen' });
    return payload.relation === 'PROXY' && !payload.proxyLetterSeen
      ? refuse('COLLECTOR_INCOMPLETE', { field: 'proxyLetterSeen' })
      : null;
  },
};

/** Whoever comes for the own book bears the holder's name; anybody else comes as family, parent or by proxy. */
const isHolder: Collecting = {
  id: 'handOver.holder',
  refuses: ({ file, payload }) =>
    payload.relation === 'SELF' && spelled(payload.collectorName) !== spelled(file.applicant.fullName)
      ? refuse('COLLECTOR_NOT_HOLDER')
      : null,
};

const mayCollect: Collecting = {
  id: 'handOver.child',
  refuses: (input) => {
    const { file, payload, policy } = input;
    const isChild = isMinor(file.applicant, today(input), policy.adultAge);
    if (collectorKinds(isChild).includes(payload.relation)) return null;
    return isChild
      ? refuse('HOLDER_IS_CHILD', { age: policy.adultAge })
      : refuse('HOLDER_NEEDS_NO_GUARDIAN', { age: policy.adultAge });
  },
};

/** A child's parent or guardian is the one whom the file names, or it is told why not. */
const speaksForChild: Collecting = {
  id: 'handOver.forChild',
  refuses: (input) => {
    const { file, payload, policy } = input;
    const isAsked =
      (payload.relation === 'PARENT' || payload.relation === 'GUARDIAN') &&
      isMinor(file.applicant, today(input), policy.adultAge);
    if (!isAsked) return null;
    const isExplained = (payload.relationNote ?? '').trim().length >= policy.minNoteLength;
    return isOnFile(file, payload) === false && !isExplained
      ? refuse('COLLECTOR_NOT_ON_FILE', { min: policy.minNoteLength })
      : null;
  },
};

/** What the second officer looked at is this person and this card. */
export function isProxyChecked(
  { proxyCheck = null }: Pick<Application, 'proxyCheck'>,
  { collectorName, collectorIdentity }: Pick<z.infer<typeof HandOver>, 'collectorName' | 'collectorIdentity'>,
): boolean {
  return (
    proxyCheck !== null &&
    spelled(proxyCheck.collectorName) === spelled(collectorName) &&
    spelled(proxyCheck.collectorIdentity) === spelled(collectorIdentity)
  );
}

/** A book goes to somebody whom the holder sent by the word of two: one officer alone could invent the letter. */
const checkedByTwo: Collecting = {
  id: 'handOver.proxyByTwo',
  refuses: ({ file, payload, actor }) => {
    if (payload.relation !== 'PROXY') return null;
    if (!isProxyChecked(file, payload)) return refuse('PROXY_NOT_CHECKED');
    return file.proxyCheck?.stamp.by === actor ? refuse('SECOND_PERSON_REQUIRED') : null;
  },
};

export const COLLECTOR_CHECKS: readonly Collecting[] = [
  complete,
  mayCollect,
  isHolder,
  speaksForChild,
  checkedByTwo,
];
