import type { UserId } from '#common/kernel/ids.ts';
import { localDate } from '#common/kernel/instant.ts';
import { addDays, type PlainDate } from '#common/kernel/plain-date.ts';
import { deadlineOf } from './deadlines.ts';
import type { ProposableDecision } from './application.ts';
import type { Policy, ReasonKind, SeparationRule } from './policy.ts';
import { refuse, type Refusal, type RefusalCode } from './refusal.ts';
import type { Check, Guard, GuardInput } from './rule.ts';

export function today(input: Pick<GuardInput, 'now' | 'policy'>): PlainDate {
  return localDate(input.now, input.policy.utcOffsetMinutes);
}

export function guard(id: string, code: RefusalCode, isFine: (input: GuardInput) => boolean): Guard {
  return { id, refuses: (input) => (isFine(input) ? null : refuse(code)) };
}

/** S8, for every action by a person: nobody acts on an own file or on one with a declared conflict. */
export const noConflictOfInterest = guard(
  'S8.noConflictOfInterest',
  'CONFLICT_OF_INTEREST',
  ({ file, actor, policy, facts }) =>
    policy.separation.S8 !== 'BLOCK'
      ? true
      : !file.conflicts.includes(actor) && facts.actorNik !== file.applicant.nik,
);

/** An own, a family's or a house mate's file is nobody's to work on, nor to open; each tie is told by its own code. */
export const notKin = {
  id: 'S8.notKin',
  refuses: ({ policy, facts }: Pick<GuardInput, 'policy' | 'facts'>): Refusal | null =>
    policy.separation.S8 === 'BLOCK' && facts.kinship ? refuse(facts.kinship) : null,
};

export const notClaimedByOther = guard(
  'claim.notByOther',
  'CLAIMED_BY_OTHER',
  ({ file, actor }) => file.claim === null || file.claim.by === actor,
);

export const paymentSettled: Guard = {
  id: 'payment.settled',
  refuses: ({ file, policy }) => {
    const { status } = file.payment;
    if (isPaid(status) || (!policy.unconfirmedPaymentBlocksPrinting && hasProof(file))) return null;
    return refuse(status === 'UNCONFIRMED_WITH_PROOF' ? 'PAYMENT_UNCONFIRMED' : 'PAYMENT_NOT_SETTLED');
  },
};

export const paymentSettledOrException = guard(
  'payment.settledOrException',
  'PAYMENT_NOT_SETTLED',
  ({ file, policy }) => isPaid(file.payment.status) || (policy.acceptPaymentException && hasProof(file)),
);

/** What has been paid, whether or not the treasury has confirmed it: that is asked apart. A waived bill was not paid. */
export function amountPaid({ payment, additionalPayments = [] }: GuardInput['file']): number {
  const isBillPaid = payment.status === 'SETTLED' || payment.status === 'UNCONFIRMED_WITH_PROOF';
  return additionalPayments.reduce((sum, { amount }) => sum + amount, isBillPaid ? payment.amount : 0);
}

export function ntpnProblem(ntpn: string | null, { ntpnLength }: Policy) {
  return ntpn === null || ntpn.length === ntpnLength ? null : refuse('NTPN_INVALID', { length: ntpnLength });
}

/** No book is begun and nothing endorsed before the whole fee is there: nobody pays the rest once the passport is out. */
export const paymentSufficient: Guard = {
  id: 'payment.sufficient',
  refuses: ({ file, policy }) => {
    const due = policy.feeDue(file)?.total ?? 0;
    const paid = amountPaid(file);
    return paid >= due ? null : refuse('PAYMENT_INSUFFICIENT', { paid, due, rest: due - paid });
  },
};

/** The proof is the receipt number: a booking may come in without it. */
function hasProof({ payment }: GuardInput['file']): boolean {
  return payment.status === 'UNCONFIRMED_WITH_PROOF' && payment.ntpn !== null;
}

function isPaid(status: string): boolean {
  return status === 'SETTLED' || status === 'WAIVED';
}

export const watchlistClear = guard(
  'watchlist.clear',
  'WATCHLIST_NOT_CLEAR',
  ({ file }) => file.watchlist?.result === 'CLEAR',
);

/** A result older than the setting is asked again before approval, printing and handover. */
export const watchlistFresh = guard('watchlist.fresh', 'WATCHLIST_STALE', (input) => {
  const { file, policy } = input;
  if (!file.watchlist) return false;
  const checkedOn = localDate(file.watchlist.checkedAt, policy.utcOffsetMinutes);
  return addDays(checkedOn, policy.watchlistFreshDays) >= today(input);
});

