import { refuse, type Refusal } from '#common/domain/applications/refusal.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import {
  AssignComplaint,
  COMPLAINT_READERS,
  HEADS,
  NoteOnComplaint,
  ReceiveComplaint,
  StartComplaint,
  AnswerComplaint,
  VerifyComplaint,
  type ComplaintState,
  type SlaClass,
} from './complaint-words.ts';
import { goesOnWith, opensWith, type EntryMeta, type Reader, type Register } from './register.ts';

/** One line of a complaint's history: who did what, when and why. */
export type ComplaintStep = { to: ComplaintState; by: UserId | null; at: Instant; note: string };

export type Complaint = Omit<ReceiveComplaint, 'complainant'> & {
  /** HIDDEN: told only to whoever handles it and to the heads. Null: the complainant gave no name. */
  complainant: ReceiveComplaint['complainant'] | 'HIDDEN';
  state: ComplaintState;
  receivedBy: UserId | null;
  receivedAt: Instant;
  /** Null until somebody has verified it. */
  sla: SlaClass | null;
  /** Found complete: from here the class counts. */
  verifiedAt: Instant | null;
  handler: UserId | null;
  /** The last one that was given. */
  answer: string | null;
  /** Of the answer that stands; null again once the complaint went up from it. */
  answeredAt: Instant | null;
  steps: readonly ComplaintStep[];
};

type Step<P> = (item: Complaint, payload: P, meta: EntryMeta) => Refusal | null;

const CLERKS = COMPLAINT_READERS;

/** The word of a short step, and who is no party to it. */
function inState<P>(states: readonly ComplaintState[], also: Step<P> = () => null): Step<P> {
  return (item, payload, meta) => {
    if (item.about !== null && item.about === meta.actor) return refuse('COMPLAINT_ABOUT_YOU');
    if (!states.includes(item.state)) return refuse('COMPLAINT_STATE');
    return also(item, payload, meta);
  };
}

function byHandler(item: Complaint, _payload: unknown, { actor }: EntryMeta): Refusal | null {
  return item.handler === actor ? null : refuse('COMPLAINT_NOT_YOURS');
}

function onward(item: Complaint, to: ComplaintState, { actor, at }: EntryMeta, note = ''): Complaint {
  return { ...item, state: to, steps: [...item.steps, { to, by: actor, at, note }] };
}

export const COMPLAINTS: Register<Complaint> = {
  name: 'complaints',
  readers: COMPLAINT_READERS,
  sight: {
    sees: ({ about }, { userId }) => about === null || about !== userId,
    hides: ({ payload, kind }, item, reader) =>
      kind === 'receive/1' && payload['complainant'] !== null && !knowsComplainant(item, reader)
        ? { ...payload, complainant: 'HIDDEN' }
        : payload,
  },
  rules: {
    'receive/1': opensWith<Complaint, typeof ReceiveComplaint>(ReceiveComplaint, {
      roles: CLERKS,
      refuses: ({ about }, { actor }) =>
        about !== null && about === actor ? refuse('COMPLAINT_ABOUT_YOU') : null,
      open: (payload, { actor, at }) => ({
        ...payload,
        state: 'RECEIVED',
        receivedBy: actor,
        receivedAt: at,
        sla: null,
        verifiedAt: null,
        handler: null,
        answer: null,
        answeredAt: null,
        steps: [{ to: 'RECEIVED', by: actor, at, note: '' }],
      }),
    }),
    'verify/1': goesOnWith<Complaint, typeof VerifyComplaint>(VerifyComplaint, {
      roles: CLERKS,
      refuses: inState<VerifyComplaint>(['RECEIVED'], (_item, { about }, { actor }) =>
        about !== null && about === actor ? refuse('COMPLAINT_ABOUT_YOU') : null,
      ),
      apply: (item, { sla, about, note }, meta) => ({
        ...onward(item, 'VERIFIED', meta, note),
        sla,
        about,
        verifiedAt: meta.at,
      }),
    }),
    'rejectIncomplete/1': goesOnWith<Complaint, typeof NoteOnComplaint>(NoteOnComplaint, {
      roles: CLERKS,
      refuses: inState(['RECEIVED', 'VERIFIED']),
      apply: (item, { note }, meta) => onward(item, 'REJECTED_INCOMPLETE', meta, note),
    }),
    'assign/1': goesOnWith<Complaint, typeof AssignComplaint>(AssignComplaint, {
      roles: CLERKS,
      refuses: (item, payload, meta) => {
        const general = inState<AssignComplaint>(['VERIFIED', 'ASSIGNED', 'IN_PROGRESS', 'ESCALATED'])(
          item,
          payload,
          meta,
        );
        if (general) return general;
        if (item.about === payload.handler) return refuse('COMPLAINT_ABOUT_HANDLER');
        // What went up is given out again from above.
        const isHeads = (HEADS as readonly string[]).includes(meta.role);
        return item.state === 'ESCALATED' && !isHeads ? refuse('COMPLAINT_WITH_HEADS') : null;
      },
      apply: (item, { handler, note }, meta) => ({ ...onward(item, 'ASSIGNED', meta, note), handler }),
    }),
    'start/1': goesOnWith<Complaint, typeof StartComplaint>(StartComplaint, {
      roles: CLERKS,
      refuses: inState(['ASSIGNED'], byHandler),
      apply: (item, _payload, meta) => onward(item, 'IN_PROGRESS', meta),
    }),
    'answer/1': goesOnWith<Complaint, typeof AnswerComplaint>(AnswerComplaint, {
      roles: CLERKS,
      refuses: inState(['IN_PROGRESS'], byHandler),
      apply: (item, { answer }, meta) => ({
        ...onward(item, 'ANSWERED', meta),
        answer,
        answeredAt: meta.at,
      }),
    }),
    'close/1': goesOnWith<Complaint, typeof NoteOnComplaint>(NoteOnComplaint, {
      roles: CLERKS,
      refuses: inState(['ANSWERED']),
      apply: (item, { note }, meta) => onward(item, 'CLOSED', meta, note),
    }),
    'escalate/1': goesOnWith<Complaint, typeof NoteOnComplaint>(NoteOnComplaint, {
      roles: CLERKS,
      refuses: inState(['VERIFIED', 'ASSIGNED', 'IN_PROGRESS', 'ANSWERED']),
      // An answer that did not settle the matter stops no clock: the next one does. Its words stay to be read.
      apply: (item, { note }, meta) => ({ ...onward(item, 'ESCALATED', meta, note), answeredAt: null }),
    }),
  },
};

/** Heads, the handler, and until there is one whoever wrote the complaint down. */
export function knowsComplainant(
  { handler, receivedBy }: Pick<Complaint, 'handler' | 'receivedBy'>,
  { userId, roles }: Reader,
): boolean {
  return HEADS.some((role) => roles.includes(role)) || (handler ?? receivedBy) === userId;
}
