import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import type { AttachmentId, ApplicationId } from '#common/kernel/ids.ts';
import { holdAttachment } from '#renderer/lib/attachments/attachment-shelf.ts';
import { AttachmentAccess } from '#renderer/lib/attachments/use-attachment.ts';
import { ReadingError, readPage } from '#renderer/lib/reading/read-page.ts';
import type { PageReading, ReadingProblem } from '#renderer/lib/reading/page-reading.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { NotOpened, pagesToRead } from './pages-to-read.ts';

export type ReadingState =
  | { status: 'IDLE' }
  | { status: 'READING' }
  | { status: 'READ'; reading: PageReading }
  | { status: 'FAILED'; code: Exclude<ReadingProblem, 'CANCELLED'> | 'NOT_OPENED' };

/** A page of the document, both counted from 0. */
export type ShownPage = { attachment: number; page: number };

const IDLE: ReadingState = { status: 'IDLE' };
const START: ShownPage = { attachment: 0, page: 0 };

/** Reads a document from a page on, on request or by itself with `isAutomatic`. What is no longer shown is no longer read. */
export function usePageReading(
  applicationId: ApplicationId,
  attachmentIds: readonly AttachmentId[],
  isAutomatic: boolean,
): { state: ReadingState; read: (from: ShownPage) => void } {
  const { today } = useFormat();
  const access = useContext(AttachmentAccess);
  const ids = attachmentIds.join(' ');
  const key = `${applicationId} ${ids}`;
  const [found, setFound] = useState<{ key: string; state: ReadingState } | null>(null);
  const running = useRef<AbortController | null>(null);

  const read = useCallback(
    (from: ShownPage) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      const show = (state: ReadingState) => {
        if (!abort.signal.aborted) setFound({ key, state });
      };
      show({ status: 'READING' });
      async function run() {
        const held = (ids.split(' ') as AttachmentId[]).map((attachmentId) =>
          holdAttachment({ applicationId, attachmentId, access }),
        );
        try {
          const pages = pagesToRead(held, from, abort.signal);
          show({ status: 'READ', reading: await bestReading(pages, today, abort.signal) });
        } catch (error) {
          show(problemOf(error));
        } finally {
          for (const { release } of held) release();
        }
      }
      void run();
    },
    [applicationId, ids, key, today, access],
  );

  useEffect(() => {
    if (isAutomatic) read(START);
    return () => running.current?.abort();
  }, [isAutomatic, read]);

  return { state: found?.key === key ? found.state : IDLE, read };
}

/** The first page with a zone or with lines of a card; without one what is on the first page. */
async function bestReading(
  pages: AsyncIterable<Blob | ImageBitmap>,
  today: PlainDate,
  signal: AbortSignal,
): Promise<PageReading> {
  let first: PageReading | null = null;
  for await (const page of pages) {
    const reading = await readPage(page, today, { signal });
    if (reading.mrz || reading.fields.length > 0) return reading;
    first ??= reading;
  }
  if (!first) throw new ReadingError('UNREADABLE');
  return first;
}

function problemOf(error: unknown): ReadingState {
  if (error instanceof NotOpened) return { status: 'FAILED', code: 'NOT_OPENED' };
  const code = error instanceof ReadingError ? error.code : 'UNREADABLE';
  return code === 'CANCELLED' ? IDLE : { status: 'FAILED', code };
}
