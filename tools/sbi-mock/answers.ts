import { signed, wrongSigner } from './identity.ts';
import type { MockDevice } from './device.ts';

const SUCCESS = { errorCode: '0', errorInfo: 'Success' };
export const STATUS_CODES = { Ready: '0', Busy: '111', 'Not Ready': '110', 'Not Registered': '100' } as const;
const ELSEWHERE = 'http://203.0.113.9:4501/';

function statusOf({ faults, isStreaming, isCapturing }: MockDevice) {
  return faults.status === 'Ready' && (isStreaming || isCapturing) ? 'Busy' : faults.status;
}

export function errorOf(code: string) {
  return code === '0' ? SUCCESS : { errorCode: code, errorInfo: `Simulated ${code}` };
}

function digitalIdOf({ identity, isSlap }: MockDevice) {
  return {
    serialNo: identity.serial,
    make: identity.make,
    model: identity.model,
    type: 'Finger',
    deviceSubType: isSlap ? 'Slap' : 'Single',
    deviceProvider: 'Loket',
    deviceProviderId: 'LOKET-SIM',
    dateTime: nowText(),
  };
}

function subIdsOf({ isSlap }: MockDevice): string[] {
  return isSlap ? ['1', '2', '3'] : ['0'];
}

export function discovery(device: MockDevice, port: number, type: unknown): object[] {
  if (type !== 'Finger' && type !== 'Biometric Device') return [];
  const status = statusOf(device);
  const isKnown = status !== 'Not Registered';
  return [
    {
      deviceId: isKnown ? '1' : '',
      deviceStatus: status,
      certification: 'L0',
      serviceVersion: '0.9.5',
      deviceSubId: subIdsOf(device),
      callbackId: device.faults.callback === 'DISCOVERY' ? ELSEWHERE : `http://127.0.0.1:${port}/`,
      digitalId: Buffer.from(JSON.stringify(digitalIdOf(device))).toString('base64url'),
      deviceCode: isKnown ? device.identity.serial : '',
      specVersion: ['0.9.5'],
      purpose: isKnown ? 'Registration' : '',
      error: errorOf(STATUS_CODES[status]),
    },
  ];
}

export async function info(device: MockDevice, port: number): Promise<object[]> {
  const { identity, faults } = device;
  const deviceInfo = {
    deviceStatus: statusOf(device),
    deviceId: '1',
    firmware: '1.0',
    certification: 'L0',
    serviceVersion: '0.9.5',
    deviceSubId: subIdsOf(device),
    callbackId: faults.callback === 'INFO' ? ELSEWHERE : `http://127.0.0.1:${port}/`,
    digitalId: await signedDigitalId(device),
    deviceCode: identity.serial,
    env: 'Developer',
    purpose: 'Registration',
    specVersion: ['0.9.5'],
  };
  return [{ deviceInfo: await signed(deviceInfo, signerOf(device)), error: SUCCESS }];
}

export function signedDigitalId(device: MockDevice): Promise<string> {
  const digitalId = digitalIdOf(device);
  const isOther = device.faults.tamper === 'SERIAL';
  return signed(isOther ? { ...digitalId, serialNo: 'LKT-SIM-9999' } : digitalId, signerOf(device));
}

export function signerOf({ identity, faults }: MockDevice) {
  const { tamper } = faults;
  return tamper === 'SIGNER' || tamper === 'EXPIRED' || tamper === 'WEAK'
    ? wrongSigner(identity, tamper)
    : identity.device;
}

export function nowText(aheadMs = 0): string {
  return `${new Date(Date.now() + aheadMs).toISOString().slice(0, 19)}Z`;
}
