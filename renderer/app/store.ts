import { combineReducers, configureStore } from '@reduxjs/toolkit';
import type { Preferences } from '#common/contract/ipc/office.ts';
import { channelApi } from '#renderer/lib/channel-api.ts';
import { onEvent } from '#renderer/lib/bridge.ts';
import { openingForms } from '#renderer/features/appointments/index.ts';
import { queueFilters } from '#renderer/features/queue/index.ts';
import { forgetPerson } from './next-person.ts';
import { createStaleFiles } from './stale-files.ts';

const reducer = combineReducers({
  [channelApi.reducerPath]: channelApi.reducer,
  [openingForms.name]: openingForms.reducer,
  [queueFilters.name]: queueFilters.reducer,
});

/** The page's memory, kept fresh by what main tells unasked. */
export function createStore(preferences: Preferences) {
  const store = configureStore({
    reducer,
    middleware: (defaults) =>
      // Answers are large and come parsed from main; checking each for mutation and functions costs more than it finds.
      defaults({ serializableCheck: false, immutableCheck: false }).concat(channelApi.middleware),
    devTools: false,
  });
  void store.dispatch(channelApi.util.upsertQueryData('office.readPreferences', {}, preferences));
  const staleFiles = createStaleFiles((applicationIds) => {
    store.dispatch(
      channelApi.util.invalidateTags([
        'Files',
        ...(applicationIds.length === 0
          ? ['File' as const]
          : applicationIds.map((id) => ({ type: 'File' as const, id }))),
      ]),
    );
  });
  onEvent('files.changed', ({ applicationIds }) => staleFiles.add(applicationIds));
  onEvent('tray.changed', () => void store.dispatch(channelApi.util.invalidateTags(['Tray'])));
  onEvent('updates.changed', () => void store.dispatch(channelApi.util.invalidateTags(['Updates'])));
  onEvent('printing.changed', () => void store.dispatch(channelApi.util.invalidateTags(['Printing'])));
  onEvent('office.changed', () => {
    store.dispatch(
      channelApi.util.invalidateTags(['Office', 'Sop', 'File', 'Session', 'Stock', 'Documents']),
    );
  });
  onEvent('session.changed', (status) => {
    const before = channelApi.endpoints['session.status'].select({})(store.getState()).data;
    const isNext = before?.user && before.user.id !== status.user?.id;
    // Before the page learns of it: the screens of the next person are made from what is left here.
    if (isNext) forgetPerson(store.dispatch);
    void store.dispatch(channelApi.util.upsertQueryData('session.status', {}, status));
    if (isNext) {
      // Nothing of the person before may flash up for the next one.
      store.dispatch(channelApi.util.resetApiState());
      void store.dispatch(channelApi.util.upsertQueryData('session.status', {}, status));
    }
    if (status.state === 'SIGNED_IN' && before?.state === 'LOCKED') {
      store.dispatch(channelApi.util.invalidateTags(['Files', 'File', 'Office', 'Stock']));
    }
  });
  return store;
}

export type Store = ReturnType<typeof createStore>;
