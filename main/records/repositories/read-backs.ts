import type { Knex } from 'knex';
import type { ReadBackCount } from '#common/contract/ipc/production.ts';
import type { Instant } from '#common/kernel/instant.ts';

/** Who read books back since then, and how many of them by hand; most by hand first. What was recorded without a manner is left out. */
export async function countReadBacks(db: Knex, since: Instant): Promise<ReadBackCount[]> {
  return db.raw(
    `select coalesce(c.display_name, '') as name, count(*) as total,
            sum(case when json_extract(a.payload, '$.manner') = 'TYPED' then 1 else 0 end) as typed
     from action a left join account c on c.id = a.actor
     where a.kind in ('production.print/2', 'production.qcPass/1') and a.occurred_at >= ?
       and json_extract(a.payload, '$.manner') is not null
     group by a.actor order by typed desc, total desc, name`,
    [since],
  );
}
