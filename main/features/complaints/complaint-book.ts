import { complaintRows, type ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import { COMPLAINTS } from '#common/domain/registers/complaints.ts';
import { localDate } from '#common/kernel/instant.ts';
import type { Desk } from '#main/features/desk.ts';
import { readRegister } from '#main/features/registers/office-registers.ts';

/** The book as the person who sits here may know it, each complaint with its day by the office's calendar. */
export async function readComplaints(desk: Desk): Promise<ComplaintRow[]> {
  const policy = desk.office.policy();
  const today = localDate(desk.clock.now(), policy.utcOffsetMinutes);
  return complaintRows(await readRegister(desk, COMPLAINTS), today, policy);
}
