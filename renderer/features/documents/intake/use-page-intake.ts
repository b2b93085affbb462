import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { showToast } from '#renderer/ui/toast.tsx';
import type { Intake, NewPage, NotAdded, PageSource } from './intake-context.ts';

type Parts = { view: FileView; act: ActFn; code: DocCode | null; isOff: boolean };

/** Storing pages and filing them under the document on the screen, whichever way they came. */
export function usePageIntake({ view, act, code, isOff }: Parts): Intake & { notAdded: readonly NotAdded[] } {
  const t = useText();
  const [store] = useChannelMutation('documents.store');
  const [notAdded, setNotAdded] = useState<readonly NotAdded[]>([]);
  const [replaced, setReplaced] = useState<{ code: DocCode | null; id: AttachmentId } | null>(null);
  const [isStoring, setIsStoring] = useState(false);
  const [isFiling, setIsFiling] = useState(false);
  // A page is replaced within its own document only: with another on the screen the wish is forgotten.
  const replaces = replaced?.code === code ? replaced.id : null;

  async function attach(
    pages: readonly NewPage[],
    source: PageSource,
    isToldElsewhere = false,
  ): Promise<boolean> {
    if (!code) return false;
    const known = new Set(view.file.documents[code]?.attachments.map(({ id }) => id));
    const fresh = pages.filter(({ attachmentId }) => !known.has(attachmentId));
    const [first] = fresh;
    if (!first) {
      setNotAdded([{ file: t(`labels.document.${code}`), error: { code: 'PAGE_ALREADY_FILED' } }]);
      return false;
    }
    setIsFiling(true);
    const outcome = await act(
      fresh.map(({ attachmentId, mediaType, side }) => ({
        kind: 'documents.attach/1' as const,
        payload: {
          code,
          attachmentId,
          // One of the three that main stores; the contract tells it as text.
          mediaType: mediaType as 'image/jpeg',
          source,
          ...(side ? { side } : {}),
          ...(replaces && attachmentId === first.attachmentId ? { replaces } : {}),
        },
      })),
      { done: null },
    );
    setIsFiling(false);
    if (!outcome.ok) return false;
    setReplaced(null);
    if (isToldElsewhere) return true;
    showToast({ message: t('pages.added', { count: fresh.length, name: t(`labels.document.${code}`) }) });
    return true;
  }

  async function addBytes(
    files: readonly { name: string; bytes: Uint8Array }[],
    source: PageSource,
    unread: readonly NotAdded[] = [],
  ): Promise<boolean> {
    setIsStoring(true);
    const pages: NewPage[] = [];
    const refused: NotAdded[] = [...unread];
    for (const { name, bytes } of files) {
      const reply = await store({ applicationId: view.file.id, bytes });
      if (reply.ok) pages.push(reply.value);
      else refused.push({ file: name, error: reply });
    }
    setNotAdded(refused);
    const isDone = pages.length > 0 && (await attach(pages, source));
    setIsStoring(false);
    return isDone;
  }

  return {
    view,
    act,
    code,
    isOff: isOff || code === null,
    isBusy: isStoring || isFiling,
    replaces,
    setReplaces: (id) => setReplaced(id && { code, id }),
    attach,
    addBytes,
    tell: setNotAdded,
    notAdded,
  };
}
