import { basename } from 'node:path';
import { z, ZodError } from 'zod';
import { CodedError } from '#common/contract/coded-error.ts';
import { errors as english } from '#common/i18n/en/errors.ts';
import { errors as indonesian } from '#common/i18n/id/errors.ts';
import { ConfigError } from '#hub/config.ts';

/** What the system and PostgreSQL's client say of themselves: a code, and where it happened. */
const Fault = z.object({
  code: z.string(),
  syscall: z.string().optional(),
  path: z.string().optional(),
  dest: z.string().optional(),
  address: z.string().optional(),
  hostname: z.string().optional(),
  port: z.number().optional(),
  /** PostgreSQL's own word comes with one. */
  severity: z.string().optional(),
});
type Fault = z.infer<typeof Fault>;

/** By the system's code, what stands in the way of a file or folder. */
const OF_PATHS: Readonly<Record<string, CodedError['code']>> = {
  ENOENT: 'HUB_FILE_MISSING',
  EEXIST: 'HUB_FILE_EXISTS',
  EACCES: 'HUB_PATH_CLOSED',
  EPERM: 'HUB_PATH_CLOSED',
  EROFS: 'HUB_PATH_CLOSED',
  ENOSPC: 'HUB_DISK_FULL',
  EDQUOT: 'HUB_DISK_FULL',
  EFBIG: 'HUB_DISK_FULL',
  ENOTDIR: 'HUB_PATH_WRONG_KIND',
  EISDIR: 'HUB_PATH_WRONG_KIND',
};

const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Of PostgreSQL, about its own folder. */
const DISK_FULL = '53100';
/** Of PostgreSQL: wrong name or password, or a database that is not there. */
const NOT_LET_IN = /^(?:28|3D)/;

/** Sentences for the person at the terminal, in both languages. Null for a bug, which comes with its stack. */
export function explained(error: unknown): string | null {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof ZodError) return error.issues.map(({ path }) => `--${path.join('.')}`).join(' ');
  if (error instanceof TypeError && 'code' in error) return error.message;
  const coded = codedOf(error);
  return coded && `${coded.code}: ${sentence(indonesian, coded)}\n${sentence(english, coded)}`;
}

/** The same failure by a code of ours, where it is one of everyday. */
export function codedOf(error: unknown): CodedError | null {
  if (error instanceof CodedError) return error;
  const parsed = Fault.safeParse(error);
  return parsed.success && error instanceof Error ? ofFault(parsed.data) : null;
}

function ofFault(fault: Fault): CodedError | null {
  const { code, syscall = '', path, dest, severity } = fault;
  if (code.startsWith('ERR_OSSL_')) return new CodedError('HUB_TLS_UNUSABLE', { reason: code });
  if (severity !== undefined) {
    if (code === DISK_FULL) return new CodedError('HUB_DISK_FULL', { path: 'PostgreSQL' });
    return NOT_LET_IN.test(code) ? new CodedError('HUB_DATABASE_REFUSED', { reason: code }) : null;
  }
  const where = [fault.address ?? fault.hostname ?? '', fault.port ?? ''].join(':').replace(/:$/, '');
  if (code === 'EADDRINUSE') return new CodedError('HUB_PORT_TAKEN', { where });
  if (syscall === 'listen') return new CodedError('HUB_HOST_NOT_HERE', { where, reason: code });
  if (NOT_CONNECTED.has(code) || syscall === 'getaddrinfo') {
    return new CodedError('HUB_DATABASE_AWAY', { where, reason: code });
  }
  if (syscall.startsWith('spawn') && code === 'ENOENT') {
    return new CodedError('HUB_PROGRAM_MISSING', { program: basename(path ?? '') });
  }
  if (syscall === '') return null;
  const place = dest ?? path ?? '?';
  const ours = OF_PATHS[code];
  return ours
    ? new CodedError(ours, { path: place })
    : new CodedError('HUB_SYSTEM_FAULT', { path: place, reason: `${syscall} ${code}` });
}

function sentence(texts: typeof indonesian, { code, details = {} }: CodedError): string {
  const found = Object.entries(texts).find(([known]) => known === code)?.[1];
  return `${found?.what ?? ''} ${found?.next ?? ''}`.replaceAll(/{{(\w+)}}/g, (_all, name: string) =>
    String(details[name] ?? ''),
  );
}
