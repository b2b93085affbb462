import { centreStatusOf } from '#common/domain/gateway/status.ts';
import type { Application } from '#common/domain/applications/application.ts';
import type { Action } from '#common/domain/applications/rules.ts';
import { derivedUuid } from '#runtime/derived-uuid.ts';
import type { QueuedStatus } from '#hub/store/gateway-outbox.ts';

/** What accepted actions tell the centre. The id comes from the action: the same action never tells two things. */
export function statusesOf(
  accepted: readonly { action: Action; file: Application; feedSeq: number }[],
): QueuedStatus[] {
  return accepted.flatMap(({ action, file, feedSeq }) => {
    const status = centreStatusOf(action, file);
    if (!status) return [];
    const id = derivedUuid(`centre|${action.id}`);
    return [{ status: { id, ...status }, applicationId: file.id, feedSeq }];
  });
}
