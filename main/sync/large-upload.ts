import { Upload } from 'tus-js-client';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { UPLOAD_ID } from '#common/contract/hub/attachments.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';

const PIECE_BYTES = 1_000_000;
const RETRY_MS = [0, 1_000, 3_000];

type Uploading = {
  endpoint: string;
  /** A proof for each request, as for every other. */
  headersFor: (method: string, url: string) => Promise<Record<string, string>>;
};

/**
 * A large attachment in pieces (tus): what arrived before the network broke is not sent again. Throws a `HubUnreachable`
 * when it cannot go on; the next round begins anew.
 */
export async function uploadLarge(
  { endpoint, headersFor }: Uploading,
  id: AttachmentId,
  bytes: Uint8Array,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    new Upload(Buffer.from(bytes), {
      endpoint,
      uploadSize: bytes.byteLength,
      metadata: { [UPLOAD_ID]: id },
      chunkSize: PIECE_BYTES,
      retryDelays: RETRY_MS,
      async onBeforeRequest(request) {
        const headers = await headersFor(request.getMethod(), request.getURL());
        for (const [name, value] of Object.entries(headers)) request.setHeader(name, value);
      },
      onSuccess: () => resolve(),
      onError: (error) => reject(new HubUnreachable('NETWORK', { cause: error })),
    }).start();
  });
}
