import type { z } from 'zod';
import { appointmentRules } from '#common/domain/appointments/rules.ts';
import { approvalRules } from '#common/domain/approval/rules.ts';
import { approveRules } from '#common/domain/approval/approve-rules.ts';
import { duplicateRules } from '#common/domain/approval/duplicate-rules.ts';
import { proposalRules } from '#common/domain/approval/proposal-rules.ts';
import { biometricRules } from '#common/domain/biometrics/rules.ts';
import { documentRules } from '#common/domain/documents/rules.ts';
import { examinationRules } from '#common/domain/interview/examination-rules.ts';
import { interviewRules } from '#common/domain/interview/rules.ts';
import { qualityRules } from '#common/domain/production/quality-rules.ts';
import { printRules } from '#common/domain/production/print-rules.ts';
import { productionRules } from '#common/domain/production/rules.ts';
import { pickupRules } from '#common/domain/production/pickup-rules.ts';
import { queueRules } from '#common/domain/queue/rules.ts';
import { familyRules } from './family.ts';
import type { ActionMeta, AnyOpening, AnyRule } from './rule.ts';
import { paymentQuestionRules } from './payment-question.ts';
import { fileRules } from './rules-of-file.ts';

/** Every rule of the office, once. The only place where the features meet. */
export const RULES = {
  ...appointmentRules,
  ...queueRules,
  ...documentRules,
  ...biometricRules,
  ...interviewRules,
  ...examinationRules,
  ...approvalRules,
  ...approveRules,
  ...proposalRules,
  ...duplicateRules,
  ...printRules,
  ...qualityRules,
  ...productionRules,
  ...pickupRules,
  ...fileRules,
  ...paymentQuestionRules,
  ...familyRules,
};

export type ActionKind = keyof typeof RULES;
export type PayloadOf<K extends ActionKind> = z.infer<(typeof RULES)[K]['payload']>;

/** One entry of a file's list. `Action<K>` narrows the payload; plain `Action` is the union over all kinds. */
export type Action<K extends ActionKind = ActionKind> = K extends ActionKind
  ? ActionMeta & { kind: K; payload: PayloadOf<K> }
  : never;

/** What may still be done; retired kinds are only read. */
export const ACTION_KINDS = Object.entries<object>(RULES).flatMap(([kind, rule]) =>
  'retired' in rule ? [] : [kind as ActionKind],
) as readonly ActionKind[];

export function isActionKind(kind: string): kind is ActionKind {
  return Object.hasOwn(RULES, kind);
}

/** The table with payloads made opaque: `decide` has parsed the payload by the rule's own schema before it calls in. */
export type RuleTable = Readonly<Record<string, AnyRule | AnyOpening>>;
export const RULE_TABLE: RuleTable = RULES;

export function isOpening(rule: AnyRule | AnyOpening): rule is AnyOpening {
  return 'opens' in rule;
}
