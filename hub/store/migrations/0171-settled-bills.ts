import type { Migration } from './migration.ts';

/** A billing code or a receipt settles one file. What two files named before stays with the one that was opened first. */
export const settledBills: Migration = {
  version: 171,
  name: 'settled-bills',
  async up(trx) {
    await trx.raw(`create table settled_bill (
      office_id text not null references office (id),
      bill text not null,
      application_id text not null,
      constraint settled_bill_once primary key (office_id, bill)
    )`);
    for (const [kind, field] of [
      ['B', 'billingCode'],
      ['N', 'ntpn'],
    ]) {
      await trx.raw(
        `insert into settled_bill (office_id, bill, application_id)
         select office_id, '${kind}:' || (snapshot -> 'payment' ->> '${field}'), id from application
         where snapshot -> 'payment' ->> 'status' in ('SETTLED', 'UNCONFIRMED_WITH_PROOF')
           and snapshot -> 'payment' ->> '${field}' is not null
         order by id on conflict (office_id, bill) do nothing`,
      );
    }
  },
};
