import { CodedError } from '#common/contract/coded-error.ts';
import type { Author } from './applications/record.ts';
import type { Desk } from './desk.ts';
import { SYSTEM_ACTOR } from './system-actor.ts';

/** The signed-in person as an author of actions. The pipeline has already checked that there is one. */
export function authorOf({ session }: Desk): Author {
  if (!session.user) throw new CodedError('SIGNED_OUT');
  return { userId: session.user.id, roles: session.user.roles, desk: session.desk };
}

export function systemAuthor(desk: Desk): Author {
  return { userId: SYSTEM_ACTOR, roles: ['SYS'], desk: desk.session.desk };
}
