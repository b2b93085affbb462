import type { Application } from '#common/domain/applications/application.ts';
import { decide, type DecideContext, type UncheckedAction } from '#common/domain/applications/decide.ts';
import { evolve } from '#common/domain/applications/evolve.ts';
import { permittedActions, type PermittedAction } from '#common/domain/applications/permitted-actions.ts';
import type { Facts, Policy } from '#common/domain/applications/policy.ts';
import type { Refusal } from '#common/domain/applications/refusal.ts';
import {
  isOpening,
  RULE_TABLE,
  type Action,
  type ActionKind,
  type RuleTable,
} from '#common/domain/applications/rules.ts';
import type { ActorRole, AppState, PassportKind } from '#common/domain/applications/vocabulary.ts';
import { historyOf } from '#common/domain/approval/since-capture.ts';
import type { Kinship } from '#common/domain/queue/kinship.ts';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import { addMinutes, instantAt, localDate, type Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { plainDate, type PlainDate } from '#common/kernel/plain-date.ts';
import type { Result } from '#common/kernel/result.ts';
import { fullSafe, POLICY, STAFF, WIB, type LedgerBlank } from './rules-office.ts';
import { OTHER_FILE, validPayload } from './rules-payloads.ts';
import { firstChoice, type Random } from './rules-random.ts';

/** How one action differs from the plain one: by whom, in which role, what was entered. */
export type Attempt = {
  by?: UserId;
  role?: ActorRole;
  /** Laid over the valid payload. */
  change?: Record<string, unknown>;
  /** Instead of the valid payload. */
  payload?: unknown;
  basedOn?: number | null;
  random?: Random;
};

const FILE_ID = '00000000-0000-7000-9000-000000000001' as ApplicationId;
const DAY_MINUTES = 24 * 60;

/** An application file on a table: everything that happens to it is an action that `decide` accepted. */
export class TestFile {
  actions: Action[] = [];
  now: Instant = instantAt(plainDate('2026-03-02'), '09:00', WIB);
  outage = false;
  stockStopped = false;
  policy: Policy = POLICY;
  blanks: LedgerBlank[] = fullSafe();
  /** NIK that the office holds of the acting officer. */
  actorNik: string | null = null;
  /** End of a timed suspension in another file of the person. */
  barredUntil: PlainDate | null = null;
  /** Other files under the same NIK that nobody has judged. */
  samePerson: readonly ApplicationId[] = [OTHER_FILE];
  openedBy: UserId | null = null;
  /** Numbers of other files of the family that wait. */
  familyOnHold: readonly string[] = [];
  /** Earlier files of the person for a lost passport. */
  lostBefore = 0;
  /** The file's lot of the day of its adjudication. */
  lot: number | null = 0.99;
  /** What ties the acting officer to the applicant. */
  kinship: Kinship | null = null;
  /** To whom the lot gives the file. */
  drawn: UserId | null = null;
  #file: Application | null = null;

  get file(): Application {
    return must(this.#file, 'the file was opened');
  }

  get fileOrNull(): Application | null {
    return this.#file;
  }

  get state(): AppState {
    return this.file.state;
  }

  get today(): PlainDate {
    return localDate(this.now, this.policy.utcOffsetMinutes);
  }

  /** A branch: what is done to the copy leaves this one alone. */
  copy(): TestFile {
    const copy = new TestFile();
    copy.actions = [...this.actions];
    copy.now = this.now;
    copy.outage = this.outage;
    copy.stockStopped = this.stockStopped;
    copy.policy = this.policy;
    copy.blanks = [...this.blanks];
    copy.actorNik = this.actorNik;
    copy.barredUntil = this.barredUntil;
    copy.samePerson = this.samePerson;
    copy.openedBy = this.openedBy;
    copy.familyOnHold = this.familyOnHold;
    copy.lostBefore = this.lostBefore;
    copy.lot = this.lot;
    copy.kinship = this.kinship;
    copy.drawn = this.drawn;
    copy.#file = this.#file;
    return copy;
  }

  wait(minutes: number): this {
    this.now = addMinutes(this.now, minutes);
    return this;
  }

  waitDays(days: number): this {
    return this.wait(days * DAY_MINUTES);
  }

  at(date: string, time = '09:00'): this {
    this.now = instantAt(plainDate(date), time, this.policy.utcOffsetMinutes);
    return this;
  }

  context(payload: unknown = null): DecideContext {
    return { policy: this.policy, facts: this.#facts(payload), now: this.now };
  }

  /** Does it, or throws with the refusal: the steps of a test must be accepted. */
  run(kind: ActionKind, attempt: Attempt = {}): this {
    const result = this.attempt(kind, attempt);
    if (!result.ok) {
      const where = this.#file?.state ?? 'no file';
      throw new Error(`${kind} in ${where} was refused: ${describeRefusal(result.error)}`);
    }
    this.add(result.value);
    return this;
  }

  /** What `decide` says, without doing it. */
  attempt(kind: ActionKind, attempt: Attempt = {}, rules?: RuleTable): Result<Action, Refusal> {
    const action = this.action(kind, attempt);
    return decide(this.#file, action, this.context(action.payload), rules);
  }

  /** The refusal's code, or ACCEPTED. */
  codeOf(kind: ActionKind, attempt: Attempt = {}, rules?: RuleTable): string {
    const result = this.attempt(kind, attempt, rules);
    return result.ok ? 'ACCEPTED' : result.error.code;
  }

  add(action: Action): void {
    const before = this.#file;
    this.#file = evolve(before, action);
    this.actions.push(action);
    const taken = this.#file.blank?.serial;
    if (!taken) return;
    this.blanks = this.blanks.map((one) => (one.serial === taken ? { ...one, inStock: false } : one));
  }

  action(kind: ActionKind, attempt: Attempt = {}): UncheckedAction {
    const role = attempt.role ?? roleFor(kind, this.#file?.state ?? null);
    const payload = attempt.payload ?? {
      ...this.validPayload(kind, role, attempt.random, attempt.by),
      ...attempt.change,
    };
    return {
      id: `00000000-0000-7000-a000-${String(this.actions.length + 1).padStart(12, '0')}` as ActionId,
      applicationId: FILE_ID,
      kind,
      payload,
      actor: attempt.by ?? STAFF[role],
      role,
      desk: 'LOKET-1',
      office: 'PDG',
      occurredAt: this.now,
      basedOn: attempt.basedOn === undefined ? (this.#file?.version ?? null) : attempt.basedOn,
    };
  }

  validPayload(kind: ActionKind, role: ActorRole, random: Random = firstChoice, by = STAFF[role]): object {
    const { policy, now, blanks, familyOnHold } = this;
    return validPayload(kind, { file: this.#file, policy, now, role, by, blanks, familyOnHold, random });
  }

  permitted(by: UserId, roles: readonly ActorRole[], rules?: RuleTable): readonly PermittedAction[] {
    return permittedActions(this.file, { userId: by, roles }, this.context(), rules);
  }

  #facts(payload: unknown): Facts {
    const serial =
      typeof payload === 'object' && payload !== null && 'serial' in payload ? String(payload.serial) : null;
    const inStock = (kind: PassportKind) =>
      this.blanks.filter((one) => one.kind === kind && one.inStock).length;
    return {
      outage: this.outage,
      stockStopped: this.stockStopped,
      blank: this.blanks.find((one) => one.serial === serial) ?? null,
      stock: { ELECTRONIC: inStock('ELECTRONIC'), NON_ELECTRONIC: inStock('NON_ELECTRONIC') },
      actorNik: this.actorNik,
      barredUntil: this.barredUntil,
      samePerson: this.samePerson,
      openedBy: this.openedBy,
      familyOnHold: this.familyOnHold,
      // Asked only where a file is approved: working it out takes the whole list.
      ...(this.#file?.state === 'ADJUDICATION' ? { history: historyOf(this.actions) } : {}),
      lostBefore: this.lostBefore,
      lot: this.lot,
      kinship: this.kinship,
      drawn: this.drawn,
    };
  }
}

export function describeRefusal(refusal: Refusal): string {
  return `${refusal.code} ${JSON.stringify(refusal.details ?? {})}`;
}

/** The first role that the rule names for this state; any role where it names none. */
function roleFor(kind: ActionKind, state: AppState | null): ActorRole {
  const rule = must(RULE_TABLE[kind], 'every kind has a rule');
  if (isOpening(rule)) return rule.roles[0] ?? 'COUNTER';
  const rows = rule.transitions.filter((row) => state !== null && row.from.includes(state));
  return rows[0]?.roles[0] ?? rule.transitions[0]?.roles[0] ?? 'COUNTER';
}
