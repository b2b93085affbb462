import { z } from 'zod';
import { FaceBand } from '#common/domain/biometrics/face-comparison.ts';
import type { ChipFindings } from '#common/domain/production/chip.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import type { Desk } from '#main/features/desk.ts';

const QUALITY_PASS = 'production.qcPass/1';

type Asked = { kind: string; payload: unknown };

/** The request with the desk's own word about the chip; of a page's word only what was seen on both pictures counts. */
export async function withChipWord<T extends Asked>(
  desk: Desk,
  applicationId: ApplicationId,
  actions: readonly T[],
): Promise<T[]> {
  if (!actions.some(({ kind }) => kind === QUALITY_PASS)) return [...actions];
  const file = await findApplication(desk.db, applicationId);
  const found = (file && desk.chipReadings.find(file)) ?? withoutReader(desk);
  return actions.map((action) => (action.kind === QUALITY_PASS ? worded(action, found) : action));
}

/** Only where there is none: whoever did not ask a reader that is there has no word about the chip. */
function withoutReader({ preferences }: Desk): ChipFindings | null {
  return preferences.chipReader().command === null ? { status: 'NOT_READ', why: 'NO_READER' } : null;
}

function worded<T extends Asked>(action: T, found: ChipFindings | null): T {
  if (typeof action.payload !== 'object' || action.payload === null) return action;
  const { chip, ...rest } = action.payload as { chip?: unknown };
  if (!found) return { ...action, payload: rest };
  const findings: ChipFindings =
    found.status === 'READ' ? { ...found, ...seenByPage(chip, found.isPhotoIdentical) } : found;
  return { ...action, payload: { ...rest, chip: findings } };
}

const SeenByPage = z.object({
  isPhotoSamePerson: z.boolean().catch(false),
  photoBand: FaceBand.nullable().catch(null),
});

/** The officer's look at both pictures, and how near the faces are as the page measured it; what is one picture needs neither. */
function seenByPage(chip: unknown, isIdentical: boolean): z.infer<typeof SeenByPage> {
  const seen = SeenByPage.safeParse(chip).data ?? { isPhotoSamePerson: false, photoBand: null };
  return isIdentical ? { ...seen, photoBand: null } : seen;
}
