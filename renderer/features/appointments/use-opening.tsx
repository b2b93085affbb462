import { useRef, useState } from 'react';
import { useDispatch, useSelector } from 'react-redux';
import { newActionId } from '#renderer/lib/action-id.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import type { EmptyOpening, OpeningForm } from './opening-form.ts';
import { openingChanged, openingSaved, selectOpening, type OpeningPlace } from './opening-forms.ts';

/** A form that outlives its screen until it is saved. */
export function useOpening(place: OpeningPlace, empty: EmptyOpening) {
  const dispatch = useDispatch();
  const kept = useSelector(selectOpening(place));
  const [freshId, setFreshId] = useState(newActionId);
  const form: OpeningForm = kept ?? { ...empty, requestId: freshId };
  return {
    form,
    isBegun: kept !== undefined,
    set: (change: Partial<OpeningForm>) => dispatch(openingChanged({ place, form: { ...form, ...change } })),
    clear: () => {
      dispatch(openingSaved(place));
      setFreshId(newActionId());
    },
  };
}

/** A second press while the first is under way does nothing; the button itself is off only after the next paint. */
export function useOneAtATime(run: () => Promise<void>): () => void {
  const isRunning = useRef(false);
  return () => {
    if (isRunning.current) return;
    isRunning.current = true;
    void run().finally(() => {
      isRunning.current = false;
    });
  };
}

/** While a form is begun a scan leads nowhere: another applicant's code must not take the screen away. */
export function ScanHeld() {
  const t = useText();
  useScan(() => showToast({ message: t('intake.scanHeld'), tone: 'blue' }));
  return null;
}
