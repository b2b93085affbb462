import { isActionKind, type ActionKind } from '#common/domain/applications/rules.ts';
import type { Translate } from './i18n.ts';

/** `approval.approve/1` → `approval_approve`, as the catalogues name it. */
export type KindKey<K extends ActionKind = ActionKind> = K extends `${infer Feature}.${infer Verb}/${number}`
  ? `${Feature}_${Verb}`
  : never;

export function kindKey(kind: ActionKind): KindKey {
  return kind.replace('.', '_').replace(/\/\d+$/, '') as KindKey;
}

/** What a person calls the action; a kind that this build does not know is shown as it is. */
export function kindText(t: Translate, kind: string): string {
  return isActionKind(kind) ? t(`actions.label.${kindKey(kind)}`) : kind;
}
