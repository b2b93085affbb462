import { z } from 'zod';
import { fail, notAssessed, note, pass, type Verdict } from './run-checks.ts';

/** Well under the patience of a check, also where several cameras are silent. */
const FRAME_MS = 8_000;

/**
 * For the page: opens each camera until a frame came out, as a list alone says nothing of a broken cable. Ids are told only once a camera
 * was opened, so the first that comes is opened before the list is read. A hidden window paints nothing: the frame is read off the track.
 */
export const OPEN_CAMERAS = `(async () => {
  const { mediaDevices } = navigator;
  const list = async () => (await mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
  const silent = [];
  const open = async (video) => {
    let stream;
    try {
      stream = await mediaDevices.getUserMedia({ video });
      const [track] = stream.getVideoTracks();
      const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
      const late = new Promise((resolve) => setTimeout(() => resolve({}), ${FRAME_MS}));
      const { value } = await Promise.race([reader.read(), late]);
      if (!value) throw new DOMException('', 'NoFrame');
      value.close();
      return true;
    } catch (error) {
      silent.push(String(error.name));
      return false;
    } finally {
      for (const track of stream?.getTracks() ?? []) track.stop();
    }
  };
  if ((await list()).length === 0) return { count: 0, silent };
  const isOpened = await open(true);
  const cameras = await list();
  const rest = cameras.filter(({ deviceId }) => deviceId !== '');
  // Refused before any id was told: none of them can be opened.
  if (rest.length === 0) return { count: cameras.length, silent: isOpened ? [] : cameras.map(() => silent[0]) };
  if (isOpened && rest.length === 1) return { count: 1, silent };
  silent.length = 0;
  for (const { deviceId } of rest) await open({ deviceId: { exact: deviceId } });
  return { count: rest.length, silent };
})()`;

const Opened = z.object({ count: z.int(), silent: z.array(z.string()) });

/** What is said of the page's answer. A camera that gave no frame has failed, whatever the others did. */
export function cameraVerdict(answer: unknown): Verdict {
  const read = Opened.safeParse(answer);
  if (!read.success) return fail(note('NO_CAMERA_LIST'));
  const { count, silent } = read.data;
  if (count === 0) return notAssessed(note('NO_CAMERA'));
  const opened = Math.max(0, count - silent.length);
  const reason = [...new Set(silent)];
  return silent.length > 0
    ? fail(note('CAMERA_SILENT', { count, opened, reason }))
    : pass(note('CAMERA_FRAMES', { count }));
}
