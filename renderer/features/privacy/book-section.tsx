import type { ReactNode } from 'react';
import type { RegisterName } from '#common/domain/registers/register.ts';
import type { RegisterState } from '#renderer/lib/use-register.ts';
import type { IconType } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import styles from './privacy.module.css';

type BookSectionProps<N extends RegisterName> = {
  title: string;
  book: RegisterState<N>;
  empty: { title: string; text: string; Icon: IconType };
  columns: readonly string[];
  /** Above the lines. */
  head?: ReactNode;
  /** Of the lines, the newest first. */
  renderRow: (kept: NonNullable<RegisterState<N>['kept']>[number]) => ReactNode;
  /** Dialogs of the lines. */
  children: ReactNode;
};

/** One book of the page: its lines as a table, or why there are none. */
export function BookSection<N extends RegisterName>(props: BookSectionProps<N>) {
  const { title, book, empty, columns, head, renderRow, children } = props;
  const { kept, error, refetch } = book;
  return (
    <section aria-label={title}>
      <h2 className={styles['heading']}>{title}</h2>
      {head}
      {error ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!kept && !error ? <LinesSkeleton lines={3} /> : null}
      {kept?.length === 0 ? <EmptyState {...empty} /> : null}
      {kept && kept.length > 0 ? (
        <ScrollRegion className={styles['scroll']} label={title}>
          <PlainTable>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{kept.toReversed().map(renderRow)}</tbody>
          </PlainTable>
        </ScrollRegion>
      ) : null}
      {children}
    </section>
  );
}
