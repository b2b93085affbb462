import { v7 } from 'uuid';
import type { ActionId } from '#common/kernel/ids.ts';

/** Made where the action is born: a repeated send of the same action is recognised by it everywhere. */
export function newActionId(): ActionId {
  return v7() as ActionId;
}
