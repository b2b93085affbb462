import type { ActionId, ApplicationId } from '#common/kernel/ids.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';

/** An application number is one file, whoever imports it and however often. */
export function bookingIds(number: string): { applicationId: ApplicationId; actionId: ActionId } {
  return {
    applicationId: derivedUuid(`booking|${number}`) as ApplicationId,
    actionId: derivedUuid(`import|${number}`) as ActionId,
  };
}
