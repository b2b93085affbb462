import { z } from 'zod';
import { APPROVERS, Role } from '#common/domain/applications/vocabulary.ts';
import { Label, provenance, setting } from './provenance.ts';

export const DutyRuleId = z.enum(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10']);
export type DutyRuleId = z.infer<typeof DutyRuleId>;

export const DutySeverity = z.enum(['BLOCK', 'WARN']);
export type DutySeverity = z.infer<typeof DutySeverity>;

/** Separation of duties. `keptInSmallOffice` marks the rules that hold even when one person has several roles. */
export const DutyRule = z.strictObject({
  id: DutyRuleId,
  rule: Label,
  enabled: z.boolean(),
  severity: DutySeverity,
  keptInSmallOffice: z.boolean(),
  ...provenance,
});
export type DutyRule = z.infer<typeof DutyRule>;

export const Roles = z.strictObject({
  roles: z.array(z.strictObject({ role: Role, label: Label, ...provenance })),
  separationOfDuties: z.array(DutyRule),
  smallOfficeMode: setting(z.boolean()),
  /** Who gives the final approval of an ordinary case (U7). */
  approverRoles: setting(z.array(z.enum(APPROVERS)).min(1)),
});
export type Roles = z.infer<typeof Roles>;
