import { useEffect, useMemo, useRef, useState } from 'react';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { holdAttachment, type Held } from '#renderer/lib/attachments/attachment-shelf.ts';
import type { OpenAttachment } from '#renderer/lib/attachments/open-attachment.ts';

type Opened = Readonly<Record<AttachmentId, OpenAttachment>>;

/**
 * The attachments of one document, opened one after the other in their order, so that the first page is there at once. One that is
 * open stays open when pages come or go beside it, and as long as the document is on the screen.
 * @param access changes when what was refused may be asked for again
 */
export function useOpenAttachments(
  applicationId: ApplicationId,
  ids: readonly AttachmentId[],
  access: string,
): Opened {
  const [opened, setOpened] = useState<Readonly<Record<string, OpenAttachment>>>({});
  const shelf = useRef(new Map<string, Held>());
  const wanted = ids.map((id) => [applicationId, id, access].join(' ')).join('|');

  useEffect(() => {
    const held = shelf.current;
    return () => {
      for (const { release } of held.values()) release();
      held.clear();
    };
  }, []);

  useEffect(() => {
    const held = shelf.current;
    const names = wanted === '' ? [] : wanted.split('|');
    for (const [name, { release }] of held) {
      if (names.includes(name)) continue;
      held.delete(name);
      release();
      // What is shown again later is opened again: nothing may point at what was closed.
      setOpened((before) => without(before, name));
    }
    let isCurrent = true;
    async function openMissing(): Promise<void> {
      for (const name of names) {
        if (!isCurrent) return;
        if (held.has(name)) continue;
        const [file, id, ...right] = name.split(' ') as [ApplicationId, AttachmentId, ...string[]];
        const one = holdAttachment({ applicationId: file, attachmentId: id, access: right.join(' ') });
        held.set(name, one);
        const show = (attachment: OpenAttachment) => {
          if (held.get(name) === one) setOpened((before) => ({ ...before, [name]: attachment }));
        };
        show(await one.opened);
        one.follow(show);
      }
    }
    void openMissing();
    return () => {
      isCurrent = false;
    };
  }, [wanted]);

  return useMemo(() => {
    const names = wanted === '' ? [] : wanted.split('|');
    const shown = names.flatMap((name) => {
      const attachment = opened[name];
      return attachment ? [[name.split(' ')[1] ?? '', attachment] as const] : [];
    });
    return Object.fromEntries(shown);
  }, [opened, wanted]);
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
}
