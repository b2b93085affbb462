import { core } from './0010-core.ts';
import { duties } from './0011-duties.ts';
import { identity } from './0020-identity.ts';
import { dailyClose } from './0050-daily-close.ts';
import { auditSearch } from './0051-audit-search.ts';
import type { Migration } from './migration.ts';

/** In order, each written once. */
export const MIGRATIONS: readonly Migration[] = [core, duties, identity, dailyClose, auditSearch];
export const SCHEMA_VERSION = 51;
