import { z } from 'zod';
import { Applicant } from '#common/domain/applications/applicant.ts';

const FieldName = Applicant.keyof();
/** Before a reveal an amendment shows only the names of its fields. */
const Amendment = z.object({
  note: z.string().catch(''),
  changes: z.record(z.string(), z.unknown()).optional().catch(undefined),
  fields: z.array(z.string()).optional().catch(undefined),
});
const Override = z.object({ overrideNote: z.string().nullable() });

export function readAmendment(payload: unknown): { fields: z.infer<typeof FieldName>[]; note: string } {
  const parsed = Amendment.safeParse(payload);
  if (!parsed.success) return { fields: [], note: '' };
  const names = parsed.data.fields ?? Object.keys(parsed.data.changes ?? {});
  return { fields: names.flatMap((name) => FieldName.safeParse(name).data ?? []), note: parsed.data.note };
}

export function readOverride(payload: unknown): string | null {
  return Override.safeParse(payload).data?.overrideNote ?? null;
}
