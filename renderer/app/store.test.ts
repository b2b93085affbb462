import { beforeEach, expect, it, vi } from 'vitest';
import type { EventName } from '#common/contract/ipc/index.ts';
import type { SessionStatus, SessionUser } from '#common/contract/ipc/session.ts';
import type { ActionId } from '#common/kernel/ids.ts';
import { plainDate } from '#common/kernel/plain-date.ts';
import { emptyOpening } from '#renderer/features/appointments/opening-form.ts';
import { openingChanged, selectOpening } from '#renderer/features/appointments/opening-forms.ts';
import { defaultFilter, filterChanged, selectFilter } from '#renderer/features/queue/queue-filters.ts';
import { createStore } from './store.ts';

const listeners = new Map<EventName, (payload: unknown) => void>();
const replaceState = vi.fn();

beforeEach(() => {
  replaceState.mockClear();
  vi.stubGlobal('window', {
    loket: {
      call: async () => ({ ok: true, value: null }),
      subscribe: (event: EventName, listener: (payload: unknown) => void) => {
        listeners.set(event, listener);
        return () => listeners.delete(event);
      },
    },
    history: { replaceState },
  });
});

/** Only the parts of a status that the store looks at. */
async function tell(state: SessionStatus['state'], id: string | null) {
  const user = id === null ? null : ({ id } as SessionUser);
  listeners.get('session.changed')?.({ state, user });
  // The answer is in the store a moment later.
  await new Promise((resolve) => setTimeout(resolve));
}

async function leftBehind() {
  const store = createStore({ language: 'id', theme: 'auto' } as Parameters<typeof createStore>[0]);
  await tell('SIGNED_IN', 'first');
  const filter = { ...defaultFilter('documents'), only: 'LATE' as const };
  store.dispatch(filterChanged({ key: 'documents', filter }));
  const requestId = '00000000-0000-7000-8000-000000000001' as ActionId;
  const form = { ...emptyOpening('PRIORITY', plainDate('2026-11-24'), 48), requestId, fullName: 'BUDI' };
  store.dispatch(openingChanged({ place: 'walkIn', form }));
  return store;
}

it('keeps screen, filter and half-typed form through a lock and an unlock by the same person', async () => {
  const store = await leftBehind();
  await tell('LOCKED', 'first');
  await tell('SIGNED_IN', 'first');
  expect(selectFilter('documents', undefined)(store.getState()).only).toBe('LATE');
  expect(selectOpening('walkIn')(store.getState())?.fullName).toBe('BUDI');
  expect(replaceState).not.toHaveBeenCalled();
});

it.each([
  ['another person', 'SIGNED_IN', 'second'],
  ['nobody', 'SIGNED_OUT', null],
] as const)(
  'starts at home, unfiltered and with empty forms when the desk goes to %s',
  async (_who, state, id) => {
    const store = await leftBehind();
    await tell(state, id);
    expect(selectFilter('documents', undefined)(store.getState())).toEqual(defaultFilter('documents'));
    expect(selectOpening('walkIn')(store.getState())).toBeUndefined();
    expect(replaceState).toHaveBeenCalledWith(null, '', '#/');
  },
);
