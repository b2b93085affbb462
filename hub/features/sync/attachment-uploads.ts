import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import { AttachmentId } from '#common/kernel/ids.ts';
import { UPLOAD_ID } from '#common/contract/hub/attachments.ts';
import { LARGEST_ATTACHMENT } from '#common/contract/hub/protocol.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { answerTo } from '#hub/http/errors.ts';
import type { RequestDesk } from '#hub/http/hub-server.ts';
import { storeAttachment, type AttachmentParts } from './attachments.ts';

export const UPLOADS_PATH = '/v1/uploads';
/** An upload that nobody goes on with. */
const EXPIRES_MS = 24 * 3_600_000;
const ID = /^[0-9a-f]{32}$/;
const BLOCK = 16;

/**
 * Parts of uploads as tus keeps them, but never readable on the disk: AES-CTR reaches every offset, and what was received
 * is proven whole in the end by the attachment's own name.
 */
class SealedStore extends FileStore {
  readonly #key: Buffer;

  constructor(directory: string, secret: Buffer) {
    super({ directory, expirationPeriodInMilliseconds: EXPIRES_MS });
    this.#key = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'loket/upload/1', 32));
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    let received = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        received += chunk.length;
        done(null, chunk);
      },
    });
    const cipher = createCipheriv('aes-256-ctr', this.#key, counterAt(id, offset));
    cipher.update(Buffer.alloc(offset % BLOCK));
    const file = createWriteStream(join(this.directory, id), { flags: 'r+', start: offset, mode: 0o600 });
    await pipeline(readable, count, cipher, file);
    return offset + received;
  }

  async readWhole(id: string): Promise<Buffer> {
    const decipher = createDecipheriv('aes-256-ctr', this.#key, counterAt(id, 0));
    return decipher.update(await readFile(join(this.directory, id)));
  }
}

/** The upload's random id begins the counter, the place in the file ends it: no two blocks share one. */
function counterAt(id: string, offset: number): Buffer {
  const counter = Buffer.alloc(BLOCK);
  Buffer.from(id, 'hex').copy(counter, 0, 0, BLOCK - 4);
  counter.writeUInt32BE(Math.floor(offset / BLOCK), BLOCK - 4);
  return counter;
}

/** Large attachments in pieces that can be resumed (tus), each upload only by the desk that began it. */
export class AttachmentUploads {
  readonly #parts: AttachmentParts;
  readonly #store: SealedStore;
  readonly #tus: Server;
  readonly #desks = new WeakMap<object, RequestDesk>();
  #sweep: NodeJS.Timeout | null = null;

  constructor(parts: AttachmentParts, folder: string) {
    this.#parts = parts;
    this.#store = new SealedStore(folder, parts.hub.keys.attachmentKey);
    this.#tus = new Server({
      path: UPLOADS_PATH,
      datastore: this.#store,
      maxSize: LARGEST_ATTACHMENT,
      relativeLocation: true,
      allowedOrigins: [],
      onIncomingRequest: (request, id) => this.#assertOwner(request, id),
      onUploadCreate: async (request, upload) => {
        const id = attachmentOf(upload.metadata);
        return { metadata: { [UPLOAD_ID]: id, desk: this.#deskOf(request).id } };
      },
      onUploadFinish: (request, upload) => this.#finish(this.#deskOf(request), upload),
      onResponseError: (_request, error) => refusalOf(error),
    });
  }

  start(): void {
    const sweep = () => {
      this.#tus.cleanUpExpiredUploads().catch((error: unknown) => {
        this.#parts.hub.log.warn('expired uploads stay', { error });
      });
    };
    this.#sweep = setInterval(sweep, EXPIRES_MS / 24);
    this.#sweep.unref();
  }

  stop(): void {
    if (this.#sweep) clearInterval(this.#sweep);
  }

  async handle(desk: RequestDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#desks.set(request, desk);
    await this.#tus.handle(request, response);
  }

  async #assertOwner(request: Incoming, id: string): Promise<void> {
    if (!ID.test(id)) throw new CodedError('NOT_FOUND');
    if (request.method === 'POST') return;
    const { metadata } = await this.#store.getUpload(id);
    if (metadata?.['desk'] !== this.#deskOf(request).id) throw new CodedError('NOT_FOUND');
  }

  async #finish(desk: RequestDesk, { id, metadata }: Finished): Promise<object> {
    try {
      const bytes = await this.#store.readWhole(id);
      await storeAttachment(this.#parts, desk, { id: attachmentOf(metadata), bytes });
    } finally {
      await this.#store.remove(id);
    }
    return {};
  }

  #deskOf(request: Incoming): RequestDesk {
    const raw = request.runtime?.node?.req;
    const desk = raw && this.#desks.get(raw);
    if (!desk) throw new CodedError('DESK_UNKNOWN');
    return desk;
  }
}

type Incoming = { method: string; runtime?: { node?: { req: object } } };
type Finished = { id: string; metadata?: Record<string, string | null> };

function attachmentOf(metadata: Finished['metadata']): AttachmentId {
  const parsed = AttachmentId.safeParse(metadata?.[UPLOAD_ID]);
  if (!parsed.success) throw new CodedError('INPUT_INVALID', { fields: [UPLOAD_ID] });
  return parsed.data;
}

/** tus knows its own refusals; ours, and a full disk, are told in our words. */
function refusalOf(error: unknown): { status_code: number; body: string } | undefined {
  if (typeof error === 'object' && error !== null && 'status_code' in error) return undefined;
  const { status, body } = answerTo(error);
  return { status_code: status, body: JSON.stringify(body) };
}
