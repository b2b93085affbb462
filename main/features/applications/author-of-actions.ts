import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import type { UserId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** In whose name, in which roles and at which desk actions are recorded. */
export type Author = {
  userId: UserId;
  roles: readonly ActorRole[];
  desk: string;
  /** When this person last proved who they are; null for never, absent where no person acts. */
  provenAt?: Instant | null;
};
