import { v7 } from 'uuid';
import type { Action, ActionKind } from '#common/domain/applications/rules.ts';
import { Role, type ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { ActionId, ApplicationId, UserId } from '#common/kernel/ids.ts';
import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import type { ActionResult, PushedAction, PushReply } from '#common/contract/hub/push.ts';
import { pushActions } from '#hub/features/sync/push.ts';
import type { CallingDesk } from '#hub/hub-context.ts';
import { stockHub } from './hub-stock.ts';
import { anApplicant } from './people.ts';
import { onwards } from './rules-journeys.ts';
import { COLLEAGUE, STAFF } from './rules-office.ts';
import { bookingPayload } from './rules-openings.ts';
import { firstChoice, type Random } from './rules-random.ts';
import { TestFile } from './rules-test-file.ts';
import { ALWAYS, type TestHub } from './test-hub.ts';

export type MainState = Parameters<typeof onwards>[1];

/** The day on which the files of `rules-journeys` are worked. */
export const WORK_DAY = '2026-03-02T02:30:00.000Z';

/** One officer for each role, and a blank in the safe for each of so many persons. */
export async function staffTestHub(test: TestHub, persons = 100): Promise<void> {
  for (const role of Role.options) await test.addAccount([role], { id: STAFF[role] });
  await test.addAccount(
    Role.options.filter((role) => role !== 'IT_ADMIN'),
    { id: COLLEAGUE },
  );
  const serials = Array.from({ length: persons }, (_, index) => serialOf(index + 1));
  const delivery = { serials, kind: 'ELECTRONIC', pages: 48, reference: 'BA-1' } as const;
  await stockHub(test.hub, test, delivery, STAFF.PRINT);
}

/** A desk at which everybody is signed in, written without the desk's own sync code. */
export class PushingDesk {
  readonly test: TestHub;
  readonly desk: CallingDesk;
  seq = 0;

  constructor(test: TestHub, desk: CallingDesk) {
    this.test = test;
    this.desk = desk;
  }

  static async open(test: TestHub, name: string, officeId?: string): Promise<PushingDesk> {
    const desk = await test.addDesk(name, officeId);
    const people: string[] = await test.hub.store('account').where({ office_id: desk.officeId }).pluck('id');
    await test.hub.store('sign_in').insert(
      people.map((account_id) => ({
        desk_id: desk.id,
        account_id,
        at: '2000-01-01T00:00:00.000Z',
        until: ALWAYS,
      })),
    );
    return new PushingDesk(test, desk);
  }

  /** Numbers the actions as this desk's next; one group each unless told otherwise. */
  number(actions: readonly NewAction[], group?: ActionId): PushedAction[] {
    return actions.map((action) => {
      this.seq += 1;
      return { ...action, seq: this.seq, group: group ?? action.id };
    });
  }

  push(actions: readonly PushedAction[]): Promise<PushReply> {
    return pushActions(this.test.hub, this.desk, { actions });
  }

  async offer(...actions: readonly NewAction[]): Promise<readonly ActionResult[]> {
    return (await this.push(this.number(actions))).results;
  }
}

export type NewAction = Omit<PushedAction, 'seq' | 'group'>;

/** A file whose numbers are its own, so that many of them stand side by side in one office. */
class PersonFile extends TestFile {
  readonly numbers: number;

  constructor(person: number, numbers: number) {
    super();
    this.numbers = numbers;
    this.blanks = [{ serial: serialOf(person), kind: 'ELECTRONIC', pages: 48, inStock: true, inHand: true }];
  }

  override validPayload(
    kind: ActionKind,
    role: ActorRole,
    random: Random = firstChoice,
    by?: UserId,
  ): object {
    const own = kind === 'production.print/2' ? { ...firstChoice, int: () => this.numbers } : random;
    const payload = super.validPayload(kind, role, own, by);
    return kind === 'production.handOver/1' ? { ...payload, registerNo: `R-${this.numbers}` } : payload;
  }
}

/** What a desk offers of one person's booking up to a state, and the moment after it; with another's numbers, if told so. */
export function journeyOf(
  person: number,
  state: MainState,
  numbers = person,
): { actions: NewAction[]; now: Instant } {
  const t = new PersonFile(person, numbers);
  const number = `MP${String(person).padStart(12, '0')}`;
  const payload = bookingPayload(t.today, { number, applicant: anApplicant({}, person) });
  t.run('appointments.importBooking/1', { payload });
  onwards(t, state);
  const applicationId = v7() as ApplicationId;
  const actions = t.actions.map(({ office: _office, ...action }) => ({
    ...action,
    ...byPerson(action),
    id: v7() as ActionId,
    applicationId,
  }));
  return { actions, now: addMinutes(t.now, 5) };
}

/** At a desk with a hub nothing is done by the desk itself. */
function byPerson({ kind, role, actor }: Pick<Action, 'kind' | 'role' | 'actor'>) {
  if (role !== 'SYS') return { role, actor };
  const hand = kind === 'production.notifyReady/1' ? 'HANDOVER' : 'COUNTER';
  return { role: hand, actor: STAFF[hand] } as const;
}

function serialOf(person: number): string {
  return `P48${String(person).padStart(6, '0')}`;
}

export function codesOf(results: readonly ActionResult[]): string[] {
  return results.map((result) => (result.status === 'REFUSED' ? result.code : result.status));
}
