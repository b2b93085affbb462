import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { OpeningForm } from './opening-form.ts';

export type OpeningPlace = 'booking' | 'walkIn';
type FormsState = Partial<Record<OpeningPlace, OpeningForm>>;

const initialState: FormsState = {};

/** Forms that were begun and not saved; kept while the person looks at something else. */
export const openingForms = createSlice({
  name: 'openingForms',
  initialState,
  reducers: {
    openingChanged(state, { payload }: PayloadAction<{ place: OpeningPlace; form: OpeningForm }>) {
      state[payload.place] = payload.form;
    },
    openingSaved(state, { payload }: PayloadAction<OpeningPlace>) {
      state[payload] = undefined;
    },
    openingsForgotten: () => initialState,
  },
});

export const { openingChanged, openingSaved, openingsForgotten } = openingForms.actions;

/** Undefined while nothing has been typed. */
export function selectOpening(place: OpeningPlace) {
  return (root: { [openingForms.name]: FormsState }): OpeningForm | undefined =>
    root[openingForms.name][place];
}
