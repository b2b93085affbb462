import type { z } from 'zod';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import type { Application, Stamp } from './application.ts';
import type { Facts, Policy } from './policy.ts';
import type { Refusal } from './refusal.ts';
import type { ActorRole, AppState } from './vocabulary.ts';

/** The part of an action that every kind shares. */
export type ActionMeta = {
  id: ActionId;
  applicationId: ApplicationId;
  actor: UserId;
  role: ActorRole;
  desk: string;
  office: string;
  occurredAt: Instant;
  /** Version that the author saw; decisions about a person are refused on any other. */
  basedOn: number | null;
};

export type GuardInput = { file: Application; actor: UserId; now: Instant; policy: Policy; facts: Facts };

/** A condition on file, person and time. It decides whether a screen offers the action at all. */
export type Guard = { id: string; refuses(input: GuardInput): Refusal | null };

/** A condition on what was entered. */
export type Check<P> = {
  id: string;
  refuses(input: GuardInput & { payload: P; meta: ActionMeta }): Refusal | null;
};

/** A check made before any file exists. */
export type OpeningCheck<P> = {
  id: string;
  refuses(input: {
    payload: P;
    meta: ActionMeta;
    now: Instant;
    policy: Policy;
    facts: Facts;
  }): Refusal | null;
};

/** One row of the transition table. `to` says where the row may lead; `apply` says where it leads this time. */
export type Transition<P> = {
  from: readonly AppState[];
  to: readonly AppState[] | 'SAME';
  roles: readonly ActorRole[];
  guards: readonly Guard[];
  checks: readonly Check<P>[];
};

export type Rule<P> = {
  payload: z.ZodType<P>;
  /** Decisions about a person: accepted only against the version that their author saw. */
  decision?: boolean;
  /** Read when a file is worked out anew, and accepted no more: another version took its place. */
  retired?: boolean;
  /** It takes the file out of the author's own hands: the one thing that kin of the applicant may do with it. */
  stepsAside?: boolean;
  transitions: readonly Transition<P>[];
  apply(file: Application, payload: P, meta: ActionMeta): Application;
};

/** A rule that begins a file. */
export type OpeningRule<P> = {
  payload: z.ZodType<P>;
  opens: true;
  roles: readonly ActorRole[];
  checks: readonly OpeningCheck<P>[];
  open(payload: P, meta: ActionMeta): Application;
};

/** A rule whose payload type is not known here: `decide` parses by the rule's own schema before it calls in. */
export type AnyRule = Omit<Rule<never>, 'payload'> & { payload: z.ZodType };
export type AnyOpening = Omit<OpeningRule<never>, 'payload'> & { payload: z.ZodType };

/** The payload's schema alone fixes the type; checks may ask for less of it. */
export function defineRule<S extends z.ZodType>(
  rule: Omit<Rule<NoInfer<z.infer<S>>>, 'payload'> & { payload: S },
): Omit<Rule<z.infer<S>>, 'payload'> & { payload: S } {
  return rule;
}

export function defineOpening<S extends z.ZodType>(
  rule: Omit<OpeningRule<NoInfer<z.infer<S>>>, 'payload'> & { payload: S },
): Omit<OpeningRule<z.infer<S>>, 'payload'> & { payload: S } {
  return rule;
}

export function stampOf(meta: ActionMeta): Stamp {
  return { by: meta.actor, at: meta.occurredAt, desk: meta.desk };
}
