import { z } from 'zod';
import type { Instant } from '#common/kernel/instant.ts';
import { FleetDevice, type DeskState } from './desk-state.ts';
import { daysLeft, WARN_DAYS } from './endings.ts';
import { POLICY_KEYS, type PolicyKey } from './machine-policy.ts';

/** What is wrong with a PC, the worst first. */
export const Trouble = z.enum([
  'LOCKED',
  'ENDED',
  'REFUSED',
  'DISK',
  'CLOCK',
  'SILENT',
  'NO_REPORT',
  'DEVICE',
  'ENDING',
  'UNSENT',
  'POLICY',
  'OLD_VERSION',
]);
export type Trouble = z.infer<typeof Trouble>;

/** What is known of a PC of the office. */
export type FleetFacts = {
  name: string;
  lastSeenAt: Instant | null;
  revokedAt: Instant | null;
  lock: object | null;
  report: { at: Instant; clockOffSeconds: number; state: DeskState } | null;
};

export type FleetNorm = {
  /** What more than half of the PCs have of each key; a key without such a value is missing here. `null`: not decided by the policy. */
  policy: ReadonlyMap<PolicyKey, string | null>;
  /** The version that most PCs run. */
  version: string | null;
};

/** A PC that nobody switched on over a long weekend is no news; one that is silent for longer is. */
const SILENT_HOURS = 4 * 24;
const LEAST_FREE_MB = 5_000;
/** The hub refuses what a PC dates ten minutes wrong: IT should hear of it long before. */
const CLOCK_SECONDS = 120;
const MANY_WAITING = 200;
const HOUR_MS = 60 * 60 * 1000;

/** What is usual in this office: there is no other expectation than what most of its PCs have. PCs that were shut out do not count. */
export function normOf(desks: readonly Pick<FleetFacts, 'revokedAt' | 'report'>[]): FleetNorm {
  const states = desks.flatMap(({ revokedAt, report }) =>
    revokedAt === null && report ? [report.state] : [],
  );
  const policy = new Map<PolicyKey, string | null>();
  for (const key of POLICY_KEYS) {
    const usual = mostOf(states.map((state) => state.policy[key] ?? null));
    if (usual && usual.count * 2 > states.length) policy.set(key, usual.value);
  }
  return { policy, version: mostOf(states.map(({ version }) => version))?.value ?? null };
}

/** Keys in which a PC differs from what more than half of the office's PCs have. */
export function policyDifferences(state: DeskState, { policy }: FleetNorm): readonly PolicyKey[] {
  return POLICY_KEYS.filter((key) => policy.has(key) && (state.policy[key] ?? null) !== policy.get(key));
}

export function missingDevices({ devices }: DeskState): readonly FleetDevice[] {
  return FleetDevice.options.filter((device) => devices[device] === 'MISSING');
}

/** Days until the first thing ends on this PC; null when nothing of it has an end. */
export function daysToFirstEnd({ ends }: DeskState, now: Instant): number | null {
  const first = ends.map(({ endsAt }) => endsAt).toSorted()[0];
  return first === undefined ? null : daysLeft(first, now);
}

/** The worst first. A PC that was shut out has none: nobody waits for it. */
export function troublesOf(desk: FleetFacts, norm: FleetNorm, now: Instant): readonly Trouble[] {
  if (desk.revokedAt !== null) return [];
  const found = new Set(desk.report ? stateTroubles(desk.report, norm, now) : ['NO_REPORT' as const]);
  if (desk.lock !== null) found.add('LOCKED');
  const seen = desk.lastSeenAt === null ? null : Date.parse(now) - Date.parse(desk.lastSeenAt);
  if (seen !== null && seen > SILENT_HOURS * HOUR_MS) found.add('SILENT');
  return Trouble.options.filter((trouble) => found.has(trouble));
}

function stateTroubles(
  { state, clockOffSeconds }: NonNullable<FleetFacts['report']>,
  norm: FleetNorm,
  now: Instant,
): Trouble[] {
  const { refused, freeMb, waiting, uploads, version } = state;
  const days = daysToFirstEnd(state, now);
  const isOlder = norm.version !== null && version.localeCompare(norm.version, 'en', { numeric: true }) < 0;
  const found: readonly [Trouble, boolean][] = [
    ['ENDED', days !== null && days < 0],
    ['ENDING', days !== null && days >= 0 && days < WARN_DAYS],
    ['REFUSED', refused > 0],
    ['DISK', freeMb < LEAST_FREE_MB],
    ['CLOCK', Math.abs(clockOffSeconds) >= CLOCK_SECONDS],
    ['DEVICE', missingDevices(state).length > 0],
    ['UNSENT', waiting + uploads >= MANY_WAITING],
    ['POLICY', policyDifferences(state, norm).length > 0],
    ['OLD_VERSION', isOlder],
  ];
  return found.flatMap(([trouble, isSo]) => (isSo ? [trouble] : []));
}

/** Trouble first, the worst before the others; then by name, as a person counts; PCs that were shut out at the end. */
export function byTrouble<T extends FleetFacts & { troubles: readonly Trouble[] }>(desks: readonly T[]): T[] {
  return desks.toSorted(
    (left, right) =>
      rankOf(left) - rankOf(right) || left.name.localeCompare(right.name, 'id', { numeric: true }),
  );
}

function rankOf({
  troubles,
  revokedAt,
}: {
  troubles: readonly Trouble[];
  revokedAt: Instant | null;
}): number {
  if (revokedAt !== null) return Trouble.options.length + 1;
  const [worst] = troubles;
  return worst === undefined ? Trouble.options.length : Trouble.options.indexOf(worst);
}

/** Null for none; of two that are equally common the first. */
function mostOf<V extends string | null>(values: readonly V[]): { value: V; count: number } | null {
  let most: { value: V; count: number } | null = null;
  for (const value of new Set(values)) {
    const count = values.filter((one) => one === value).length;
    if (!most || count > most.count) most = { value, count };
  }
  return most;
}
