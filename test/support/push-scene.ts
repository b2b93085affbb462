import { expect } from 'vitest';
import { v7 } from 'uuid';
import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { must } from '#common/kernel/must.ts';
import { STAFF } from './rules-office.ts';
import { openTestHub, type TestHub } from './test-hub.ts';
import {
  codesOf,
  journeyOf,
  PushingDesk,
  staffTestHub,
  WORK_DAY,
  type MainState,
  type NewAction,
} from './test-hub-office.ts';

export type Given = { applicationId: ApplicationId; version: number; now: Instant };

/** An office with its hub and as many persons as a test wants. */
export class PushScene {
  readonly test: TestHub;
  person = 0;

  constructor(test: TestHub) {
    this.test = test;
  }

  static async open(): Promise<PushScene> {
    const test = await openTestHub();
    test.setNow(WORK_DAY);
    await staffTestHub(test);
    return new PushScene(test);
  }

  /** Nothing was pushed from it yet, and everybody is signed in. */
  newDesk(name: string): Promise<PushingDesk> {
    return PushingDesk.open(this.test, name);
  }

  /** A new person's file up to a state, pushed by a desk. */
  async given(
    desk: PushingDesk,
    state: MainState,
    change: (actions: NewAction[]) => NewAction[] = (actions) => actions,
  ): Promise<Given> {
    const actions = change(this.journey(state));
    expect(codesOf(await desk.offer(...actions))).toEqual(actions.map(() => 'ACCEPTED'));
    const { applicationId } = firstOf(actions);
    return { applicationId, version: actions.length, now: this.test.hub.clock.now() };
  }

  journey(state: MainState, numbersOf?: number): NewAction[] {
    this.person += 1;
    const { actions, now } = journeyOf(this.person, state, numbersOf);
    this.test.setNow(now);
    return actions;
  }

  /** What lies in PostgreSQL, whatever the reply said. */
  async stored({ applicationId }: Pick<Given, 'applicationId'>) {
    const { store } = this.test.hub;
    const actions: { id: ActionId; version: number; kind: string; actor: string }[] = await store('action')
      .where({ application_id: applicationId })
      .orderBy('version')
      .select();
    const row = await store('application').where({ id: applicationId }).first();
    return { actions, row };
  }
}

/** Everything up to the head's signature. */
export function unsigned(actions: NewAction[]): NewAction[] {
  return actions.filter(({ kind }) => kind !== 'approval.approve/2');
}

export function firstOf(actions: readonly NewAction[]): NewAction {
  return must(actions[0], 'a journey has actions');
}

export function act(file: Given, kind: string, change: Partial<NewAction> = {}): NewAction {
  return {
    id: v7() as ActionId,
    applicationId: file.applicationId,
    kind,
    payload: {},
    actor: STAFF.SUBSECTION_HEAD,
    role: 'SUBSECTION_HEAD',
    desk: 'Loket',
    occurredAt: file.now,
    basedOn: file.version,
    ...change,
  };
}

export function note(file: Given, change: Partial<NewAction> = {}): NewAction {
  const payload = { note: 'Catatan petugas tentang berkas ini' };
  return act(file, 'applications.addNote/1', { payload, actor: STAFF.COUNTER, role: 'COUNTER', ...change });
}
