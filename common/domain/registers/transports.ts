import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { DISPATCH_PARTS, NumberRange, RESOLVE_REASONS, SeenSeal } from '#common/domain/production/custody.ts';
import { STOCK_READERS } from './stock-readers.ts';
import { goesOnWith, opensWith, type Register } from './register.ts';

const Dispatched = z.strictObject({ ...DISPATCH_PARTS.shape, second: UserId });
const Arrived = z.strictObject({
  seals: z.array(SeenSeal).min(1).max(20),
  counted: z.int().min(0),
  note: z.string().max(400),
  second: UserId,
});
const Resolved = z.strictObject({
  reason: z.enum(RESOLVE_REASONS),
  note: z.string().max(400),
  missing: z.array(NumberRange).max(100),
});
/** As it was written while one run at most could be missing. */
const ResolvedBefore = Resolved.extend({ missing: NumberRange.nullable() });

type Stamped<T> = T & { by: UserId | null; at: Instant };
export type Shipment = z.infer<typeof Dispatched> & {
  by: UserId | null;
  at: Instant;
  arrived: Stamped<z.infer<typeof Arrived>> | null;
  resolved: Stamped<z.infer<typeof Resolved>> | null;
};

/** Blanks on their way, with their seals, and what two found at the end of it. Written by the rules of the stock alone: no role may. */
export const TRANSPORTS: Register<Shipment> = {
  name: 'transports',
  readers: STOCK_READERS,
  rules: {
    'dispatch/1': opensWith<Shipment, typeof Dispatched>(Dispatched, {
      roles: [],
      open: (payload, { actor, at }) => ({ ...payload, by: actor, at, arrived: null, resolved: null }),
    }),
    'arrive/1': goesOnWith<Shipment, typeof Arrived>(Arrived, {
      roles: [],
      apply: (shipment, payload, { actor, at }) => ({ ...shipment, arrived: { ...payload, by: actor, at } }),
    }),
    'resolve/1': goesOnWith<Shipment, typeof ResolvedBefore>(ResolvedBefore, {
      roles: [],
      apply: (shipment, { missing, ...payload }, { actor, at }) => ({
        ...shipment,
        resolved: { ...payload, missing: missing ? [missing] : [], by: actor, at },
      }),
    }),
    'resolve/2': goesOnWith<Shipment, typeof Resolved>(Resolved, {
      roles: [],
      apply: (shipment, payload, { actor, at }) => ({ ...shipment, resolved: { ...payload, by: actor, at } }),
    }),
  },
};

export type ShipmentState = 'ON_ITS_WAY' | 'ARRIVED' | 'STOPPED' | 'RESOLVED';

/** A broken seal or another count stops a transport: its numbers stay where nobody can take them, until a supervisor has settled it. */
export function stateOfShipment({ arrived, resolved, count }: Shipment): ShipmentState {
  if (resolved) return 'RESOLVED';
  if (!arrived) return 'ON_ITS_WAY';
  return isSound(arrived, count) ? 'ARRIVED' : 'STOPPED';
}

export function isSound(
  { seals, counted }: Pick<z.infer<typeof Arrived>, 'seals' | 'counted'>,
  count: number,
): boolean {
  return counted === count && seals.every(({ state }) => state === 'INTACT');
}

/** Who sent it off or took it in, each with whoever stood beside: neither judges a stopped one. */
export function stoodAtAnEnd({ by, second, arrived }: Shipment, id: UserId): boolean {
  return [by, second, arrived?.by, arrived?.second].includes(id);
}
