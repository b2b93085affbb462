/**
 * The language between desk and hub. A change of any schema in this folder needs a new version and a line in
 * `history.ts`; a test compares the schemas with the last line.
 */
export const PROTOCOL_VERSION = 2;

/** The oldest desk that the hub still understands. An older one may push its outbox and nothing else. */
export const OLDEST_PROTOCOL = 1;

/** Actions in one push, and entries in one page of the feed: pages that a main process applies without being felt. */
export const PAGE = 500;

/** Attachments up to this many bytes go several in one request; a larger one is sent in pieces that can be resumed. */
export const SMALL_ATTACHMENT = 1_000_000;
/** What one request carries at most. A line that breaks loses no more than this. */
export const BUNDLE = { attachments: 64, bytes: 2_000_000 } as const;
export const LARGEST_ATTACHMENT = 20_000_000;
