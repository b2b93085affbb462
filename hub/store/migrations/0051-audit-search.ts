import type { Migration } from './migration.ts';

/** The ways in which an auditor comes to the chain beside its order. */
export const auditSearch: Migration = {
  version: 51,
  name: 'audit-search',
  async up(trx) {
    await trx.raw('create index audit_at on audit (office_id, at, seq)');
    await trx.raw('create index audit_actor on audit (office_id, actor, seq)');
    await trx.raw('create index audit_event on audit (office_id, event, seq)');
    await trx.raw('create index audit_desk on audit (office_id, desk, seq)');
  },
};
