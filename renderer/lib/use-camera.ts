import { useCallback, useEffect, useRef, useState } from 'react';

export type CameraState = 'STARTING' | 'LIVE' | 'NONE' | 'DENIED';
export type Shot = { bytes: Uint8Array; width: number; height: number; url: string };

const QUALITY = 0.95;

/** What the camera is asked for: a paper needs every pixel that there is, a face does not. */
export type CameraUse = 'FACE' | 'PAPER';

/** The desk's camera as a live picture. The stream is closed as soon as the screen is left. */
export function useCamera(deviceId: string, isOn: boolean, use: CameraUse = 'FACE') {
  const video = useRef<HTMLVideoElement | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [devices, setDevices] = useState<readonly { id: string; label: string }[]>([]);
  const opening = `${deviceId}#${attempt}`;
  /** How an opening ended; until then the camera is starting. */
  const [ended, setEnded] = useState<{ opening: string; state: CameraState } | null>(null);
  const state = ended?.opening === opening ? ended.state : 'STARTING';

  useEffect(() => {
    if (!isOn) return undefined;
    let stream: MediaStream | null = null;
    let isCurrent = true;
    const end = (result: CameraState) => {
      if (isCurrent) setEnded({ opening, state: result });
    };
    async function start() {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: constraints(deviceId, use),
          audio: false,
        });
      } catch (error) {
        end(error instanceof DOMException && error.name === 'NotAllowedError' ? 'DENIED' : 'NONE');
        return;
      }
      if (!isCurrent || !video.current) {
        stop(stream);
        return;
      }
      video.current.srcObject = stream;
      await video.current.play().catch(() => undefined);
      end('LIVE');
      const found = (await navigator.mediaDevices.enumerateDevices()).filter(
        ({ kind }) => kind === 'videoinput',
      );
      if (isCurrent) setDevices(found.map(({ deviceId: id, label }) => ({ id, label })));
    }
    void start();
    return () => {
      isCurrent = false;
      stop(stream);
    };
  }, [deviceId, isOn, opening, use]);

  const shoot = useCallback(async (): Promise<Shot | null> => {
    const source = video.current;
    if (!source || source.videoWidth === 0) return null;
    const canvas = new OffscreenCanvas(source.videoWidth, source.videoHeight);
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { bytes, width: canvas.width, height: canvas.height, url: URL.createObjectURL(blob) };
  }, []);

  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { video, state, devices, shoot, retry };
}

const WANTED: Readonly<Record<CameraUse, { width: number; height: number }>> = {
  FACE: { width: 1920, height: 1080 },
  PAPER: { width: 3840, height: 2160 },
};

function constraints(deviceId: string, use: CameraUse): MediaTrackConstraints {
  const size = { width: { ideal: WANTED[use].width }, height: { ideal: WANTED[use].height } };
  return deviceId === '' ? size : { ...size, deviceId: { exact: deviceId } };
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
