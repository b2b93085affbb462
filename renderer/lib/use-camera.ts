import { useCallback, useEffect, useRef, useState } from 'react';

/** BUSY: another program has it. UNPLUGGED: it was live and its cable came out. */
export type CameraState = 'STARTING' | 'LIVE' | 'NONE' | 'DENIED' | 'BUSY' | 'UNPLUGGED';
export type Shot = { bytes: Uint8Array; width: number; height: number; url: string };
export type CameraDevice = { id: string; label: string };

const QUALITY = 0.95;

/** What the camera is asked for: a paper needs every pixel that there is, a face does not. */
export type CameraUse = 'FACE' | 'PAPER';

const WANTED: Readonly<Record<CameraUse, number>> = { FACE: 1080, PAPER: 2160 };

/**
 * The desk's camera as a live picture. The stream is closed as soon as the screen is left. A camera that was pulled out comes
 * back by itself when it is plugged in again.
 */
export function useCamera(
  deviceId: string,
  isOn: boolean,
  use: CameraUse = 'FACE',
  height: number = WANTED[use],
) {
  const video = useRef<HTMLVideoElement | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [devices, setDevices] = useState<readonly CameraDevice[]>([]);
  const opening = `${deviceId}#${height}#${attempt}`;
  /** How an opening ended; until then the camera is starting. */
  const [ended, setEnded] = useState<{ opening: string; state: CameraState } | null>(null);
  const state = ended?.opening === opening ? ended.state : 'STARTING';
  const retry = useCallback(() => setAttempt((count) => count + 1), []);

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
          video: constraints(deviceId, height),
          audio: false,
        });
      } catch (error) {
        end(stateOf(error));
        return;
      }
      if (!isCurrent || !video.current) {
        stop(stream);
        return;
      }
      stream.getVideoTracks().forEach((track) => track.addEventListener('ended', () => end('UNPLUGGED')));
      video.current.srcObject = stream;
      await video.current.play().catch(() => undefined);
      end('LIVE');
      const found = await listCameras();
      if (isCurrent) setDevices(found);
    }
    void start();
    return () => {
      isCurrent = false;
      stop(stream);
    };
  }, [deviceId, height, isOn, opening]);

  const isGone = isOn && (state === 'UNPLUGGED' || state === 'NONE');
  useEffect(() => {
    const look = async () => {
      const found = await listCameras();
      setDevices(found);
      if (isGone && found.length > 0) retry();
    };
    const changed = () => void look();
    const { mediaDevices } = navigator;
    mediaDevices.addEventListener('devicechange', changed);
    return () => mediaDevices.removeEventListener('devicechange', changed);
  }, [isGone, retry]);

  const shoot = useCallback(async (): Promise<Shot | null> => {
    const source = video.current;
    if (!source || source.videoWidth === 0) return null;
    const canvas = new OffscreenCanvas(source.videoWidth, source.videoHeight);
    canvas.getContext('2d')?.drawImage(source, 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return { bytes, width: canvas.width, height: canvas.height, url: URL.createObjectURL(blob) };
  }, []);

  return { video, state, devices, shoot, retry };
}

async function listCameras(): Promise<CameraDevice[]> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return all
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({ id: deviceId, label }));
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'DENIED';
  return name === 'NotReadableError' || name === 'AbortError' ? 'BUSY' : 'NONE';
}

function constraints(deviceId: string, height: number): MediaTrackConstraints {
  const size = { width: { ideal: Math.round((height * 16) / 9) }, height: { ideal: height } };
  return deviceId === '' ? size : { ...size, deviceId: { exact: deviceId } };
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
