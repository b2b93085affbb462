import { useEffect } from 'react';
import { callChannel } from '#renderer/lib/bridge.ts';

/** Tells main how many cameras this PC has, now and whenever one comes or goes: only the page can see them. */
export function useCameraCount(): void {
  useEffect(() => {
    const { mediaDevices } = navigator;
    async function tell() {
      const devices = await mediaDevices.enumerateDevices().catch(() => null);
      if (!devices) return;
      const count = devices.filter(({ kind }) => kind === 'videoinput').length;
      await callChannel('station.noteCameras', { count: Math.min(count, 20) });
    }
    void tell();
    const listen = () => void tell();
    mediaDevices.addEventListener('devicechange', listen);
    return () => mediaDevices.removeEventListener('devicechange', listen);
  }, []);
}
