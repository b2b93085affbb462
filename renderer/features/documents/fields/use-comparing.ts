import { useState } from 'react';
import type { Application } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { currentChecks, declaredValue } from '#common/domain/documents/field-check.ts';
import { CheckedField, type PagePlace } from '#common/domain/documents/field-check-schema.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';

export type Comparing = { field: CheckedField; verdict: 'MATCHES' | 'DIFFERS' };
/** A difference that was pointed at and whose other value is still to be typed. */
export type Difference = { field: CheckedField; code: DocCode; place: PagePlace | null };

/**
 * Holding one value of the form against the paper in the pane: the officer says which and how, points at it on the page (or at
 * the page as a whole), and for a difference types what the paper says.
 */
export function useComparing(file: Application, code: DocCode | null, act: ActFn) {
  const [comparing, setComparing] = useState<Comparing | null>(null);
  const [difference, setDifference] = useState<Difference | null>(null);

  async function point(place: PagePlace | null): Promise<void> {
    if (!comparing || !code) return;
    const { field, verdict } = comparing;
    setComparing(null);
    if (verdict === 'DIFFERS') {
      setDifference({ field, code, place });
      return;
    }
    await act([{ kind: 'documents.checkField/1', payload: { field, code, place, verdict } }], { done: null });
  }

  return {
    comparing,
    difference,
    start: setComparing,
    stop: () => setComparing(null),
    point,
    closeDifference: () => setDifference(null),
    /** The next value that this paper has not been held against. */
    next: code ? nextField(file, code) : null,
  };
}

function nextField(file: Application, code: DocCode): CheckedField | null {
  const done = new Set(
    currentChecks(file)
      .filter((check) => check.code === code)
      .map(({ field }) => field),
  );
  return (
    CheckedField.options.find((field) => !done.has(field) && declaredValue(file.applicant, field) !== '') ??
    null
  );
}
