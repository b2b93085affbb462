import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Parsed } from '#common/contract/ipc/index.ts';
import type { MovedContact } from '#common/contract/ipc/quota.ts';
import type { Slot } from '#common/domain/appointments/actions.ts';
import { isDecider } from '#common/domain/session/permission.ts';
import { CATALOGUES } from '#common/i18n/index.ts';
import { csvText } from '#runtime/csv-text.ts';
import { maskedApplicant } from '#main/features/applications/masking.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { workbookOf } from '#main/features/workbook.ts';
import { ownVisits } from './quota-of-office.ts';

type Asked = Parsed<'appointments.contacts'>;

/** Whom to tell, by the hour at which they had been expected. Telephone and mail are whole only for whoever decides, and that is in the trail. */
export async function movedContacts(desk: Desk, asked: Asked): Promise<readonly MovedContact[]> {
  const { from, to, isWhole } = asked;
  assertMayRead(desk, isWhole);
  const moved = await ownVisits(desk, { from, to }, ({ byOffice }) => byOffice !== null);
  const found = moved.flatMap(({ file, visit: { day, time, byOffice } }) => {
    if (!byOffice) return [];
    const { phone, email } = isWhole ? file.applicant : maskedApplicant(file.applicant);
    const { id, number, applicant, state, appointment } = file;
    return [
      {
        id,
        number,
        name: applicant.fullName,
        phone,
        email,
        from: { date: day, time },
        to: state === 'BOOKED' ? appointment : null,
        reason: byOffice.reason,
        at: byOffice.at,
      },
    ];
  });
  await desk.session.audit(
    'SEARCH',
    `${from}..${to}`,
    `moved applicants, ${found.length} rows, contacts ${isWhole ? 'whole' : 'masked'}`,
  );
  const place = ({ from: { date, time }, number }: MovedContact) => `${date} ${time} ${number}`;
  return found.toSorted((one, other) => place(one).localeCompare(place(other)));
}

/** The right to whole numbers is that of whoever decides. */
function assertMayRead(desk: Desk, isWhole: boolean): void {
  if (isWhole && !isDecider(authorOf(desk).roles)) throw new CodedError('FORBIDDEN');
}

export async function saveContacts(
  desk: Desk,
  { format, ...asked }: Parsed<'appointments.saveContacts'>,
): Promise<{ saved: boolean }> {
  const { from, to, isWhole } = asked;
  assertMayRead(desk, isWhole);
  const days = from === to ? from : `${from}-${to}`;
  const path = await desk.dialogs.chooseSavePath(`jadwal-ulang-${days}.${format.toLowerCase()}`);
  if (path === null) return { saved: false };
  const { quota, labels } = CATALOGUES[desk.preferences.read().language];
  const { number, name, phone, email, oldDay, newDay, reason } = quota.contact;
  const headings = [number, name, phone, email, oldDay, newDay, reason];
  const rows = (await movedContacts(desk, asked)).map((row) => [
    row.number,
    row.name,
    row.phone ?? '',
    row.email ?? '',
    slotText(row.from),
    row.to ? slotText(row.to) : quota.contact.noDay,
    labels.specialReschedule[row.reason],
  ]);
  const table = {
    title: quota.contact.title,
    columns: headings.map((label) => ({ label, isNumber: false })),
    rows,
  };
  const lines = [`${quota.contact.title} – ${desk.office.info()?.name ?? ''}`, `${from} – ${to}`];
  const bytes = format === 'CSV' ? csvText([headings, ...rows]) : await workbookOf([table], lines);
  // Before the file is there: what leaves the program is in the chain.
  await desk.session.audit('SEARCH', `${from}..${to}`, `moved applicants saved as ${format}`);
  await writeFile(path, bytes, { mode: 0o600 }).catch(() => {
    throw new CodedError('FILE_NOT_WRITTEN');
  });
  return { saved: true };
}

function slotText({ date, time }: Slot): string {
  return `${date} ${time}`;
}