export const deadlinePassed = guard('deadline.passed', 'DEADLINE_NOT_PASSED', (input) => {
  const deadline = deadlineOf(input.file, input.policy);
  return deadline !== null && today(input) > deadline;
});

export const deadlineNotPassed = guard('deadline.notPassed', 'DEADLINE_PASSED', (input) => {
  const deadline = deadlineOf(input.file, input.policy);
  return deadline === null || today(input) <= deadline;
});

/**
 * Where the procedure asks for it, nothing is decided before the second person has said what he thinks without reading the
 * first's; what the two see differently is for neither of them.
 */
export const opinionsAgree: Guard = {
  id: 'opinion.agreed',
  refuses: ({ file: { proposal }, actor, policy }) => {
    if (!proposal || !policy.blindDecisions.has(proposal.decision)) return null;
    const { decision, opinion, stamp } = proposal;
    if (!opinion) return refuse('OPINION_NEEDED');
    const isTheirs = stamp.by === actor || opinion.stamp.by === actor;
    return opinion.decision !== decision && isTheirs ? refuse('OPINIONS_DIFFER') : null;
  },
};

/** The office head decides what two persons see differently, and what a section head proposed. */
export function nextHeadFor(decision: ProposableDecision | null): Guard {
  return guard(`nextHead.${decision ?? 'ANY'}`, 'NEXT_HEAD_ONLY', (input) => {
    const { proposal } = input.file;
    if (!proposal || (decision !== null && proposal.decision !== decision)) return false;
    if (proposal.stamp.by === input.actor || opinionsAgree.refuses(input)) return false;
    return proposal.role === 'SECTION_HEAD' || proposal.opinion !== undefined;
  });
}

/** The proposal exists, is of this decision, and was made by somebody else (S5). */
export function secondPersonFor(decision: ProposableDecision): readonly Guard[] {
  return [
    // First: what the second person may not know yet must not show in why something is refused.
    opinionsAgree,
    guard(`proposal.exists.${decision}`, 'PROPOSAL_MISSING', ({ file }) => file.proposal !== null),
    guard(
      `proposal.is.${decision}`,
      'PROPOSAL_OTHER_DECISION',
      ({ file }) => file.proposal === null || file.proposal.decision === decision,
    ),
    guard(
      `S5.secondPerson.${decision}`,
      'SECOND_PERSON_REQUIRED',
      ({ file, actor, policy }) => policy.separation.S5 !== 'BLOCK' || file.proposal?.stamp.by !== actor,
    ),
  ];
}

export const noOpenProposal = guard('proposal.none', 'PROPOSAL_OPEN', ({ file }) => file.proposal === null);

export function separate(
  rule: SeparationRule,
  code: RefusalCode,
  persons: (file: GuardInput['file']) => readonly UserId[],
): Guard {
  return guard(
    `${rule}.separate`,
    code,
    ({ file, actor, policy }) => policy.separation[rule] !== 'BLOCK' || !persons(file).includes(actor),
  );
}

type WithReasons = { reasonCodes: readonly string[]; note: string };

/** Invariant 3: every return, suspension, refusal and cancellation carries codes of the right kind and free text. */
export function reasonsOf(...kinds: readonly ReasonKind[]): readonly Check<WithReasons>[] {
  return [
    {
      id: 'reasons.present',
      refuses: ({ payload }) => (payload.reasonCodes.length > 0 ? null : refuse('REASON_REQUIRED')),
    },
    {
      id: 'reasons.known',
      refuses: ({ payload, policy }) => reasonsProblem(payload.reasonCodes, kinds, policy),
    },
    noteLongEnough,
  ];
}

export const noteLongEnough: Check<{ note: string }> = {
  id: 'note.length',
  refuses: ({ payload, policy }) =>
    payload.note.trim().length >= policy.minNoteLength
      ? null
      : refuse('NOTE_TOO_SHORT', { min: policy.minNoteLength }),
};

function reasonsProblem(codes: readonly string[], kinds: readonly ReasonKind[], policy: Policy) {
  for (const code of codes) {
    const kind = policy.reasons.get(code);
    if (!kind) return refuse('REASON_UNKNOWN', { reason: code });
    if (!kinds.includes(kind)) return refuse('REASON_KIND_WRONG', { reason: code });
  }
  return null;
}
