import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { sizeText } from '#renderer/lib/size-text.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';

const MEGABYTE = 1024 * 1024;

/** How the PC was on the days before: a disk that fills and an outbox that grows show themselves here. */
export function DeskHistory({ deskId }: { deskId: string }) {
  const t = useText();
  const { shortDay, dateOf } = useFormat();
  const { currentData: days, error, refetch } = useChannelQuery('station.deskDays', { deskId });
  return (
    <Section title={t('fleet.history')}>
      {error && !days ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!days && !error ? <LinesSkeleton lines={3} /> : null}
      {days?.length === 0 ? <p>{t('fleet.historyNone')}</p> : null}
      {days && days.length > 0 ? (
        <PlainTable aria-label={t('fleet.history')}>
          <thead>
            <tr>
              <th scope="col">{t('fleet.historyDay')}</th>
              <th scope="col">{t('fleet.column.version')}</th>
              <th scope="col">{t('fleet.column.unsent')}</th>
              <th scope="col">{t('fleet.column.disk')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ at, state }) => (
              <tr key={at}>
                <th scope="row">{shortDay(dateOf(at))}</th>
                <td>{state.version}</td>
                <td>{formatCount(state.waiting + state.uploads + state.refused)}</td>
                <td>{sizeText(t, state.freeMb * MEGABYTE)}</td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      ) : null}
    </Section>
  );
}
