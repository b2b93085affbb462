import type { UserId } from '#common/kernel/ids.ts';

/** Nobody: the author of what the calendar alone decides, on a desk that is its own authority and on the hub. */
export const SYSTEM_ACTOR = '00000000-0000-7000-8000-000000000000' as UserId;
