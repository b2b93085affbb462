import type { z } from 'zod';
import { noConflictOfInterest } from '#common/domain/applications/guards.ts';
import { defineRule, type Check } from '#common/domain/applications/rule.ts';
import { AttachDocument, DescribePage, RefilePage, RemovePage } from './actions.ts';
import { corrected, dossierRows } from './dossier.ts';
import {
  filedElsewhere,
  notThereYet,
  pageIsKnown,
  pageReason,
  replacedIsKnown,
  somePage,
  somethingDescribed,
  unclearReasons,
} from './page-checks.ts';
import { withAttached, withDescribed, withoutPage, withRefiled } from './page-moves.ts';

/** The rows of whoever checks the originals, once there is a page to speak of. */
function pageRows<P>(checks: readonly Check<P>[]) {
  return dossierRows(checks).map((row) => ({ ...row, guards: [...row.guards, somePage] }));
}

/** Pages on their way into a file, and what is said of them. */
export const pageRules = {
  'documents.attach/1': defineRule({
    payload: AttachDocument,
    transitions: [
      ...dossierRows([replacedIsKnown, notThereYet]),
      // Uploads that came with the booking are added right after the import, before anyone has the file.
      {
        from: ['BOOKED', 'CHECKED_IN'],
        to: 'SAME',
        roles: ['SYS', 'COUNTER'],
        guards: [noConflictOfInterest],
        checks: [replacedIsKnown, notThereYet],
      },
    ],
    apply: (file, payload, meta) => corrected(withAttached(file, payload, meta.occurredAt), meta),
  }),
  'documents.describePage/1': defineRule({
    payload: DescribePage,
    transitions: pageRows<z.infer<typeof DescribePage>>([pageIsKnown, somethingDescribed, ...unclearReasons]),
    apply: (file, payload, meta) => corrected(withDescribed(file, payload), meta),
  }),
  'documents.refilePage/1': defineRule({
    payload: RefilePage,
    transitions: pageRows<z.infer<typeof RefilePage>>([pageIsKnown, filedElsewhere]),
    apply: (file, payload, meta) => corrected(withRefiled(file, payload), meta),
  }),
  'documents.removePage/1': defineRule({
    payload: RemovePage,
    transitions: pageRows<z.infer<typeof RemovePage>>([pageIsKnown, ...pageReason('PAGE_REMOVAL')]),
    apply: (file, payload, meta) => corrected(withoutPage(file, payload), meta),
  }),
};
