import { CodedError } from '#common/contract/coded-error.ts';
import type { Desk } from '#main/features/desk.ts';

/** A refused attempt is part of the record too, above all one that separation of duties stopped. */
export async function auditRefusal({ session }: Desk, applicationId: string, error: unknown): Promise<void> {
  if (error instanceof CodedError) await session.audit('REFUSED', applicationId, error.code);
}
