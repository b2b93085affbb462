import type { Held } from '#renderer/lib/attachments/attachment-shelf.ts';

/** A scan is drawn with this many dots an inch for the reader. */
const DOTS_PER_INCH = 200;
/** Of one document: what lies further back is read when the officer turns there and asks. */
const MOST_PAGES = 6;

export class NotOpened extends Error {}

/**
 * The pages of a document as pictures for the reader, from the attachments that the pane holds as well.
 * @throws NotOpened when one may not be opened, and what pdf.js says of a page that cannot be drawn
 */
export async function* pagesToRead(
  held: readonly Held[],
  shown: { attachment: number; page: number },
  signal: AbortSignal,
): AsyncGenerator<Blob | ImageBitmap> {
  let left = MOST_PAGES;
  let from = shown.page;
  for (const { opened } of held.slice(shown.attachment)) {
    const attachment = await opened;
    if (attachment.status === 'FAILED') throw new NotOpened();
    const pages = attachment.status === 'PDF' ? attachment.sizes.length : 1;
    for (let page = from; page < pages; page += 1) {
      if (left === 0) return;
      left -= 1;
      if (attachment.status === 'IMAGE') yield attachment.blob;
      if (attachment.status === 'PDF') {
        const drawing = { index: page, scale: DOTS_PER_INCH / 72, order: 'NEAR', signal } as const;
        yield await createImageBitmap(await attachment.pdf.draw(drawing));
      }
    }
    from = 0;
  }
}
