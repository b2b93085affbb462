import { core } from './0010-core.ts';
import { duties } from './0011-duties.ts';
import { identity } from './0020-identity.ts';
import { gateway } from './0040-gateway.ts';
import type { Migration } from './migration.ts';

/** In order, each written once. */
export const MIGRATIONS: readonly Migration[] = [core, duties, identity, gateway];
export const SCHEMA_VERSION = 40;
