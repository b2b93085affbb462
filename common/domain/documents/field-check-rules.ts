import type { z } from 'zod';
import { guard, noteLongEnough } from '#common/domain/applications/guards.ts';
import { refuse } from '#common/domain/applications/refusal.ts';
import { defineRule, stampOf, type Check, type Guard } from '#common/domain/applications/rule.ts';
import type { AppState } from '#common/domain/applications/vocabulary.ts';
import { corrected, dossierRows } from './dossier.ts';
import { declaredValue, openDifferences } from './field-check.ts';
import { findPage } from './page-moves.ts';
import { CheckField, SettleDifference } from './field-check-schema.ts';

/** Two papers that say different things are corrected, settled by an officer, or go back with the applicant. */
export const differencesSettled: Guard = {
  id: 'documents.differencesSettled',
  refuses: ({ file }) => {
    const fields = [...new Set(openDifferences(file).map(({ field }) => field))];
    return fields.length === 0 ? null : refuse('DIFFERENCES_OPEN', { fields });
  },
};

const someDiffer = guard(
  'settle.someDiffer',
  'NO_DIFFERENCE',
  ({ file }) => openDifferences(file).length > 0,
);

const differs: Check<z.infer<typeof SettleDifference>> = {
  id: 'settle.differs',
  refuses: ({ file, payload }) => {
    const open = openDifferences(file);
    const isNamed = open.some(({ field, code }) => field === payload.field && code === payload.code);
    // Whether there is any at all is the guard's question.
    return isNamed || open.length === 0 ? null : refuse('NO_DIFFERENCE');
  },
};

/** Over an open difference goes another finding or an explanation, not a mere tick. */
const notTickedAway: Check<z.infer<typeof CheckField>> = {
  id: 'check.notTickedAway',
  refuses: ({ file, payload }) =>
    payload.verdict === 'MATCHES' &&
    openDifferences(file).some(({ field, code }) => field === payload.field && code === payload.code)
      ? refuse('DIFFERENCES_OPEN', { fields: [payload.field] })
      : null,
};

/** What was pointed at is a page of the paper that it is held against. */
const pageOfFile: Check<z.infer<typeof CheckField>> = {
  id: 'check.pageOfFile',
  refuses: ({ file, payload: { code, place } }) =>
    place === null || findPage(file, { code, attachmentId: place.attachmentId })
      ? null
      : refuse('PAGE_UNKNOWN'),
};

/** Only where the dossier is still decided: later a difference would hold nothing, and is a matter for the approver's return. */
function deskRows<P>(checks: readonly Check<P>[]) {
  return dossierRows(checks).filter(({ from }) => (from as readonly AppState[]).includes('DOC_REVIEW'));
}

export const fieldCheckRules = {
  'documents.checkField/1': defineRule({
    payload: CheckField,
    transitions: deskRows([notTickedAway, pageOfFile]),
    apply: (file, payload, meta) => {
      const others = (file.fieldChecks ?? []).filter(
        ({ field, code }) => field !== payload.field || code !== payload.code,
      );
      const declared = declaredValue(file.applicant, payload.field);
      const check = { ...payload, declared, stamp: stampOf(meta), settled: null };
      return corrected({ ...file, fieldChecks: [...others, check] }, meta);
    },
  }),
  'documents.settleDifference/1': defineRule({
    payload: SettleDifference,
    transitions: deskRows([differs, noteLongEnough]).map((row) => ({
      ...row,
      guards: [...row.guards, someDiffer],
    })),
    apply: (file, { field, code, note }, meta) => {
      const fieldChecks = (file.fieldChecks ?? []).map((check) =>
        check.field === field && check.code === code
          ? { ...check, settled: { note, stamp: stampOf(meta) } }
          : check,
      );
      return corrected({ ...file, fieldChecks }, meta);
    },
  }),
};
