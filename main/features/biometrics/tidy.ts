import type { ApplicationId } from '#common/kernel/ids.ts';
import { addFullDays, addMinutes } from '#common/kernel/instant.ts';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { dropPrints, loosePrints, type PrintsOf } from '#main/records/repositories/loose-prints.ts';
import { eraseDue } from '#main/features/privacy/erase.ts';
import type { Desk } from '#main/features/desk.ts';
import { FINGER_RECORD } from '#runtime/vault/media-type.ts';
import { forgetOld } from './gallery.ts';

/** A print younger than this may be on its way into the draft. */
const FRESH_MINUTES = 60;
const BACK_DAYS = 31;

type Tidied = Pick<Desk, 'db' | 'office' | 'clock' | 'vault'>;

/** What is kept of bodies no longer than it is needed: faces beyond the office's days, tries of fingers that nobody recorded. */
export async function tidyBiometrics(desk: Tidied): Promise<void> {
  const { office, clock } = desk;
  if (!office.settings) return;
  await eraseDue(desk);
  await forgetOld(desk, office.policy().photo);
  const now = clock.now();
  await removeLoose(desk, {
    mediaType: FINGER_RECORD,
    from: addFullDays(now, -BACK_DAYS),
    to: addMinutes(now, -FRESH_MINUTES),
  });
}

/** The lesser tries of a file whose fingers went on record. */
export async function dropLesserTries(desk: Tidied, applicationId: ApplicationId): Promise<void> {
  await removeLoose(desk, { mediaType: FINGER_RECORD, applicationId });
}

/** Rows first, then the bytes: a crash between the two leaves a sealed file that nothing names. */
async function removeLoose({ db, vault }: Tidied, wanted: PrintsOf): Promise<void> {
  const gone = await db.transaction(async (trx) => dropPrints(trx, await loosePrints(trx, wanted)));
  for (const id of gone) await vault.remove(id);
}

/** At the start and once each day of the office after that; a round that failed is made up by the next. */
export function onceADay(work: (desk: Desk) => Promise<void>): (desk: Desk) => Promise<void> {
  let done: PlainDate | null = null;
  return async (desk) => {
    const today = desk.office.settings ? desk.office.today() : null;
    if (today === null || today === done) return;
    await work(desk);
    done = today;
  };
}
