import { createContext, useContext } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { StoredAttachment } from '#common/contract/ipc/documents.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { DocumentAttachment } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { PageSide } from '#common/domain/documents/page.ts';
import type { AttachmentId } from '#common/kernel/ids.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';

export type PageSource = DocumentAttachment['source'];
export type NewPage = Pick<StoredAttachment, 'attachmentId' | 'mediaType'> & { side?: PageSide };

/** What was not added, by the name that the person knows it under. */
export type NotAdded = { file: string; error: ReplyError };

export type Intake = {
  view: FileView;
  act: ActFn;
  /** The document that pages go to. */
  code: DocCode | null;
  /** Nothing may be added now. */
  isOff: boolean;
  isBusy: boolean;
  /** The page that the next one takes the place of. */
  replaces: AttachmentId | null;
  setReplaces: (id: AttachmentId | null) => void;
  /** Files them under the document on the screen; true when the file has them. */
  attach: (pages: readonly NewPage[], source: PageSource, isToldElsewhere?: boolean) => Promise<boolean>;
  /** Stores and files what was dropped or taken; `refused` is told beside what the store refuses. */
  addBytes: (
    files: readonly { name: string; bytes: Uint8Array }[],
    source: PageSource,
    refused?: readonly NotAdded[],
  ) => Promise<boolean>;
  tell: (notAdded: readonly NotAdded[]) => void;
};

export const IntakeContext = createContext<Intake | null>(null);

/** Null outside the screen on which pages are added. */
export function useIntake(): Intake | null {
  return useContext(IntakeContext);
}
