import type { Migration } from './migration.ts';

/** What was paid beside the first bill settles its file too; a payment that the treasury questions settles none. */
export const additionalBills: Migration = {
  version: 160,
  name: 'additional-bills',
  async up(trx) {
    await trx.raw(`delete from settled_bill where exists (
      select 1 from application a where a.id = settled_bill.application_id
        and settled_bill.bill in (
          'B:' || json_extract(a.snapshot, '$.paymentQuestion.billingCode'),
          'N:' || json_extract(a.snapshot, '$.paymentQuestion.ntpn')))`);
    await trx.raw(paidBeside('B', 'billingCode'));
    await trx.raw(paidBeside('N', 'ntpn'));
  },
};

function paidBeside(kind: string, field: string): string {
  return `insert into settled_bill (bill, application_id)
    select '${kind}:' || json_extract(paid.value, '$.${field}'), a.id
    from application a, json_each(a.snapshot, '$.additionalPayments') paid
    where json_extract(paid.value, '$.${field}') is not null
      and json_extract(paid.value, '$.ntpn') is not json_extract(a.snapshot, '$.paymentQuestion.ntpn')
      and (json_extract(paid.value, '$.billingCode') is null
        or json_extract(paid.value, '$.billingCode') is not json_extract(a.snapshot, '$.paymentQuestion.billingCode'))
    order by a.id on conflict (bill) do nothing`;
}
