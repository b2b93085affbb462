import { CHANNELS, type ChannelName, type Output, type Parsed } from '#common/contract/ipc/index.ts';
import type { ErrorCode, Reply, ReplyError } from '#common/contract/ipc/reply.ts';
import { permissionsOf } from '#common/domain/session/permission.ts';
import type { SessionUser } from '#common/contract/ipc/session.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import { sqliteErrorCode } from '#main/records/sqlite-error.ts';

export type Handlers = { [C in ChannelName]: (input: Parsed<C>) => Promise<Output<C>> };

/** Where a call came from, as Electron reports it. */
export type Sender = {
  isOurWindow: boolean;
  isMainFrame: boolean;
  url: string;
  /** A page that others than officers look at may ask for nothing else. */
  asksOnly?: readonly ChannelName[] | null;
};

export type SessionGate = { readonly user: SessionUser | null; readonly isLocked: boolean };

export const APP_ORIGIN = 'app://loket';

/**
 * The one way in: sender is our window, main frame and origin; session present, unlocked and with a password of its own;
 * role holds the channel's permission; strict parse; run; typed reply. Silence and stacks never leave here.
 */
export function createPipeline(
  handlers: Handlers,
  session: SessionGate,
  log: Logger,
  onDamage: (code: ErrorCode) => void = () => undefined,
) {
  return async function handle(sender: Sender, channel: unknown, input: unknown): Promise<Reply<unknown>> {
    const startedAt = performance.now();
    const reply = await answer(sender, channel, input);
    const ms = Math.round(performance.now() - startedAt);
    log.debug('call', { channel: nameOf(channel), code: reply.ok ? 'OK' : reply.code, ms });
    return reply;
  };

  async function answer(sender: Sender, channel: unknown, input: unknown): Promise<Reply<unknown>> {
    try {
      if (!isTrustedSender(sender)) return failure({ code: 'SENDER_NOT_TRUSTED' });
      if (typeof channel !== 'string' || !isChannel(channel)) return failure({ code: 'CHANNEL_UNKNOWN' });
      // A page beside the officer's is ours, and knows no office.
      const isElsewhere = sender.asksOnly && !sender.asksOnly.includes(channel);
      if (isElsewhere) return failure({ code: 'SENDER_NOT_TRUSTED' });
      const denied = accessRefusal(channel, session);
      if (denied) return failure(denied);
      const parsed = CHANNELS[channel].input.safeParse(input);
      if (!parsed.success) {
        return failure({ code: 'INPUT_INVALID', details: { fields: parsed.error.issues.map(fieldOf) } });
      }
      // The channel's own schema produced the data; only the index type is lost on the way.
      const run = handlers[channel] as (data: unknown) => Promise<unknown>;
      return { ok: true, value: await run(parsed.data) };
    } catch (error) {
      const told = describe(error, String(channel), log);
      // A damaged page is found when it is read. Nothing may be written beside it any more.
      if (told.code === 'DATABASE_CORRUPT') onDamage(told.code);
      return failure(told);
    }
  }
}

export function isTrustedSender(sender: Sender): boolean {
  return sender.isOurWindow && sender.isMainFrame && isAppUrl(sender.url);
}

export function isAppUrl(text: string): boolean {
  // Compared as text: a standard URL parser lower-cases and resolves, which would make look-alikes equal.
  return text === APP_ORIGIN || text.startsWith(`${APP_ORIGIN}/`);
}

/** Whatever a page calls a channel, only the contract's names are written down. */
function nameOf(channel: unknown): string {
  return typeof channel === 'string' && isChannel(channel) ? channel : 'unknown';
}

function isChannel(name: string): name is ChannelName {
  return Object.hasOwn(CHANNELS, name);
}

function accessRefusal(channel: ChannelName, { user, isLocked }: SessionGate): ReplyError | null {
  const { access, isOpenUnderLock } = CHANNELS[channel];
  if (access === 'PUBLIC') return null;
  if (!user) return { code: 'SIGNED_OUT' };
  if (isLocked && !isOpenUnderLock) return { code: 'LOCKED' };
  if (user.mustChange && channel !== 'session.changePassword') return { code: 'PASSWORD_MUST_CHANGE' };
  if (access === 'SIGNED_IN') return null;
  return permissionsOf(user.roles).has(access) ? null : { code: 'FORBIDDEN' };
}

function failure(error: ReplyError): Reply<never> {
  return error.details
    ? { ok: false, code: error.code, details: error.details }
    : { ok: false, code: error.code };
}

function describe(error: unknown, channel: string, log: Logger): ReplyError {
  if (error instanceof CodedError) return { code: error.code, details: error.details };
  const code = sqliteErrorCode(error);
  log.error('call failed', { channel, code: code ?? 'INTERNAL', error });
  return { code: code ?? 'INTERNAL' };
}

/** Path and rule of what failed, never the value. */
function fieldOf(issue: { path: PropertyKey[]; message: string; code?: string | undefined }): string {
  const rule = /^[A-Z_]+$/.test(issue.message) ? issue.message : (issue.code ?? 'invalid');
  return `${issue.path.map(String).join('.') || '(root)'}: ${rule}`;
}
