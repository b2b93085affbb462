import { X509Certificate } from 'node:crypto';
import { CodedError } from '#common/contract/coded-error.ts';
import type { ChipReading, chipChannels } from '#common/contract/ipc/chip.ts';
import type { Application } from '#common/domain/applications/application.ts';
import { whyNot } from '#common/domain/applications/permitted-actions.ts';
import type { ChipFailure } from '#common/domain/production/chip.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { kinshipWith } from '#main/features/applications/kinship.ts';
import { factsFor } from '#main/features/applications/record.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { accessOf, type ChipAnswer } from './chip-reader.ts';
import { chipSettingsHandlers } from './chip-settings.ts';
import { LdsError, mrzOfDg1, pictureOfDg2 } from './lds.ts';
import { authenticate, type ChipFiles } from './passive-authentication.ts';
import { programReader } from './program-reader.ts';

type Mine = keyof typeof chipChannels;

/** The chip of the printed book, read for whoever tests it. */
export function chipHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { preferences } = desk;
  return {
    ...chipSettingsHandlers(desk),

    async 'production.hasChipReader'() {
      return preferences.chipReader().command !== null;
    },

    async 'production.readChip'({ applicationId }) {
      const file = await testedFile(desk, applicationId);
      const reading = await readChip(desk, file);
      const { findings } = reading;
      const result = findings.status === 'READ' ? findings.passive : findings.why;
      if (result !== 'NO_READER') desk.chipReadings.keep(file, findings);
      // Before the answer: nothing is shown that could not be recorded.
      await desk.session.audit('VIEW', applicationId, `chip ${result}`);
      return reading;
    },
  };
}

/** The book in the hands of whoever may pass it. Throws the rule's own refusal, FILE_HIDDEN. */
async function testedFile(desk: Desk, applicationId: ApplicationId): Promise<Application> {
  const { db, office, clock } = desk;
  const author = authorOf(desk);
  const file = await findApplication(db, applicationId);
  if (!file) throw new CodedError('NOT_FOUND');
  const refusal = whyNot(file, 'production.qcPass/1', author, {
    policy: office.policy(file.sopId),
    facts: {
      ...(await factsFor(db, null, author, clock.now())),
      kinship: await kinshipWith(db, office, { author, file }),
    },
    now: clock.now(),
  });
  if (refusal) throw new CodedError(refusal.code, refusal.details);
  if (file.claim?.by !== author.userId) throw new CodedError('FILE_HIDDEN');
  return file;
}

async function readChip(desk: Desk, file: Application): Promise<ChipReading> {
  const { command } = desk.preferences.chipReader();
  const { book } = file;
  if (command === null || !book) return unread('NO_READER');
  const answer: ChipAnswer = await programReader({ command })
    .read(accessOf(book.mrz))
    .catch(() => ({ ok: false, why: 'READER_FAILED' }) as const);
  if (!answer.ok) {
    desk.log.warn('chip not read', { code: answer.why });
    return unread(answer.why);
  }
  try {
    return judge(desk, file, answer.files);
  } catch (error) {
    if (error instanceof LdsError) return unread('ANSWER_UNREADABLE');
    throw error;
  }
}

function unread(why: ChipFailure): ChipReading {
  return { findings: { status: 'NOT_READ', why }, picture: null };
}

function judge({ preferences, vault, clock }: Desk, file: Application, files: ChipFiles): ChipReading {
  const mrz = mrzOfDg1(files.dg1);
  const picture = pictureOfDg2(files.dg2);
  const anchors = preferences.chipReader().certificates.map(({ pem }) => new X509Certificate(pem));
  // Attachments are named by their content: the same name is the same picture, byte for byte.
  const name = vault.idOf(picture.bytes);
  const { photo, book } = file;
  return {
    findings: {
      status: 'READ',
      mrzEqual: book?.mrz[0] === mrz[0] && book.mrz[1] === mrz[1],
      passive: authenticate(files, anchors, new Date(clock.now())),
      isPhotoIdentical: name === photo?.attachmentId || name === photo?.masterAttachmentId,
      photoBand: null,
      isPhotoSamePerson: false,
    },
    picture: { mediaType: picture.mediaType, bytes: new Uint8Array(picture.bytes) },
  };
}
