import type { TextKey } from '#common/i18n/index.ts';
import type { CopyPreview } from '#common/contract/ipc/backup.ts';

/** What whoever takes the copy from before the update must know of what it does not hold. */
export function copyBeforeWords({ hasHub, unsent }: Pick<CopyPreview, 'hasHub' | 'unsent'>): TextKey[] {
  if (!hasHub) return ['health.copyBefore.replaces'];
  const words: TextKey[] = ['health.copyBefore.replacesHub'];
  if (unsent === null) words.push('health.copyBefore.unsentUnknown');
  else if (unsent > 0) words.push('health.copyBefore.unsentText');
  return [...words, 'health.restore.needsCode'];
}
