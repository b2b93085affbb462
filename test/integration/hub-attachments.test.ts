import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Upload, type HttpRequest } from 'tus-js-client';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { MissingReply } from '#common/contract/hub/attachments.ts';
import { createOffice } from '#hub/store/office.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { sendBundle } from '#test/support/bundles.ts';
import { type EdgeDesk } from '#test/support/edge-desk.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { aPicture } from '#test/support/pictures.ts';

let edge: Edge;
let desk: EdgeDesk;
/** Only used to name bytes as a desk would. */
let names: Vault;

beforeAll(async () => {
  edge = await openEdge();
  desk = await edge.newDesk();
  names = new Vault(edge.dataFolder, edge.hub.keys.attachmentKey);
});

afterAll(async () => {
  await edge.close();
});

/** A picture that is too large for one request. */
function largePicture(bytes: number): Uint8Array {
  return Buffer.concat([aPicture(7), randomBytes(bytes)]);
}

/** Beyond every place that the feed of these tests gives out. */
let place = 1_000_000;

/** An accepted action that names the attachment; returns its file. */
async function named(id: AttachmentId, field = 'attachmentId', officeId = edge.officeId): Promise<string> {
  const applicationId = v7();
  await edge.hub.store('action').insert({
    id: v7(),
    office_id: officeId,
    application_id: applicationId,
    version: 1,
    kind: 'documents.attach/1',
    payload: JSON.stringify({ [field]: id }),
    actor: v7(),
    role: 'COUNTER',
    desk_id: desk.deskId,
    desk: 'Loket 1',
    occurred_at: edge.hub.clock.now(),
    based_on: null,
    feed_seq: (place += 1),
  });
  return applicationId;
}

/** Offers one alone; what became of it. */
async function put(bytes: Uint8Array, id: string = names.idOf(bytes)): Promise<string> {
  return (await sendBundle(desk, [id, bytes])).join();
}

describe('small attachments', () => {
  it('what is missing is asked for, sent once and lies sealed in the vault', async () => {
    const picture = aPicture(1);
    const id = names.idOf(picture);
    const missing = () => desk.ask(MissingReply, 'POST', '/v1/attachments/missing', { body: { ids: [id] } });
    expect(await missing()).toEqual({ missing: [id] });
    expect(await put(picture)).toBe('STORED');
    expect(await put(picture)).toBe('STORED');
    expect(await missing()).toEqual({ missing: [] });
    const sealed = readFileSync(join(edge.dataFolder, 'vault', id.slice(0, 2), id));
    expect(sealed.includes(Buffer.from('IHDR'))).toBe(false);
    expect(await edge.hub.store('attachment').where({ id })).toHaveLength(1);
  });

  it('bytes under a name that is not theirs are refused', async () => {
    const other = names.idOf(aPicture(2));
    expect(await put(aPicture(3), other)).toBe('ATTACHMENT_DAMAGED');
    expect(existsSync(join(edge.dataFolder, 'vault', other.slice(0, 2), other))).toBe(false);
  });

  it.each([
    ['a web page', Buffer.from('<html><script>alert(1)</script>'), 'FILE_TYPE_NOT_ALLOWED'],
    [
      'a drawing that can hold scripts',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'FILE_TYPE_NOT_ALLOWED',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(200)]), 'FILE_TYPE_NOT_ALLOWED'],
    ['nothing', Buffer.alloc(0), 'FILE_TYPE_NOT_ALLOWED'],
    [
      'bytes that only begin like a picture',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(64)]),
      'FILE_UNREADABLE',
    ],
  ])('%s is refused', async (_name, bytes, code) => {
    expect(await put(bytes)).toBe(code);
    expect(await edge.hub.store('attachment').where({ id: names.idOf(bytes) })).toEqual([]);
  });

  it('more than a megabyte does not go in one request', async () => {
    expect(await put(largePicture(1_000_001))).toBe('400 INPUT_INVALID');
  });
});

