import { z } from 'zod';
import { Ends } from './endings.ts';
import { POLICY_KEYS, type PolicyKey } from './machine-policy.ts';

export const FleetDevice = z.enum(['CAMERA', 'FINGERPRINT', 'SCANNER', 'PRINTER']);
export type FleetDevice = z.infer<typeof FleetDevice>;

/** UNKNOWN: nobody has looked since the program began. */
export const DeviceState = z.enum(['PRESENT', 'MISSING', 'NOT_SET_UP', 'UNKNOWN']);
export type DeviceState = z.infer<typeof DeviceState>;

/**
 * How a PC is, as it tells the hub: numbers and states. Nothing of an applicant or an officer is in it, and of the policy's free texts
 * (paths, names of printers) only a mark that tells whether two PCs have the same.
 */
export const DeskState = z.strictObject({
  version: z.string().max(40),
  waiting: z.int().min(0),
  uploads: z.int().min(0),
  refused: z.int().min(0),
  freeMb: z.int().min(0),
  devices: z.strictObject({
    CAMERA: DeviceState,
    FINGERPRINT: DeviceState,
    SCANNER: DeviceState,
    PRINTER: DeviceState,
  }),
  policy: z.partialRecord(z.enum(POLICY_KEYS as [PolicyKey, ...PolicyKey[]]), z.string().max(80)),
  update: z.strictObject({
    mode: z.enum(['off', 'notify', 'auto']),
    state: z.string().max(20),
    version: z.string().max(40).nullable(),
  }),
  ends: z.array(Ends).max(60),
});
export type DeskState = z.infer<typeof DeskState>;
