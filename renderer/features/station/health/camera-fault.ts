export type CameraFault = 'REFUSED' | 'BUSY' | 'BROKEN';

/** Why a camera gave no picture; null when there is none. Who mends it differs: IT's policy, another program, the device. */
export function cameraFault(error: unknown): CameraFault | null {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotFoundError':
      return null;
    case 'NotAllowedError':
    case 'SecurityError':
      return 'REFUSED';
    // What the system answers while another program has the camera open.
    case 'NotReadableError':
    case 'AbortError':
      return 'BUSY';
    default:
      return 'BROKEN';
  }
}