describe('reading an attachment', () => {
  it('goes through a file of the office that names it as evidence, and no other way', async () => {
    const picture = aPicture(4);
    const id = names.idOf(picture);
    await put(picture);
    const read = (application: string) =>
      desk.send('GET', `/v1/attachments/${id}?application=${application}`);
    const opened = await read(await named(id));
    expect(opened.status).toBe(200);
    expect(opened.response.headers.get('content-type')).toBe('image/png');
    expect(opened.response.headers.get('content-disposition')).toBe('attachment');
    expect(opened.response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(Buffer.from(await opened.response.arrayBuffer()).equals(picture)).toBe(true);
    expect((await read(v7())).code).toBe('ATTACHMENT_MISSING');
    // The id in a text that somebody typed is no evidence.
    expect((await read(await named(id, 'note'))).code).toBe('ATTACHMENT_MISSING');
  });

  it('another office’s file opens nothing', async () => {
    const picture = aPicture(5);
    const id = names.idOf(picture);
    await put(picture);
    const other = 'KANIM-LAIN';
    const createdAt = edge.hub.clock.now();
    await createOffice(edge.hub.store, {
      id: other,
      code: other,
      name: other,
      city: 'X',
      zone: 'WIB',
      createdAt,
    });
    const file = await named(id, 'attachmentId', other);
    const sent = await desk.send('GET', `/v1/attachments/${id}?application=${file}`);
    expect([sent.status, sent.code]).toEqual([404, 'ATTACHMENT_MISSING']);
  });

  it('a byte that changed on the disk is told, never shown', async () => {
    const picture = aPicture(6);
    const id = names.idOf(picture);
    await put(picture);
    const path = join(edge.dataFolder, 'vault', id.slice(0, 2), id);
    const sealed = readFileSync(path);
    sealed[sealed.length - 1] = Number(sealed.at(-1)) ^ 1;
    writeFileSync(path, sealed);
    const sent = await desk.send('GET', `/v1/attachments/${id}?application=${await named(id)}`);
    expect(sent.code).toBe('ATTACHMENT_DAMAGED');
  });
});

describe('large attachments', () => {
  it('an upload that was cut goes on where it stopped', async () => {
    const picture = largePicture(3_000_000);
    const id = names.idOf(picture);
    const sent = { first: 0, second: 0 };
    const url = await new Promise<string>((resolve) => {
      const upload = uploadOf(desk, picture, id, {
        onChunkComplete: (_size, accepted) => {
          if (accepted < 1_000_000) return;
          sent.first = accepted;
          void upload.abort().then(() => resolve(upload.url ?? ''));
        },
      });
      upload.start();
    });
    expect(partsOnDisk().some((bytes) => bytes.includes(Buffer.from('IHDR')))).toBe(false);
    await new Promise<void>((resolve, reject) => {
      const upload = uploadOf(desk, picture, id, {
        uploadUrl: url,
        onChunkComplete: (size) => (sent.second += size),
        onSuccess: () => resolve(),
        onError: reject,
      });
      upload.start();
    });
    expect(sent.second).toBe(picture.length - sent.first);
    const opened = await desk.send('GET', `/v1/attachments/${id}?application=${await named(id)}`);
    expect(Buffer.from(await opened.response.arrayBuffer()).equals(picture)).toBe(true);
    expect(partsOnDisk()).toEqual([]);
  });

  it('whole but not what its name says: refused, and nothing of it is kept', async () => {
    const upload = await finished(uploadOf, largePicture(1_200_000), names.idOf(aPicture(8)));
    expect(upload).toContain('ATTACHMENT_DAMAGED');
    expect(partsOnDisk()).toEqual([]);
  });

  it('without a name, or larger than the office allows, it does not begin', async () => {
    expect(await finished(uploadOf, aPicture(9), 'x')).toContain('INPUT_INVALID');
    expect(await finished(uploadOf, Buffer.alloc(20_000_001), names.idOf(aPicture(9)))).toContain('413');
  });

  it('another desk can neither look at an upload nor go on with it', async () => {
    const picture = largePicture(2_000_000);
    const other = await edge.newDesk();
    const url = await new Promise<string>((resolve) => {
      const upload = uploadOf(desk, picture, names.idOf(picture), {
        onChunkComplete: () => void upload.abort().then(() => resolve(upload.url ?? '')),
      });
      upload.start();
    });
    const path = new URL(url).pathname;
    const tus = { 'tus-resumable': '1.0.0', 'upload-offset': '0' };
    const piece = { ...tus, 'content-type': 'application/offset+octet-stream' };
    for (const method of ['HEAD', 'PATCH', 'DELETE']) {
      const headers = method === 'PATCH' ? piece : tus;
      expect((await other.send(method, path, { headers })).status).toBe(404);
    }
  });
});

/** A disk of two megabytes needs root; where it cannot be had the test says that it was skipped. */
describe.skipIf(!canMount())('a full disk', () => {
  it('is told to the desk, keeps nothing half, and lets it try again when there is room', async () => {
    const bytes = () => Buffer.concat([aPicture(11), randomBytes(900_000)]);
    const folder = join(edge.dataFolder, 'vault');
    mount(folder);
    try {
      const answers: string[] = [];
      for (let n = 0; n < 3; n += 1) answers.push(await put(bytes()));
      const last = bytes();
      expect(await put(last)).toBe('507 DISK_FULL');
      expect(answers[0]).toBe('STORED');
      expect(await edge.hub.store('attachment').where({ id: names.idOf(last) })).toEqual([]);
      const files = readdirSync(folder, { recursive: true }).map(String);
      expect(files.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      unmount(folder);
      expect(await put(last)).toBe('STORED');
    } finally {
      unmount(folder);
    }
  });

  it('is told in the middle of a large upload too', async () => {
    const folder = join(edge.dataFolder, 'uploads');
    mount(folder);
    try {
      const picture = largePicture(4_000_000);
      expect(await finished(uploadOf, picture, names.idOf(picture))).toContain('DISK_FULL');
    } finally {
      unmount(folder);
    }
  });
});

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'hub-mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return status === 0;
}

function mount(folder: string): void {
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
}

function unmount(folder: string): void {
  spawnSync('umount', ['-l', folder]);
}

type Options = Partial<ConstructorParameters<typeof Upload>[1]>;

/** Each request of an upload has a proof of its own. */
function uploadOf(from: EdgeDesk, bytes: Uint8Array, id: string, options: Options): Upload {
  return new Upload(Buffer.from(bytes), {
    endpoint: `${from.base}/v1/uploads`,
    metadata: { attachment: id },
    chunkSize: 500_000,
    retryDelays: null,
    storeFingerprintForResuming: false,
    async onBeforeRequest(request: HttpRequest) {
      const path = new URL(request.getURL()).pathname;
      request.setHeader('authorization', `DPoP ${from.token}`);
      request.setHeader('dpop', await from.proof(request.getMethod(), path, from.token));
    },
    ...options,
  });
}

/** What an upload that must fail was told. */
function finished(make: typeof uploadOf, bytes: Uint8Array, id: string): Promise<string> {
  return new Promise((resolve) => {
    make(desk, bytes, id, {
      onError: (error) => resolve(error.message),
      onSuccess: () => resolve('accepted'),
    }).start();
  });
}

function partsOnDisk(): Buffer[] {
  const folder = join(edge.dataFolder, 'uploads');
  return readdirSync(folder)
    .filter((name) => /^[0-9a-f]{32}$/.test(name))
    .map((name) => readFileSync(join(folder, name)));
}
