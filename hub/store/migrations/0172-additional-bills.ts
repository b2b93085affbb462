import type { Migration } from './migration.ts';

/** What was paid beside the first bill settles its file too; a payment that the treasury questions settles none. */
export const additionalBills: Migration = {
  version: 172,
  name: 'additional-bills',
  async up(trx) {
    await trx.raw(`delete from settled_bill b using application a
      where a.id = b.application_id and a.office_id = b.office_id
        and b.bill in ('B:' || (a.snapshot -> 'paymentQuestion' ->> 'billingCode'), 'N:' || (a.snapshot -> 'paymentQuestion' ->> 'ntpn'))`);
    for (const [kind, field] of [
      ['B', 'billingCode'],
      ['N', 'ntpn'],
    ]) {
      await trx.raw(
        `insert into settled_bill (office_id, bill, application_id)
         select a.office_id, '${kind}:' || (paid ->> '${field}'), a.id
         from application a, json_array_elements(coalesce(a.snapshot -> 'additionalPayments', '[]'::json)) paid
         where paid ->> '${field}' is not null
           and coalesce(a.snapshot -> 'paymentQuestion' ->> 'ntpn', '') is distinct from paid ->> 'ntpn'
           and coalesce(a.snapshot -> 'paymentQuestion' ->> 'billingCode', '') is distinct from paid ->> 'billingCode'
         order by a.id on conflict (office_id, bill) do nothing`,
      );
    }
  },
};
