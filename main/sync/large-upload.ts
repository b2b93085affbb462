import { DetailedError, Upload } from 'tus-js-client';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { AttachmentRefusal, UPLOAD_ID } from '#common/contract/hub/attachments.ts';
import { LARGEST_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import { HubError } from '#common/contract/hub/station.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';

const PIECE_BYTES = 1_000_000;
const RETRY_MS = [0, 1_000, 3_000];

type Uploading = {
  endpoint: string;
  /** A proof for each request, as for every other. */
  headersFor: (method: string, url: string) => Promise<Record<string, string>>;
};

/**
 * A large attachment in pieces (tus): what arrived before the network broke is not sent again. Throws a `HubUnreachable`
 * when it cannot go on, and the next round begins anew; a `CodedError` when the hub has something against the attachment itself.
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
      onError: (error) => reject(refusalOf(error) ?? new HubUnreachable('NETWORK', { cause: error })),
    }).start();
  });
}

const TOO_LARGE = 413;

/** Null for everything that may be otherwise the next time. */
function refusalOf(error: Error): CodedError | null {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return null;
  if (response.getStatus() === TOO_LARGE) {
    return new CodedError('FILE_TOO_LARGE', { maxMegabytes: LARGEST_ATTACHMENT / 1_000_000 });
  }
  const told = HubError.safeParse(jsonOrNull(response.getBody()));
  const code = AttachmentRefusal.safeParse(told.data?.code);
  return code.success ? new CodedError(code.data) : null;
}
