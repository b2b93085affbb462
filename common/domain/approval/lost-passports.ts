import type { Application } from '#common/domain/applications/application.ts';

type EarlierFile = Pick<Application, 'id' | 'type' | 'state' | 'createdAt'>;

/** Earlier files of the same person for a lost passport; one that was given up tells of no loss. */
export function countLostBefore(
  file: Pick<Application, 'id' | 'createdAt'>,
  filesOfPerson: readonly EarlierFile[],
): number {
  return filesOfPerson.filter(
    ({ id, type, state, createdAt }) =>
      id !== file.id &&
      type === 'REPLACE_LOST' &&
      state !== 'WITHDRAWN' &&
      state !== 'CANCELLED' &&
      createdAt < file.createdAt,
  ).length;
}
