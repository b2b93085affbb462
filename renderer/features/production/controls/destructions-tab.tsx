import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { BookPaperPreview } from '#renderer/features/printing/index.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { DestroyDialog } from './destroy-dialog.tsx';
import { TabHead } from './tab-head.tsx';
import styles from '../production.module.css';

const COLUMNS = ['heldAt', 'reference', 'count', 'method', 'place', 'people'] as const;

/** What was destroyed by two, each with its minutes. */
export function DestructionsTab() {
  const t = useText();
  const format = useFormat();
  const { can } = useSession();
  const { kept, nameOf, error, refetch } = useRegister('destructions');
  const [isDestroying, setIsDestroying] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <TabHead
        title={t('controls.destruction.title')}
        acts={[
          {
            label: t('controls.destruction.start'),
            combo: 'ctrl+d',
            isOff: !can('stock.keep'),
            run: () => setIsDestroying(true),
          },
        ]}
      />
      {error && !kept ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!kept && !error ? <LinesSkeleton lines={3} /> : null}
      {kept?.length === 0 ? (
        <EmptyState
          title={t('controls.destruction.none')}
          text={t('controls.destruction.noneText')}
          Icon={IconFlame}
        />
      ) : null}
      {kept && kept.length > 0 ? (
        <ScrollRegion className={styles['summary']} label={t('controls.destruction.title')}>
          <PlainTable>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`controls.destruction.column.${column}`)}
                  </th>
                ))}
                <th scope="col">{t('controls.act')}</th>
              </tr>
            </thead>
            <tbody>
              {kept.toReversed().map((minutes) => {
                const { heldAt, reference, runs, method, place, by, second, witnesses } = minutes.item;
                return (
                  <tr key={minutes.subject}>
                    <th scope="row">{format.moment(heldAt)}</th>
                    <td>{reference}</td>
                    <td>{formatCount(runs.reduce((sum, { count }) => sum + count, 0))}</td>
                    <td>{t(`controls.destruction.methods.${method}`)}</td>
                    <td>{place}</td>
                    <td>
                      {[by, second].map(nameOf).join(', ')}
                      <span className={styles['under']}>{witnesses.join('; ')}</span>
                    </td>
                    <td>
                      {can('case.act') ? (
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-label={t('controls.destruction.paperOf', { reference })}
                          onClick={() => setShown(minutes.subject)}
                        >
                          {t('controls.destruction.paper')}
                        </Button>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </PlainTable>
        </ScrollRegion>
      ) : null}
      {isDestroying ? <DestroyDialog onClose={() => setIsDestroying(false)} /> : null}
      <BookPaperPreview
        paper={shown ? { paper: 'DESTRUCTION', subject: shown } : null}
        onClose={() => setShown(null)}
      />
    </>
  );
}
