import type { UnknownAction } from '@reduxjs/toolkit';
import { openingsForgotten } from '#renderer/features/appointments/index.ts';
import { clearToasts } from '#renderer/ui/toast.tsx';
import { filtersForgotten } from '#renderer/features/queue/index.ts';

/** Nothing of the person before greets the next one: no screen, no filter, no half-typed form, no message. */
export function forgetPerson(dispatch: (action: UnknownAction) => unknown): void {
  dispatch(filtersForgotten());
  dispatch(openingsForgotten());
  clearToasts();
  // Replaced, so that the router of the next person begins at home and nothing navigates in this one.
  window.history.replaceState(null, '', '#/');
}
