import { SYSTEM_ACTOR } from '#common/domain/applications/system-actor.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { Author } from './applications/author-of-actions.ts';
import type { Desk } from './desk.ts';

/** The signed-in person as an author of actions. The pipeline has already checked that there is one. */
export function authorOf({ session }: Desk): Author {
  if (!session.user) throw new CodedError('SIGNED_OUT');
  const { user, desk, provenAt } = session;
  return { userId: user.id, roles: user.roles, desk, provenAt };
}

/** The desk's own hand for scheduled actions. */
export function systemAuthor(desk: Desk): Author {
  return { userId: SYSTEM_ACTOR, roles: ['SYS'], desk: desk.session.desk };
}
