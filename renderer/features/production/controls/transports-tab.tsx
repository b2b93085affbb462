import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconTruckDelivery } from '@tabler/icons-react';
import { stateOfShipment, stoodAtAnEnd, type ShipmentState } from '#common/domain/registers/transports.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import { useHands } from '../use-hands.ts';
import type { KeptShipment } from './kept-shipment.ts';
import { ArriveDialog } from './arrive-dialog.tsx';
import { DispatchDialog } from './dispatch-dialog.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { TabHead } from './tab-head.tsx';
import { useNumbers } from './use-numbers.ts';
import styles from '../production.module.css';

const COLUMNS = ['at', 'numbers', 'way', 'seals', 'carrier', 'state', 'people'] as const;
const TONES: Readonly<Record<ShipmentState, Tone>> = {
  ON_ITS_WAY: 'violet',
  ARRIVED: 'green',
  STOPPED: 'red',
  RESOLVED: 'gray',
};

/** Blanks on their way with their seals, and what two people found at the end of it. */
export function TransportsTab() {
  const t = useText();
  const { can } = useSession();
  const { mayGive } = useHands();
  const { kept, nameOf, error, refetch } = useRegister('transports');
  const [isSending, setIsSending] = useState(false);
  const [arriving, setArriving] = useState<KeptShipment | null>(null);
  const [resolving, setResolving] = useState<KeptShipment | null>(null);
  const maySend = can('stock.manage') || mayGive.length > 0;
  return (
    <>
      <TabHead
        title={t('controls.transport.title')}
        acts={[
          {
            label: t('controls.transport.dispatch'),
            combo: 'ctrl+d',
            isOff: !maySend,
            run: () => setIsSending(true),
          },
        ]}
      />
      {error && !kept ? <ErrorState error={error} onRetry={refetch} /> : null}
      {!kept && !error ? <LinesSkeleton lines={3} /> : null}
      {kept?.length === 0 ? (
        <EmptyState
          title={t('controls.transport.none')}
          text={t('controls.transport.noneText')}
          Icon={IconTruckDelivery}
        />
      ) : null}
      {kept && kept.length > 0 ? (
        <ScrollRegion className={styles['summary']} label={t('controls.transport.title')}>
          <PlainTable>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col">
                    {t(`controls.transport.column.${column}`)}
                  </th>
                ))}
                <th scope="col">{t('controls.act')}</th>
              </tr>
            </thead>
            <tbody>
              {kept.toReversed().map((shipment) => (
                <ShipmentRow
                  key={shipment.subject}
                  shipment={shipment}
                  nameOf={nameOf}
                  onArrive={() => setArriving(shipment)}
                  onResolve={() => setResolving(shipment)}
                />
              ))}
            </tbody>
          </PlainTable>
        </ScrollRegion>
      ) : null}
      {isSending ? <DispatchDialog onClose={() => setIsSending(false)} /> : null}
      {arriving ? <ArriveDialog shipment={arriving} onClose={() => setArriving(null)} /> : null}
      {resolving ? <ResolveDialog shipment={resolving} onClose={() => setResolving(null)} /> : null}
    </>
  );
}

type ShipmentRowProps = {
  shipment: KeptShipment;
  nameOf: (id: string | null) => string;
  onArrive: () => void;
  onResolve: () => void;
};

function ShipmentRow({ shipment: { item }, nameOf, onArrive, onResolve }: ShipmentRowProps) {
  const t = useText();
  const format = useFormat();
  const numbers = useNumbers();
  const { user, can } = useSession();
  const { labelOf } = useHands();
  const { from, to, seals, carrier, reference, arrived, resolved, count } = item;
  const state = stateOfShipment(item);
  const target = to.at === 'UNIT' ? to.who : labelOf(to);
  const isForMe = to.at === 'PERSON' ? to.who === user?.id : can('stock.keep');
  const maySettle = state === 'STOPPED' && can('stock.settle');
  const isOwn = user !== null && stoodAtAnEnd(item, user.id);
  const seen = arrived?.seals ?? seals.map((number) => ({ number, state: null }));
  return (
    <tr>
      <th scope="row">{format.moment(item.at)}</th>
      <td>
        <span className="numeric">{numbers(item)}</span>
        <span className={styles['under']}>{t('stock.rangeCount', { count: formatCount(count) })}</span>
      </td>
      <td>
        {t('controls.transport.way', {
          from: from ? labelOf(from) : t('controls.transport.outside'),
          to: target,
        })}
      </td>
      <td>
        <ul className={styles['passed']}>
          {seen.map(({ number, state: seal }) => (
            <li key={number}>
              <span className="numeric">{number}</span>
              {seal ? ` ${t(`controls.transport.sealState.${seal}`)}` : ''}
            </li>
          ))}
        </ul>
      </td>
      <td>
        {carrier}
        <span className={styles['under']}>{reference}</span>
      </td>
      <td>
        <Chip tone={TONES[state]} label={t(`controls.transport.state.${state}`)} />
        {arrived ? (
          <span className={styles['under']}>
            {t('controls.transport.found', {
              counted: formatCount(arrived.counted),
              count: formatCount(count),
            })}
          </span>
        ) : null}
        {resolved ? (
          <span className={styles['under']}>
            {t(`controls.transport.reasons.${resolved.reason}`)}: {resolved.note}
          </span>
        ) : null}
      </td>
      <td>
        {[item.by, item.second].map(nameOf).join(', ')}
        {arrived ? (
          <span className={styles['under']}>{[arrived.by, arrived.second].map(nameOf).join(', ')}</span>
        ) : null}
      </td>
      <td>
        {state === 'ON_ITS_WAY' && isForMe ? (
          <Button size="compact-sm" onClick={onArrive}>
            {t('controls.transport.arrive')}
          </Button>
        ) : null}
        {maySettle && !isOwn ? (
          <Button size="compact-sm" onClick={onResolve}>
            {t('controls.transport.resolve')}
          </Button>
        ) : null}
        {maySettle && isOwn ? (
          <span className={styles['quiet']}>{t('controls.transport.resolveOther')}</span>
        ) : null}
      </td>
    </tr>
  );
}
