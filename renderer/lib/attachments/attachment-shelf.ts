import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { openAttachment, type Closers, type Correct, type OpenAttachment } from './open-attachment.ts';

/** `access` changes when what was refused may be asked for again. */
export type Wanted = { applicationId: ApplicationId; attachmentId: AttachmentId; access: string };

/** One that somebody looks at or reads. */
export type Held = {
  opened: Promise<OpenAttachment>;
  /** Tells what turns out later; the returned function ends it. */
  follow: (correct: Correct) => () => void;
  release: () => void;
};

type Entry = {
  opened: Promise<OpenAttachment>;
  better: OpenAttachment | null;
  holders: number;
  closers: Closers;
  followers: Set<Correct>;
};

const shelf = new Map<string, Entry>();
/** Who looks and who reads come one after the other: for so long nothing is closed. */
const LINGER_MS = 500;

/**
 * Opens an attachment, or shares the one that is open: what the pane shows and what the reader reads crosses from the main process once and stands
 * in the audit once. Bytes, URLs and documents go when the last holder has let go.
 */
export function holdAttachment(wanted: Wanted): Held {
  const key = [wanted.applicationId, wanted.attachmentId, wanted.access].join(' ');
  const entry = shelf.get(key) ?? opening(wanted);
  shelf.set(key, entry);
  entry.holders += 1;
  let isHeld = true;
  return {
    opened: entry.opened,
    follow: (correct) => {
      entry.followers.add(correct);
      if (entry.better) correct(entry.better);
      return () => void entry.followers.delete(correct);
    },
    release: () => {
      if (!isHeld) return;
      isHeld = false;
      entry.holders -= 1;
      if (entry.holders === 0) setTimeout(() => putAway(key, entry), LINGER_MS);
    },
  };
}

function opening({ applicationId, attachmentId }: Wanted): Entry {
  const closers: Closers = [];
  const entry: Entry = {
    opened: openAttachment({ applicationId, attachmentId }, closers, (better) => {
      entry.better = better;
      for (const follower of entry.followers) follower(better);
    }),
    better: null,
    holders: 0,
    closers,
    followers: new Set(),
  };
  return entry;
}

function putAway(key: string, entry: Entry): void {
  if (entry.holders > 0) return;
  if (shelf.get(key) === entry) shelf.delete(key);
  // One that is still opening is closed when it is there.
  void entry.opened.finally(() => {
    for (const close of entry.closers.splice(0)) close();
  });
}
