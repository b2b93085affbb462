import type { Announcement } from '#common/domain/registers/announcements.ts';
import type { Kept } from '#common/domain/registers/register.ts';

/** An announcement as the book holds it. */
export type KeptNotice = Kept<Announcement>;
