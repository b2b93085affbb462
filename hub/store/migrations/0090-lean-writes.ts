import type { Migration } from './migration.ts';

/**
 * What every push pays for. The days and bills by which the centre's lists are compared stand in columns of their own: indexes
 * over the snapshot read its whole JSON anew for each row. That the office is known is asked once for a statement instead of
 * once for a row.
 */
export const leanWrites: Migration = {
  version: 90,
  name: 'lean-writes',
  async up(trx) {
    for (const statement of STATEMENTS) await trx.raw(statement);
    for (const table of ['action', 'application', 'audit', 'command']) {
      await trx.raw(`alter table ${table} drop constraint ${table}_office_id_fkey`);
      await trx.raw(`create trigger ${table}_office after insert on ${table}
        referencing new table as added for each statement execute function office_known()`);
    }
  },
};

const STATEMENTS = [
  `drop index application_issued, application_bill, application_more_bills`,
  `alter table application add column issued_on text, add column billing_codes text[]`,
  `update application set issued_on = snapshot ->> 'issuedOn', billing_codes = nullif(array_remove(
     array[snapshot -> 'payment' ->> 'billingCode'] || array(
       select paid ->> 'billingCode' from json_array_elements(coalesce(snapshot -> 'additionalPayments', '[]'::json)) paid
     ), null), '{}')`,
  `create index application_issued on application (office_id, issued_on) where issued_on is not null`,
  `create index application_bills on application using gin (billing_codes) where billing_codes is not null`,

  `create function office_known() returns trigger language plpgsql as $$
   begin
     if exists (select from (select distinct office_id from added) a where not exists (
         select from office o where o.id = a.office_id)) then
       raise exception 'OFFICE_UNKNOWN' using errcode = 'foreign_key_violation', constraint = 'office_known';
     end if;
     return null;
   end $$`,
];
