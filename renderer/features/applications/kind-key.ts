import type { ActionKind } from '#common/domain/applications/rules.ts';

/** `approval.approve/1` → `approval_approve`, as the catalogues name it. */
export type KindKey<K extends ActionKind = ActionKind> = K extends `${infer Feature}.${infer Verb}/${number}`
  ? `${Feature}_${Verb}`
  : never;

export function kindKey(kind: ActionKind): KindKey {
  return kind.replace('.', '_').replace(/\/\d+$/, '') as KindKey;
}
