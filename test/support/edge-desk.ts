import { createHash, randomUUID } from 'node:crypto';
import { generateKeyPair, generateProof, type KeyPair } from 'dpop';
import { SignJWT } from 'jose';
import type { z } from 'zod';
import { PROTOCOL_VERSION } from '#common/contract/hub/protocol.ts';
import { EnrolReply, HubError, HubSignInReply, TokenReply } from '#common/contract/hub/station.ts';
import type { Clock } from '#runtime/clock.ts';

export const PASSWORD = 'kata-sandi-contoh-99';

export type Sent = {
  body?: unknown;
  token?: string | null;
  proof?: string;
  headers?: Record<string, string>;
};

/** What a hostile desk would change of its proof. */
export type Forged = Partial<{
  typ: string;
  signWith: KeyPair;
  htm: string;
  htu: string;
  jti: string;
  iat: number;
  ath: string;
}>;

export type Answered = { status: number; code: string; json: unknown; response: Response };

/** A desk written for the tests alone, with the kept library: nothing of it is the desk's own sync client. */
export class EdgeDesk {
  readonly base: string;
  readonly keys: KeyPair;
  readonly clock: Clock;
  token: string | null = null;
  deskId = '';

  constructor(base: string, keys: KeyPair, clock: Clock) {
    this.base = base;
    this.keys = keys;
    this.clock = clock;
  }

  static async make(base: string, clock: Clock): Promise<EdgeDesk> {
    return new EdgeDesk(base, await generateKeyPair('ES256', { extractable: true }), clock);
  }

  async publicKey(): Promise<{ kty: string; crv: string; x: string; y: string }> {
    const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', this.keys.publicKey);
    return { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '' };
  }

  /** By the kept library; it dates a proof by the PC's clock, so that a moved clock and forged claims are signed here. */
  async proof(method: string, path: string, token: string | null, forged?: Forged): Promise<string> {
    const url = `${this.base}${path}`.split('?')[0] ?? '';
    const skew = Math.abs(Date.parse(this.clock.now()) - Date.now());
    if (!forged && skew < 60_000) {
      return generateProof(this.keys, url, method, undefined, token ?? undefined);
    }
    const { typ = 'dpop+jwt', signWith = this.keys, ...claims } = forged ?? {};
    const ath = token === null ? {} : { ath: createHash('sha256').update(token).digest('base64url') };
    const iat = Math.floor(Date.parse(this.clock.now()) / 1000);
    return new SignJWT({ htm: method, htu: url, jti: randomUUID(), iat, ...ath, ...claims })
      .setProtectedHeader({ alg: 'ES256', typ, jwk: await this.publicKey() })
      .sign(signWith.privateKey);
  }

  async send(method: string, path: string, sent: Sent = {}): Promise<Answered> {
    const token = sent.token === undefined ? this.token : sent.token;
    const isBytes = sent.body instanceof Uint8Array;
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        ...(sent.body === undefined
          ? {}
          : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...(token === null ? {} : { authorization: `DPoP ${token}` }),
        dpop: sent.proof ?? (await this.proof(method, path, token)),
        ...sent.headers,
      },
      ...(sent.body === undefined
        ? {}
        : { body: isBytes ? Buffer.from(sent.body as Uint8Array) : JSON.stringify(sent.body) }),
    });
    const text = response.headers.get('content-type')?.includes('json') ? await response.clone().text() : '';
    const json: unknown = text === '' ? null : JSON.parse(text);
    const failure = HubError.safeParse(json);
    return { status: response.status, code: failure.success ? failure.data.code : '', json, response };
  }

  async ask<T>(schema: z.ZodType<T>, method: string, path: string, sent: Sent = {}): Promise<T> {
    const { status, json } = await this.send(method, path, sent);
    if (status !== 200) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
    return schema.parse(json);
  }

  async enrol(code: string): Promise<EnrolReply> {
    const reply = await this.ask(EnrolReply, 'POST', '/v1/enrol', await this.enrolment(code));
    this.deskId = reply.deskId;
    return reply;
  }

  async enrolment(code: string): Promise<Sent> {
    return { token: null, body: { protocol: PROTOCOL_VERSION, code, key: await this.publicKey() } };
  }

  async fetchToken(): Promise<string> {
    const { token } = await this.ask(TokenReply, 'POST', '/v1/token', { token: null });
    this.token = token;
    return token;
  }

  /** The token of the person; the desk's own stays what it was. */
  async signIn(username: string, password = PASSWORD, totp: string | null = null): Promise<HubSignInReply> {
    const body = { username, password, totp };
    return this.ask(HubSignInReply, 'POST', '/v1/sign-in', { body });
  }
}
