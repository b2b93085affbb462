import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import { cameraFault, type CameraFault } from './camera-fault.ts';

/** What was found, and why something was left aside or not asked. */
type Found = { count: number; problems: readonly ReplyError[] };
export type DeviceTest = { camera: number | CameraFault; fingerprint: Found; printers: Found };

export function useDeviceTest() {
  const [result, setResult] = useState<DeviceTest | null>(null);

  async function run(): Promise<void> {
    const [camera, scanners, printers] = await Promise.all([
      openCamera(),
      callChannel('biometrics.scanners', {}),
      callChannel('printing.printers', {}),
    ]);
    setResult({
      camera,
      fingerprint: scanners.ok
        ? { count: scanners.value.scanners.length, problems: scanners.value.refused }
        : { count: 0, problems: [scanners] },
      printers: printers.ok
        ? { count: printers.value.printers.length, problems: [] }
        : { count: 0, problems: [printers] },
    });
  }
  return { run, result };
}

/** How many cameras there are, once one of them gave a picture: a list alone says nothing of a broken cable. */
async function openCamera(): Promise<number | CameraFault> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) track.stop();
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === 'videoinput').length;
  } catch (error) {
    return cameraFault(error) ?? 0;
  }
}
