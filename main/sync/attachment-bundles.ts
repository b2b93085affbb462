import type { AttachmentId } from '#common/kernel/ids.ts';
import { BUNDLE, SMALL_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import type { Attachment } from '#common/contract/hub/attachments.ts';
import type { ErrorCode } from '#common/contract/ipc/reply.ts';
import type { HubLink } from './hub-link.ts';

/** Of one whose size this desk has not learned yet. */
const UNKNOWN_BYTES = 500_000;

/** What one request carries, in the order of the list; a large one stands alone. */
export function bundlesOf<T extends { size: number }>(list: readonly T[]): T[][] {
  const bundles: T[][] = [];
  let open: T[] = [];
  let weight = 0;
  for (const one of list) {
    if (one.size > SMALL_ATTACHMENT) {
      bundles.push([one]);
      continue;
    }
    const size = one.size || UNKNOWN_BYTES;
    if (open.length === 0 || open.length === BUNDLE.attachments || weight + size > BUNDLE.bytes) {
      open = [];
      weight = 0;
      bundles.push(open);
    }
    open.push(one);
    weight += size;
  }
  return bundles;
}

export type Refused = { id: AttachmentId; code: ErrorCode };

/** Hands one bundle to the hub; answers what it did not take. */
export async function sendBundle(link: HubLink, bundle: readonly Attachment[]): Promise<Refused[]> {
  const [first] = bundle;
  if (!first) return [];
  if (first.bytes.byteLength > SMALL_ATTACHMENT) {
    if (bundle.length > 1) throw new Error('a large attachment goes alone');
    await link.putLargeAttachment(first.id, first.bytes);
    return [];
  }
  const results = new Map((await link.putAttachments(bundle)).map((result) => [result.id, result]));
  return bundle.flatMap(({ id }): Refused[] => {
    const result = results.get(id);
    if (result?.status === 'STORED') return [];
    return [{ id, code: result?.code ?? 'HUB_ANSWER_UNREADABLE' }];
  });
}
