import type { Application, Ticket } from '#common/domain/applications/application.ts';
import { guard, noConflictOfInterest, notClaimedByOther } from '#common/domain/applications/guards.ts';
import { enter } from '#common/domain/applications/moves.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import {
  defineRule,
  stampOf,
  type ActionMeta,
  type Check,
  type Transition,
} from '#common/domain/applications/rule.ts';
import type { ActorRole, AppState } from '#common/domain/applications/vocabulary.ts';
import { Nothing } from '#common/domain/appointments/actions.ts';
import { QueueReason, TakeUp, Transfer } from './actions.ts';

const ticketNotParked = guard(
  'ticket.notParked',
  'TICKET_PARKED',
  ({ file }) => file.ticket?.status !== 'PARKED',
);
const ticketParked = guard('ticket.parked', 'NO_TICKET', ({ file }) => file.ticket?.status === 'PARKED');
const hasTicket = guard('ticket.exists', 'NO_TICKET', ({ file }) => file.ticket !== null);
const claimedByMe = guard('claim.mine', 'NOT_CLAIMED', ({ file, actor }) => file.claim?.by === actor);
const claimedBySomeoneElse = guard(
  'claim.theirs',
  'NOT_CLAIMED',
  ({ file, actor }) => file.claim !== null && file.claim.by !== actor,
);
/** A claim is a lease: a file that somebody forgot overnight waits for nobody's reason. */
const notYetMine = guard('claim.notMine', 'CLAIMED_BY_OTHER', ({ file, actor, policy, now }) => {
  if (file.claim === null) return true;
  return file.claim.by !== actor && addMinutes(file.claim.at, policy.claimLeaseMinutes) < now;
});

/** Whose hands a file may be in, state by state. */
const HANDLERS: readonly { from: readonly AppState[]; roles: readonly ActorRole[] }[] = [
  { from: ['DOC_REVIEW', 'DOC_INCOMPLETE'], roles: ['COUNTER'] },
  { from: ['IN_SERVICE'], roles: ['BIOMETRIC', 'INTERVIEWER'] },
  { from: ['SUSPENDED'], roles: ['INTERVIEWER', 'BAP_EXAMINER', 'SECTION_HEAD'] },
  { from: ['UNDER_EXAMINATION'], roles: ['BAP_EXAMINER', 'SECTION_HEAD', 'OFFICE_HEAD'] },
  { from: ['VERIFICATION'], roles: ['ADJUDICATOR'] },
  { from: ['ADJUDICATION'], roles: ['ADJUDICATOR', 'SUBSECTION_HEAD', 'SECTION_HEAD'] },
  { from: ['APPROVED', 'BLANK_ALLOCATED'], roles: ['PRINT'] },
  { from: ['PRINTED'], roles: ['QC'] },
  { from: ['QC_PASSED', 'READY_FOR_PICKUP'], roles: ['HANDOVER'] },
];
/** States in which the applicant sits in the hall and can be called; a file elsewhere has no ticket. */
export function isInHall(state: AppState): boolean {
  return state === 'DOC_REVIEW' || state === 'IN_SERVICE';
}

function handled<P>(
  guards: Transition<P>['guards'],
  only: (state: AppState) => boolean = () => true,
  checks: Transition<P>['checks'] = [],
): Transition<P>[] {
  return HANDLERS.map(({ from, roles }) => ({
    from: from.filter(only),
    to: 'SAME' as const,
    roles,
    guards,
    checks,
  })).filter((transition) => transition.from.length > 0);
}

/** Who says that the lot gave him the file is held to what the lot says. */
const lotIsTrue: Check<TakeUp> = {
  id: 'claim.lot',
  refuses: ({ payload: { order }, facts, actor }) =>
    order?.why !== 'DRAWN' || facts.drawn === actor ? null : refuse('DRAWN_FOR_ANOTHER'),
};

/** Why a file was taken before others is held to the record: a mark is no excuse that anybody may write. */
const markIsTrue: Check<TakeUp> = {
  id: 'claim.mark',
  refuses: ({ payload: { order }, file, meta, facts }) => {
    const isTrue =
      order?.why === 'FAMILY'
        ? facts.familyServed === true
        : order?.why === 'FOR_DESK'
          ? file.ticket?.forDesk === meta.desk
          : order?.why !== 'LAPSED' || file.claim !== null;
    return isTrue ? null : refuse('CLAIM_MARK_UNTRUE');
  },
};

