import { useEffect, useMemo, useState } from 'react';

/** An address for a picture in memory; it is let go with the component, and the picture with it. */
export function useBlobUrlOf(picture: Blob | null): string | null {
  const [made, setMade] = useState<{ picture: Blob; url: string } | null>(null);
  useEffect(() => {
    if (!picture) return undefined;
    const url = URL.createObjectURL(picture);
    let isCurrent = true;
    // After this effect: the picture is shown with the next drawing.
    queueMicrotask(() => {
      if (isCurrent) setMade({ picture, url });
    });
    return () => {
      isCurrent = false;
      URL.revokeObjectURL(url);
    };
  }, [picture]);
  return made?.picture === picture ? made.url : null;
}

export function useBlobUrl(bytes: Uint8Array | null, mediaType: string): string | null {
  const picture = useMemo(
    () => (bytes ? new Blob([new Uint8Array(bytes)], { type: mediaType }) : null),
    [bytes, mediaType],
  );
  return useBlobUrlOf(picture);
}
