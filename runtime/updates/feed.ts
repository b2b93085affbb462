import { load } from 'js-yaml';
import { valid } from 'semver';
import { z } from 'zod';
import { Instant } from '#common/kernel/instant.ts';
import { err, ok, type Result } from '#common/kernel/result.ts';
import { isFeedSigned, type UpdateKeys } from './feed-signature.ts';

export const PRODUCT = 'loket';

/** A name of one file in the feed's own folder: no other server, no way up. */
export const FEED_FILE = /^[A-Za-z0-9][\w.+~-]{0,120}$/;

const Version = z.string().refine((text) => valid(text) === text);

/** What electron-builder writes, as far as it is used, and what the release adds under `vendor`. */
const Feed = z.object({
  version: Version,
  files: z
    .array(
      z.object({
        url: z.string().regex(FEED_FILE),
        sha512: z.base64().length(88),
        size: z.int().positive(),
        /** The installer is for all people of the PC: it is started by way of the system's question for an administrator. */
        isAdminRightsRequired: z.boolean().optional(),
      }),
    )
    .min(1),
  stagingPercentage: z.number().min(0).max(100).optional(),
  releaseDate: z.string().optional(),
  vendor: z.object({
    product: z.literal(PRODUCT),
    /** Counts up with every feed, so that an older one, though signed, is not taken for the newest. */
    serial: z.int().positive(),
    /** After this moment the feed says nothing any more: somebody may be holding back the next. */
    expires: Instant,
    /** Versions that are called back: PCs on one of these, and only they, go down to this version. */
    callsBack: z.array(Version).max(20).default([]),
  }),
});
export type Feed = z.infer<typeof Feed>;

export type FeedFault =
  'UPDATE_NOT_TRUSTED' | 'UPDATE_FEED_UNREADABLE' | 'UPDATE_FEED_EXPIRED' | 'UPDATE_FEED_OLDER';

type FeedCheck = {
  feed: Uint8Array;
  signature: string;
  keys: UpdateKeys;
  now: Instant;
  /** The newest serial that this PC has seen. */
  seen: number;
};

/** The feed, once its signature, product, age and serial hold. Nothing of it is parsed before the signature is checked. */
export function readFeed({ feed, signature, keys, now, seen }: FeedCheck): Result<Feed, FeedFault> {
  if (!isFeedSigned(feed, signature, keys)) return err('UPDATE_NOT_TRUSTED');
  const parsed = parseFeed(feed);
  if (!parsed) return err('UPDATE_FEED_UNREADABLE');
  const { serial, expires } = parsed.vendor;
  if (expires <= now) return err('UPDATE_FEED_EXPIRED');
  if (serial < seen) return err('UPDATE_FEED_OLDER');
  return ok(parsed);
}

/** What a feed says, whoever signed it: for whoever shows or hands it on. A PC believes only what `readFeed` answers. */
export function parseFeed(feed: Uint8Array): Feed | null {
  return Feed.safeParse(yamlOrNull(feed)).data ?? null;
}

function yamlOrNull(bytes: Uint8Array): unknown {
  try {
    return load(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
