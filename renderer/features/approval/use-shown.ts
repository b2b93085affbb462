import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { FileSection, type Shown } from '#common/domain/approval/sections.ts';

export type ShownSoFar = {
  /** Changed sections that were not on the screen yet. */
  left: readonly FileSection[];
  isPhotoLeft: boolean;
  isSeen: (section: FileSection) => boolean;
  seeSection: (section: FileSection) => void;
  seePhoto: () => void;
  /** As it goes into the record: what was seen, and how long the file has been on the screen. */
  toRecord: () => Shown;
};

/** Keeps what an approver has had on the screen; mounted anew with each file. Another version of the file begins anew: what was seen is no longer all. */
export function useShown({ file, sinceCapture }: FileView): ShownSoFar {
  const [seen, setSeen] = useState<Seen>({ version: file.version, sections: [], photo: null });
  const openedAt = useRef(0);
  useEffect(() => {
    openedAt.current = performance.now();
  }, []);
  const mine = seen.version === file.version ? seen : NOTHING;
  const { version } = file;
  const changed = FileSection.options.filter((section) =>
    sinceCapture.changes.some((change) => change.section === section),
  );
  const photoId = file.photo?.attachmentId ?? null;
  const seeSection = useCallback(
    (section: FileSection) =>
      setSeen((before) => {
        const known = before.version === version ? before : { ...NOTHING, version };
        return known.sections.includes(section)
          ? known
          : { ...known, sections: [...known.sections, section] };
      }),
    [version],
  );
  const seePhoto = useCallback(
    () =>
      setSeen((before) => ({
        ...(before.version === version ? before : { ...NOTHING, version }),
        photo: photoId,
      })),
    [version, photoId],
  );
  return {
    left: changed.filter((section) => !mine.sections.includes(section)),
    isPhotoLeft: photoId !== null && mine.photo !== photoId,
    isSeen: (section) => mine.sections.includes(section),
    seeSection,
    seePhoto,
    toRecord: () => ({
      sections: [...mine.sections],
      photo: photoId !== null && mine.photo === photoId,
      ms: Math.min(86_400_000, Math.round(performance.now() - openedAt.current)),
    }),
  };
}

type Seen = { version: number; sections: readonly FileSection[]; photo: string | null };
const NOTHING: Seen = { version: 0, sections: [], photo: null };