function withTicket(file: Application, change: (ticket: Ticket) => Ticket): Application {
  return file.ticket ? { ...file, ticket: change(file.ticket) } : file;
}

function called(file: Application, { order }: TakeUp, meta: ActionMeta): Application {
  const { ahead, why } = order ?? {};
  const isMarked = ahead !== undefined && why !== undefined;
  const claimed = { ...file, claim: { ...stampOf(meta), ...(isMarked ? { order: { ahead, why } } : {}) } };
  return withTicket(claimed, (ticket) => ({
    ...ticket,
    status: 'CALLED',
    calls: ticket.calls + 1,
    forDesk: null,
  }));
}

export const queueRules = {
  'queue.callTicket/1': defineRule({
    payload: TakeUp,
    transitions: [
      {
        from: ['CHECKED_IN'],
        to: ['DOC_REVIEW'],
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, ticketNotParked],
        checks: [lotIsTrue, markIsTrue],
      },
    ],
    apply: (file, payload, meta) => called(enter(file, 'DOC_REVIEW', meta.occurredAt), payload, meta),
  }),
  'queue.claim/1': defineRule({
    payload: TakeUp,
    transitions: [
      ...handled([noConflictOfInterest, notYetMine, ticketNotParked], isInHall, [lotIsTrue, markIsTrue]),
      ...handled([noConflictOfInterest, notYetMine], (state) => !isInHall(state), [lotIsTrue, markIsTrue]),
    ],
    apply: (file, payload, meta) => called(file, payload, meta),
  }),
  'queue.takeOver/1': defineRule({
    payload: QueueReason,
    transitions: handled([noConflictOfInterest, claimedBySomeoneElse]),
    apply: (file, _payload, meta) => ({ ...file, claim: stampOf(meta) }),
  }),
  'queue.release/1': defineRule({
    payload: Nothing,
    stepsAside: true,
    transitions: handled([claimedByMe]),
    apply: (file) => ({
      ...withTicket(file, (ticket) =>
        ticket.status === 'CALLED' ? { ...ticket, status: 'WAITING' } : ticket,
      ),
      claim: null,
    }),
  }),
  'queue.recall/1': defineRule({
    payload: Nothing,
    transitions: handled([hasTicket, claimedByMe], isInHall),
    apply: (file) => withTicket(file, (ticket) => ({ ...ticket, calls: ticket.calls + 1 })),
  }),
  'queue.noAnswer/1': defineRule({
    payload: Nothing,
    transitions: handled([hasTicket, claimedByMe], isInHall),
    apply: (file, _payload, meta) => ({
      ...withTicket(file, (ticket) => ({
        ...ticket,
        status: 'WAITING',
        missedCalls: ticket.missedCalls + 1,
        lastMissedAt: meta.occurredAt,
      })),
      claim: null,
    }),
  }),
  'queue.park/1': defineRule({
    payload: QueueReason,
    transitions: [
      ...handled([noConflictOfInterest, hasTicket, ticketNotParked, notClaimedByOther], isInHall),
      {
        from: ['CHECKED_IN'],
        to: 'SAME',
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, ticketNotParked],
        checks: [],
      },
    ],
    apply: (file, payload) => ({
      ...withTicket(file, (ticket) => ({ ...ticket, status: 'PARKED', parkedReason: payload.reason })),
      claim: null,
    }),
  }),
  'queue.unpark/1': defineRule({
    payload: Nothing,
    transitions: [
      ...handled([noConflictOfInterest, ticketParked], isInHall),
      {
        from: ['CHECKED_IN'],
        to: 'SAME',
        roles: ['COUNTER'],
        guards: [noConflictOfInterest, ticketParked],
        checks: [],
      },
    ],
    apply: (file) => withTicket(file, (ticket) => ({ ...ticket, status: 'WAITING', parkedReason: null })),
  }),
  'queue.transfer/1': defineRule({
    payload: Transfer,
    transitions: handled([hasTicket, claimedByMe], isInHall),
    apply: (file, payload) => ({
      ...withTicket(file, (ticket) => ({ ...ticket, status: 'WAITING', forDesk: payload.toDesk })),
      claim: null,
    }),
  }),
};
