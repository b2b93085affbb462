import { reasonOf } from '#runtime/wire/reason.ts';
import { fail, notAssessed, note, pass, type Check } from './run-checks.ts';

const TIMEOUT_MS = 15_000;

type Hub = {
  /** Null where this PC belongs to no hub and IT names none. */
  url: string | null;
  /** One authority is believed and no other, by the policy or by the office's site file. */
  isPinned: boolean;
  clockOffMinutes: number;
  now: () => number;
};

type Answer = { ok: true; offMinutes: number | null } | { ok: false; reason: string };

/** One question to the hub answers three checks: it is there, its certificate holds, and its clock is ours. */
export function hubChecks({ url, isPinned, clockOffMinutes, now }: Hub): Check[] {
  let asked: Promise<Answer> | null = null;
  const answer = (): Promise<Answer> => (asked ??= ask(url ?? '', now));
  return [
    {
      id: 'HUB',
      async run() {
        if (url === null) return notAssessed(note('NO_HUB'));
        const found = await answer();
        return found.ok ? pass(url) : fail(note('HUB_AWAY', { url, reason: found.reason }));
      },
    },
    {
      id: 'AUTHORITY',
      async run() {
        if (url === null) return notAssessed(note('NO_HUB'));
        if (!url.startsWith('https:')) return notAssessed(note('NO_TLS_HERE'));
        const found = await answer();
        if (!found.ok && found.reason === 'TLS') return fail(note('NOT_BELIEVED'));
        if (!found.ok) return notAssessed(note('HUB_AWAY', { url, reason: found.reason }));
        return pass(note(isPinned ? 'PINNED' : 'BY_SYSTEM'));
      },
    },
    {
      id: 'CLOCK',
      async run() {
        if (url === null) return notAssessed(note('NO_HUB'));
        const found = await answer();
        if (!found.ok || found.offMinutes === null) return notAssessed(note('NO_TIME'));
        const detail = `${found.offMinutes} min`;
        return Math.abs(found.offMinutes) < clockOffMinutes ? pass(detail) : fail(detail);
      },
    },
  ];
}

async function ask(url: string, now: () => number): Promise<Answer> {
  try {
    const at = `${url.replace(/\/+$/, '')}/healthz`;
    const response = await fetch(at, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) return { ok: false, reason: `HTTP ${response.status}` };
    const date = Date.parse(response.headers.get('date') ?? '');
    return { ok: true, offMinutes: Number.isNaN(date) ? null : Math.trunc((date - now()) / 60_000) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}
