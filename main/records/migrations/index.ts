import { initial } from './0010-initial.ts';
import type { Migration } from './migration.ts';

/** In order, in tens, each written once. */
export const MIGRATIONS: readonly Migration[] = [initial];
export const SCHEMA_VERSION = 10;
