import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { FaceBand } from '#common/domain/biometrics/face-comparison.ts';
import type { ChipReading } from '#common/contract/ipc/chip.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import {
  chipProblems,
  type ChipFindings,
  type ChipPolicy,
  type ChipProblem,
} from '#common/domain/production/chip.ts';
import { useChipLikeness } from '#renderer/features/biometrics/index.ts';
import { useAttachment, type Attachment } from '#renderer/lib/attachments/use-attachment.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { useChipPicture, type ChipPicture } from './use-chip-picture.ts';

const NO_INPUT = {};

export type ChipTest = {
  policy: ChipPolicy;
  /** False: the chip is not asked for here. */
  isAsked: boolean;
  hasReader: boolean;
  findings: ChipFindings | undefined;
  /** Both pictures of the holder, once a chip was read. */
  approved: Attachment;
  picture: ChipPicture;
  /** How near both faces are where they are two pictures; undefined while it is measured, null where nobody measures. */
  likeness: ReturnType<typeof useChipLikeness>;
  problems: readonly ChipProblem[];
  isReading: boolean;
  error: ReplyError | undefined;
  read: () => Promise<void>;
  saySamePerson: (isSame: boolean) => void;
};

/** What is known of the chip of the book in hand; it goes with the screen and is read again with the next. */
export function useChip({ file }: FileView): ChipTest {
  const { sop } = useSop();
  const { data: hasReader = false } = useChannelQuery('production.hasChipReader', NO_INPUT);
  const [readChip, { isBusy, error }] = useChannelMutation('production.readChip');
  const [reading, setReading] = useState<ChipReading | null>(null);
  const [isSame, setIsSame] = useState(false);
  // Read once and kept: the next reading is held against the same photo.
  const [wasRead, setWasRead] = useState(false);
  const policy = sop?.settings.chipCheck.value ?? 'IF_READER';
  const isAsked = file.kind === 'ELECTRONIC' && policy !== 'OFF';
  const isOther = reading?.findings.status === 'READ' && !reading.findings.isPhotoIdentical;
  const approved = useAttachment(file.id, wasRead ? (file.photo?.attachmentId ?? null) : null);
  const picture = useChipPicture(reading?.picture ?? null);
  const likeness = useChipLikeness(
    isOther && approved.status === 'READY' ? approved.picture : null,
    isOther ? picture.blob : null,
  );
  const band = likeness && likeness !== 'NO_FACE' ? likeness.band : null;
  const findings = foundWith(reading, hasReader, { isSame, band });

  async function read() {
    setIsSame(false);
    setReading(null);
    const reply = await readChip({ applicationId: file.id });
    if (!reply.ok) return;
    setReading(reply.value);
    if (reply.value.findings.status === 'READ') setWasRead(true);
  }

  return {
    policy,
    isAsked,
    hasReader,
    findings,
    approved,
    picture,
    likeness,
    problems: isAsked ? chipProblems(findings, policy) : [],
    isReading: isBusy,
    error,
    read,
    saySamePerson: setIsSame,
  };
}

function foundWith(
  reading: ChipReading | null,
  hasReader: boolean,
  { isSame, band }: { isSame: boolean; band: FaceBand | null },
): ChipFindings | undefined {
  if (!reading) return hasReader ? undefined : { status: 'NOT_READ', why: 'NO_READER' };
  const { findings } = reading;
  return findings.status === 'READ' ? { ...findings, photoBand: band, isPhotoSamePerson: isSame } : findings;
}
