import { CodedError } from '#common/contract/coded-error.ts';
import { inLanes } from '#runtime/in-lanes.ts';
import type { FoundScanner } from './found-scanner.ts';
import {
  DeviceInfo,
  DigitalId,
  DiscoveryAnswer,
  InfoAnswer,
  SBI_VERSION,
  type Discovered,
} from './messages.ts';
import { problemOf } from './codes.ts';
import { askSbi, type Limits } from './transport.ts';
import type { TrustAnchors } from './trust.ts';

/** Where SBI says that device services listen. */
export const SBI_PORTS: readonly number[] = Array.from({ length: 100 }, (_none, index) => 4501 + index);
const LANES = 10;

export type Search = {
  ports: readonly number[];
  trust: TrustAnchors;
  limits: Limits;
  now: () => Date;
};

/** What a search found, and what it had to leave aside and why. */
export type Found = { scanners: FoundScanner[]; refused: CodedError[] };

/** Asks every port where a service may listen; most are closed and say so at once. */
export async function findScanners(search: Search): Promise<Found> {
  const found: Found = { scanners: [], refused: [] };
  await inLanes(search.ports, LANES, async (port) => {
    const devices = await discover(port, search.limits).catch(() => []);
    for (const device of devices) await add(found, device, { ...search, port });
  });
  found.scanners.sort((one, other) => one.port - other.port || one.deviceId.localeCompare(other.deviceId));
  return found;
}

async function add(found: Found, device: Discovered, place: Search & { port: number }): Promise<void> {
  try {
    found.scanners.push(await identify(device, place));
  } catch (error) {
    if (!(error instanceof CodedError)) throw error;
    found.refused.push(error);
  }
}

/** Nothing that listens there, or something else: no devices. */
async function discover(port: number, limits: Limits): Promise<Discovered[]> {
  const ask = { port, verb: 'MOSIPDISC', path: '/device', body: { type: 'Finger' }, limits } as const;
  return askSbi(ask, DiscoveryAnswer);
}

/** What a device says when it is discovered is signed by nobody; only what it signs afterwards counts. */
async function identify(
  device: Discovered,
  { port, trust, limits, now }: Search & { port: number },
): Promise<FoundScanner> {
  checkCallback(device.callbackId, port);
  if (device.deviceStatus === 'Not Registered') throw new CodedError('FINGER_SCANNER_NOT_REGISTERED');
  if (!device.specVersion.includes(SBI_VERSION)) throw new CodedError('FINGER_ANSWER_UNREADABLE');
  const ask = { port, verb: 'MOSIPDINFO', path: '/info', body: { type: 'Finger' }, limits } as const;
  const answers = await askSbi(ask, InfoAnswer);
  let other: CodedError = new CodedError('FINGER_OTHER_DEVICE');
  for (const { deviceInfo, error } of answers) {
    const problem = problemOf(error);
    if (!deviceInfo) {
      other = problem ?? other;
      continue;
    }
    const info = await trust.open(deviceInfo, DeviceInfo, now());
    if (info.deviceId !== device.deviceId || info.deviceCode !== device.deviceCode) continue;
    checkCallback(info.callbackId, port);
    return foundScanner(info, await trust.open(info.digitalId, DigitalId, now()), port);
  }
  throw other;
}

function foundScanner(info: DeviceInfo, digitalId: DigitalId, port: number): FoundScanner {
  if (digitalId.type !== 'Finger') throw new CodedError('FINGER_OTHER_DEVICE');
  return {
    port,
    deviceId: info.deviceId,
    subIds: info.deviceSubId,
    make: digitalId.make,
    model: digitalId.model,
    serial: digitalId.serialNo,
    code: info.deviceCode,
    certification: info.certification,
    status: info.deviceStatus,
    isSlap: digitalId.deviceSubType === 'Slap',
    env: info.env,
  };
}

/** It would have the precedence for later calls: a door to any other place, so it may only name the place itself. */
function checkCallback(callbackId: string, port: number): void {
  if (callbackId === '' || callbackId.replace(/\/$/, '') === `http://127.0.0.1:${port}`) return;
  throw new CodedError('FINGER_CALLBACK_FOREIGN');
}
