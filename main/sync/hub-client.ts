import type { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { exportJWK, SignJWT, type JWK } from 'jose';
import { z } from 'zod';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { Cursor } from '#common/contract/hub/cursor.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { AuditReply, type AuditUpload } from '#common/contract/hub/audit.ts';
import {
  BUNDLE_TYPE,
  BundleReply,
  ErasedReply,
  MissingReply,
  type Attachment,
} from '#common/contract/hub/attachments.ts';
import { GoneReply } from '#common/contract/hub/disposals.ts';
import { PAGE, PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import { Standing, type AskStanding } from '#common/contract/hub/fleet.ts';
import { Done } from '#common/contract/hub/office.ts';
import type { Acknowledgement } from '#common/contract/hub/publication.ts';
import { DocumentsReply, FilesReply, PullReply, SnapshotReply } from '#common/contract/hub/pull.ts';
import { RelayReply } from '#common/contract/hub/relay.ts';
import { PushReply, type PushedAction } from '#common/contract/hub/push.ts';
import {
  EnrolReply,
  HubError,
  HubSignInReply,
  TokenReply,
  type CodeKind,
  type HubSignIn,
} from '#common/contract/hub/station.ts';
import { RefusalCode } from '#common/domain/applications/refusal.ts';
import { DeskErrorCode } from '#common/contract/ipc/reply.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import { release } from '#runtime/release.ts';
import { writeBundle } from '#runtime/wire/attachment-bundle.ts';
import { jsonOrNull } from '#runtime/wire/json-or-null.ts';
import { reasonOf } from '#runtime/wire/reason.ts';
import type { HubLink } from './hub-link.ts';
import type { MoveLink, MoveStep } from './move/move-link.ts';
import { uploadLarge } from './large-upload.ts';

const compress = promisify(zstdCompress);
const TIMEOUT_MS = 20_000;
/** Bytes a millisecond. A body may take its time over the slowest line on which a desk shall still get on. */
const SLOWEST_LINE = 25;
/** Below this a packed body is no shorter. */
const WORTH_PACKING = 1_000;

/** The desk's own failures and the refusals of the rules; for each there is a sentence. */
const KnownCode = z.union([DeskErrorCode, RefusalCode]);

/** What the hub says of a token that it gave and no longer takes: a new one helps. */
const STALE: ReadonlySet<string> = new Set(['TOKEN_EXPIRED', 'PROOF_INVALID']);

export type DeskKeyPair = { privateKey: webcrypto.CryptoKey; publicKey: webcrypto.CryptoKey };

/** Bytes are a bundle of attachments. */
type Request = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: object | Buffer;
  patienceMs?: number;
};

type Options = {
  /** Silence for so long is a hub that is not there, whatever the connection says of itself. */
  timeoutMs?: number;
  /** Called whenever the hub itself answered as agreed. */
  onAnswer?: () => void;
};

/** The hub over HTTP. Each request carries a proof of the desk's key (RFC 9449), so that a stolen token opens nothing. */
export class HubClient implements HubLink, MoveLink {
  readonly #url: string;
  #keys: DeskKeyPair;
  readonly #timeoutMs: number;
  readonly #onAnswer: () => void;
  #publicJwk: JWK | null = null;
  #token: { text: string; until: number } | null = null;
  #userToken: string | null = null;
  /** Hub's clock minus ours, ms: a desk whose clock is wrong is still believed. */
  #skew = 0;

  constructor(url: string, keys: DeskKeyPair, { timeoutMs = TIMEOUT_MS, onAnswer }: Options = {}) {
    this.#timeoutMs = timeoutMs;
    this.#onAnswer = onAnswer ?? (() => undefined);
    this.#url = url.replace(/\/+$/, '');
    this.#keys = keys;
  }

  /** From now on this desk proves itself by another key; whoever was signed in signs in anew. */
  takeKeys(keys: DeskKeyPair): void {
    this.#keys = keys;
    this.#publicJwk = null;
    this.#token = null;
    this.#userToken = null;
  }

  /** Milliseconds by which the hub's clock is ahead of this desk's. */
  get skew(): number {
    return this.#skew;
  }

  async enrol(code: string, kind: CodeKind = 'DESK', deskId?: string): Promise<EnrolReply> {
    const { kty, crv, x, y } = await this.#jwk();
    const body = {
      protocol: PROTOCOL_VERSION,
      code,
      key: { kty, crv, x, y },
      kind,
      ...(deskId ? { deskId } : {}),
    };
    return this.#send(EnrolReply, { method: 'POST', path: '/v1/enrol', body }, null);
  }

  async signIn(body: z.input<typeof HubSignIn>): Promise<HubSignInReply> {
    this.forgetPerson();
    const reply = await this.#call(HubSignInReply, { method: 'POST', path: '/v1/sign-in', body });
    this.#userToken = reply.token;
    return reply;
  }

  /** Somebody else proves himself for one act; the person of this desk stays who it was. Answers how to end that again. */
  async signInBeside(body: z.input<typeof HubSignIn>): Promise<HubSignInReply> {
    return this.#call(HubSignInReply, { method: 'POST', path: '/v1/sign-in', body });
  }

  /** Ends what `signInBeside` opened. A hub that is away ends it by itself when its time is over. */
  async signOutBeside(token: string): Promise<void> {
    await this.#send(z.unknown(), { method: 'DELETE', path: '/v1/sign-in' }, token).catch(() => undefined);
  }

  /** For what a person does at the hub itself: accounts, desks, the office's documents. */
  async asPerson<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
    if (!this.#userToken) throw new CodedError('HUB_SIGN_IN_NEEDED');
    try {
      return await this.#send(schema, request, this.#userToken);
    } catch (error) {
      // A person waits for this answer: offline is a refusal here.
      if (error instanceof HubUnreachable) throw new CodedError('HUB_UNREACHABLE', { reason: error.reason });
      throw error;
    }
  }

  /** For what the PC itself may ask. */
  asDesk<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
    return this.#call(schema, request);
  }

  /** The next person must not act under the name of the one before. */
  forgetPerson(): void {
    this.#userToken = null;
  }

  async push(actions: readonly PushedAction[]): Promise<PushReply> {
    const body = { protocol: PROTOCOL_VERSION, actions };
    return this.#call(PushReply, { method: 'POST', path: '/v1/push', body });
  }

  async pull(cursor: Cursor, limit: number): Promise<PullReply> {
    const query = new URLSearchParams({
      protocol: String(PROTOCOL_VERSION),
      cursor,
      limit: String(limit),
    });
    return this.#call(PullReply, { method: 'GET', path: `/v1/pull?${query.toString()}` });
  }

  async snapshot(after: string): Promise<SnapshotReply> {
    const query = new URLSearchParams({ protocol: String(PROTOCOL_VERSION), after });
    return this.#call(SnapshotReply, { method: 'GET', path: `/v1/snapshot?${query.toString()}` });
  }

  async files(ids: readonly ApplicationId[]): Promise<FilesReply> {
    return this.#call(FilesReply, { method: 'POST', path: '/v1/files', body: { ids } });
  }

  async documents(): Promise<DocumentsReply> {
    return this.#call(DocumentsReply, { method: 'GET', path: '/v1/office/documents' });
  }

  async acknowledge(acknowledgements: readonly Acknowledgement[]): Promise<void> {
    const path = '/v1/office/documents/acknowledgements';
    await this.#call(Done, { method: 'POST', path, body: { acknowledgements } });
  }

  async uploadAudit(upload: AuditUpload): Promise<AuditReply> {
    return this.#call(AuditReply, { method: 'POST', path: '/v1/audit', body: upload });
  }

  async standing(ask: AskStanding): Promise<Standing> {
    return this.#call(Standing, { method: 'POST', path: '/v1/standing', body: ask });
  }

  /** What proves this desk to the hub for a request that another part of the program makes. */
  async headersFor(path: string): Promise<Record<string, string>> {
    return this.#headers('GET', `${this.#url}${path}`, await this.#deskToken());
  }

  async relay(note: string): Promise<RelayReply> {
    return this.#call(RelayReply, { method: 'POST', path: '/v1/relay', body: { note } });
  }

  /** A step of an office's move to this hub. */
  async move<T>(schema: z.ZodType<T>, step: MoveStep, body: object): Promise<T> {
    return this.#call(schema, { method: 'POST', path: `/v1/take-over/${step}`, body });
  }

  async erasedAttachments(ids: readonly AttachmentId[]): Promise<ErasedReply['erased']> {
    const erased: ErasedReply['erased'] = [];
    for (let start = 0; start < ids.length; start += PAGE) {
      const body = { ids: ids.slice(start, start + PAGE) };
      const request = { method: 'POST', path: '/v1/attachments/erased', body } as const;
      erased.push(...(await this.#call(ErasedReply, request)).erased);
    }
    return erased;
  }

  async goneFiles(ids: readonly ApplicationId[]): Promise<readonly ApplicationId[]> {
    const gone: ApplicationId[] = [];
    for (let start = 0; start < ids.length; start += PAGE) {
      const body = { ids: ids.slice(start, start + PAGE) };
      const request = { method: 'POST', path: '/v1/disposals/gone', body } as const;
      gone.push(...(await this.#call(GoneReply, request)).gone);
    }
    return gone;
  }

  async missingAttachments(ids: readonly AttachmentId[]): Promise<readonly AttachmentId[]> {
    const missing = new Set<string>();
    for (let start = 0; start < ids.length; start += PAGE) {
      const body = { ids: ids.slice(start, start + PAGE) };
      const request = { method: 'POST', path: '/v1/attachments/missing', body } as const;
      const reply = await this.#call(MissingReply, request);
      for (const id of reply.missing) missing.add(id);
    }
    return ids.filter((id) => missing.has(id));
  }

  async putAttachments(bundle: readonly Attachment[]): Promise<BundleReply['results']> {
    const body = writeBundle(bundle);
    try {
      const request = { method: 'POST', path: '/v1/attachments', body } as const;
      return (await this.#call(BundleReply, request)).results;
    } finally {
      release(body);
    }
  }

  async putLargeAttachment(id: AttachmentId, bytes: Uint8Array): Promise<void> {
    const token = await this.#deskToken();
    const headersFor = (method: string, url: string) => this.#headers(method, url, token);
    await uploadLarge({ endpoint: `${this.#url}/v1/uploads`, headersFor }, id, bytes);
  }

  async getAttachment(id: AttachmentId, applicationId: ApplicationId): Promise<Uint8Array> {
    const path = `/v1/attachments/${id}?application=${applicationId}`;
    const response = await this.#fetch({ method: 'GET', path }, await this.#deskToken());
    if (!response.ok) throw await this.#refusal(response);
    return response.bytes();
  }

  /** The address and headers of the live feed; a WebSocket carries its proof in the first request. */
  async live(): Promise<{ url: string; headers: Record<string, string> }> {
    const token = await this.#deskToken();
    const url = `${this.#url}/v1/live`;
    return { url: url.replace(/^http/, 'ws'), headers: await this.#headers('GET', url, token) };
  }

  async #call<T>(schema: z.ZodType<T>, request: Request): Promise<T> {
    const token = await this.#deskToken();
    try {
      return await this.#send(schema, request, token);
    } catch (error) {
      // A token that the hub no longer takes was forgotten below; a new one is asked for once.
      if (!(error instanceof CodedError) || this.#token?.text === token) throw error;
      return this.#send(schema, request, await this.#deskToken());
    }
  }

  async #send<T>(schema: z.ZodType<T>, request: Request, token: string | null): Promise<T> {
    let response = await this.#fetch(request, token);
    if (!response.ok) {
      const refusal = await this.#refusal(response);
      if (!this.#takesTime(refusal)) throw refusal;
      // The hub told its time: the same request again, dated by it.
      response = await this.#fetch(request, token);
      if (!response.ok) throw await this.#refusal(response);
    }
    const text = await readText(response);
    const parsed = schema.safeParse(text === '' ? null : JSON.parse(text));
    // A hub that speaks otherwise than agreed is no hub: nothing of its answer is believed.
    if (!parsed.success) throw new CodedError('HUB_ANSWER_UNREADABLE');
    this.#onAnswer();
    return parsed.data;
  }

  async #deskToken(): Promise<string> {
    if (this.#token && this.#token.until > Date.now()) return this.#token.text;
    const reply = await this.#send(TokenReply, { method: 'POST', path: '/v1/token' }, null);
    const lasts = Date.parse(reply.expiresAt) - Date.parse(reply.now);
    this.#skew = Date.parse(reply.now) - Date.now();
    this.#token = { text: reply.token, until: Date.now() + lasts * 0.8 };
    return reply.token;
  }

  async #fetch(
    { method, path, body, patienceMs = this.#timeoutMs }: Request,
    token: string | null,
  ): Promise<Response> {
    const url = `${this.#url}${path}`;
    const { headers, content } = await encode(body);
    try {
      return await fetch(url, {
        method,
        headers: { ...headers, ...(await this.#headers(method, url, token)) },
        ...(content === undefined ? {} : { body: content }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs + Math.ceil((content?.length ?? 0) / SLOWEST_LINE)),
      });
    } catch (error) {
      throw new HubUnreachable(reasonOf(error), { cause: error });
    }
  }

  async #headers(method: string, url: string, token: string | null): Promise<Record<string, string>> {
    const proof = await this.#proof(method, url.split('?')[0] ?? url, token);
    return token ? { authorization: `DPoP ${token}`, dpop: proof } : { dpop: proof };
  }

  async #proof(htm: string, htu: string, token: string | null): Promise<string> {
    const jwk = await this.#jwk();
    const ath = token ? { ath: await sha256(token) } : {};
    return new SignJWT({ htm, htu, jti: crypto.randomUUID(), ...ath })
      .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk })
      .setIssuedAt(Math.floor((Date.now() + this.#skew) / 1000))
      .sign(this.#keys.privateKey);
  }

  async #jwk(): Promise<JWK> {
    if (!this.#publicJwk) {
      const { kty, crv, x, y } = await exportJWK(this.#keys.publicKey);
      this.#publicJwk = { kty, crv, x, y };
    }
    return this.#publicJwk;
  }

  /** A PC whose clock is wrong dates its proofs by the hub's. */
  #takesTime(refusal: Error): boolean {
    if (!(refusal instanceof CodedError) || refusal.code !== 'CLOCK_WRONG') return false;
    const now = Date.parse(String(refusal.details?.['now']));
    if (Number.isNaN(now)) return false;
    this.#skew = now - Date.now();
    return true;
  }

  async #refusal(response: Response): Promise<Error> {
    const text = await readText(response).catch(() => '');
    if (response.status >= 500 || response.status === 429) {
      return new HubUnreachable(response.status === 429 ? 'BUSY' : 'SERVER');
    }
    const parsed = HubError.safeParse(jsonOrNull(text));
    const code = KnownCode.safeParse(parsed.success ? parsed.data.code : '');
    if (code.success && STALE.has(code.data)) this.#token = null;
    if (code.success && parsed.success) return new CodedError(code.data, parsed.data.details);
    return new CodedError('HUB_REFUSED', { status: response.status });
  }
}

async function encode(body: Request['body']): Promise<{ headers: Record<string, string>; content?: Buffer }> {
  const accept = { 'accept-encoding': 'zstd' };
  if (body === undefined) return { headers: accept };
  if (Buffer.isBuffer(body)) return { headers: { ...accept, 'content-type': BUNDLE_TYPE }, content: body };
  const text = Buffer.from(JSON.stringify(body));
  const headers = { ...accept, 'content-type': 'application/json' };
  if (text.length < WORTH_PACKING) return { headers, content: text };
  return { headers: { ...headers, 'content-encoding': 'zstd' }, content: await compress(text) };
}

async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    // Cut in the middle: the same as no answer.
    throw new HubUnreachable(reasonOf(error), { cause: error });
  }
}

async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(text))).toString('base64url');
}
