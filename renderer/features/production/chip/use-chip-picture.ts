// oxlint-disable-next-line import/default -- the query makes the bundler hand over the address of the built worker
import workerUrl from '#renderer/workers/chip-picture.worker.ts?worker&url';
import { useEffect, useState } from 'react';
import type { ChipReading } from '#common/contract/ipc/chip.ts';
import { startOwnWorker } from '#renderer/lib/own-worker.ts';
import { useBlobUrlOf } from '#renderer/lib/use-blob-url.ts';

type Picture = ChipReading['picture'];
type Shown = { picture: Picture; blob: Blob | null };

export type ChipPicture = { url: string | null; blob: Blob | null; isUnshowable: boolean };

/** The chip's picture as a page can show it, JPEG 2000 too; null while there is none, `isUnshowable` where there will be none. */
export function useChipPicture(picture: Picture): ChipPicture {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    if (!picture) return undefined;
    let isCurrent = true;
    const show = (blob: Blob | null) => {
      if (isCurrent) setShown({ picture, blob });
    };
    const bytes = new Uint8Array(picture.bytes);
    if (picture.mediaType === 'image/jpeg') {
      queueMicrotask(() => show(new Blob([bytes], { type: picture.mediaType })));
      return () => {
        isCurrent = false;
      };
    }
    const worker = startOwnWorker(workerUrl);
    worker.addEventListener('message', ({ data }: MessageEvent<Blob | null>) => show(data));
    worker.addEventListener('error', () => show(null));
    worker.postMessage(bytes);
    return () => {
      isCurrent = false;
      worker.terminate();
    };
  }, [picture]);
  const isShown = picture !== null && shown?.picture === picture;
  const blob = isShown ? shown.blob : null;
  return { url: useBlobUrlOf(blob), blob, isUnshowable: isShown && blob === null };
}
