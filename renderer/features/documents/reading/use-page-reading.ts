import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttachmentId, ApplicationId } from '#common/kernel/ids.ts';
import { ReadingError, readPage } from '#renderer/lib/reading/read-page.ts';
import type { PageReading, ReadingProblem } from '#renderer/lib/reading/page-reading.ts';
import { readAttachment } from '#renderer/lib/use-attachment.ts';
import { useFormat } from '#renderer/lib/use-format.ts';

export type ReadingState =
  | { status: 'IDLE' }
  | { status: 'READING' }
  | { status: 'READ'; reading: PageReading }
  | { status: 'FAILED'; code: Exclude<ReadingProblem, 'CANCELLED'> | 'NOT_OPENED' };

const IDLE: ReadingState = { status: 'IDLE' };

/** Reads one page on request, or by itself with `isAutomatic`. A page that is no longer shown is no longer read. */
export function usePageReading(
  applicationId: ApplicationId,
  attachmentId: AttachmentId,
  isAutomatic: boolean,
): { state: ReadingState; read: () => void } {
  const { today } = useFormat();
  const key = `${applicationId} ${attachmentId}`;
  const [found, setFound] = useState<{ key: string; state: ReadingState } | null>(null);
  const running = useRef<AbortController | null>(null);

  const read = useCallback(() => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    const show = (state: ReadingState) => {
      if (!abort.signal.aborted) setFound({ key, state });
    };
    show({ status: 'READING' });
    async function run() {
      const reply = await readAttachment(applicationId, attachmentId);
      if (!reply.ok) {
        show({ status: 'FAILED', code: 'NOT_OPENED' });
        return;
      }
      const { bytes, mediaType } = reply.value;
      try {
        const page = new Blob([new Uint8Array(bytes)], { type: mediaType });
        show({ status: 'READ', reading: await readPage(page, today, { signal: abort.signal }) });
      } catch (error) {
        const code = error instanceof ReadingError ? error.code : 'FAILED';
        if (code === 'CANCELLED') show(IDLE);
        else show({ status: 'FAILED', code });
      }
    }
    void run();
  }, [applicationId, attachmentId, key, today]);

  useEffect(() => {
    if (isAutomatic) read();
    return () => running.current?.abort();
  }, [isAutomatic, read]);

  return { state: found?.key === key ? found.state : IDLE, read };
}
