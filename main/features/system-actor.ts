import type { UserId } from '#common/kernel/ids.ts';

/** The desk's own hand for scheduled actions. */
export const SYSTEM_ACTOR = '00000000-0000-7000-8000-000000000000' as UserId;
