import { useDispatch, useSelector } from 'react-redux';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import type { OpeningForm } from './opening-form.ts';
import { openingChanged, openingSaved, selectOpening, type OpeningPlace } from './opening-forms.ts';

/** A form that outlives its screen until it is saved. */
export function useOpening(place: OpeningPlace, empty: OpeningForm) {
  const dispatch = useDispatch();
  const kept = useSelector(selectOpening(place));
  const form = kept ?? empty;
  return {
    form,
    isBegun: kept !== undefined,
    set: (change: Partial<OpeningForm>) => dispatch(openingChanged({ place, form: { ...form, ...change } })),
    clear: () => dispatch(openingSaved(place)),
  };
}

/** While a form is begun a scan leads nowhere: another applicant's code must not take the screen away. */
export function ScanHeld() {
  const t = useText();
  useScan(() => showToast({ message: t('intake.scanHeld'), tone: 'blue' }));
  return null;
}
