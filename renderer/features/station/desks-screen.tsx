import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconDevicesPc } from '@tabler/icons-react';
import type { DeskInfo } from '#common/contract/hub/station.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { HeldDialog } from './held-dialog.tsx';
import { NewDeskDialog } from './new-desk-dialog.tsx';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import styles from './station.module.css';

const NO_INPUT = {};

/** `/komputer`: which PCs belong to the office. IT enrols them one by one and shuts out what was lost. */
export function DesksScreen() {
  const t = useText();
  const { data: desks, error, refetch } = useChannelQuery('station.desks', NO_INPUT);
  const [isAdding, setIsAdding] = useState(false);
  const [showing, setShowing] = useState<DeskInfo | null>(null);
  const [renewing, setRenewing] = useState<DeskInfo | null>(null);
  const [revoking, setRevoking] = useState<DeskInfo | null>(null);
  if (error?.code === 'HUB_NOT_JOINED') {
    return <EmptyState title={t('station.none')} text={t('station.noneText')} Icon={IconDevicesPc} />;
  }
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <WorkLayout
      footer={
        <DecisionBar
          primary={{ label: t('station.newDesk'), combo: 'ctrl+Enter', run: () => setIsAdding(true) }}
        />
      }
    >
      <h1 className={styles['title']}>{t('station.title')}</h1>
      <p className={styles['text']}>{t('station.text')}</p>
      {desks ? (
        <DeskTable desks={desks} onRevoke={setRevoking} onShow={setShowing} onRenew={setRenewing} />
      ) : (
        <LinesSkeleton lines={6} />
      )}
      <NewDeskDialog isOpen={isAdding} onClose={() => setIsAdding(false)} />
      {showing ? <HeldDialog desk={showing} onClose={() => setShowing(null)} /> : null}
      {renewing ? <NewKeyDialog desk={renewing} onClose={() => setRenewing(null)} /> : null}
      <RevokeDialog desk={revoking} onClose={() => setRevoking(null)} />
    </WorkLayout>
  );
}

type DeskTableProps = {
  desks: readonly (DeskInfo & { isThis: boolean })[];
  onRevoke: (desk: DeskInfo) => void;
  onShow: (desk: DeskInfo) => void;
  onRenew: (desk: DeskInfo) => void;
};

function DeskTable({ desks, onRevoke, onShow, onRenew }: DeskTableProps) {
  const t = useText();
  const format = useFormat();
  return (
    <PlainTable aria-label={t('station.list')}>
      <thead>
        <tr>
          <th scope="col">{t('station.name')}</th>
          <th scope="col">{t('station.enrolled')}</th>
          <th scope="col">{t('station.seen')}</th>
          <th scope="col">{t('station.state')}</th>
          <th scope="col">{t('station.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {desks.map((desk) => (
          <tr key={desk.deskId} data-closed={desk.revokedAt !== null || undefined}>
            <th scope="row">{desk.name}</th>
            <td>{format.moment(desk.enrolledAt)}</td>
            <td>{desk.lastSeenAt ? format.moment(desk.lastSeenAt) : '–'}</td>
            <td>
              <Chip
                label={t(desk.revokedAt === null ? 'station.active' : 'station.revoked')}
                tone={desk.revokedAt === null ? 'green' : 'gray'}
              />
            </td>
            <td>
              {desk.isThis ? `${t('station.thisOne')} ` : null}
              <Button
                size="xs"
                variant="default"
                aria-label={`${t('station.held')}: ${desk.name}`}
                onClick={() => onShow(desk)}
              >
                {t('station.held')}
              </Button>{' '}
              {desk.isThis ? null : (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t('station.newKey')}: ${desk.name}`}
                  onClick={() => onRenew(desk)}
                >
                  {t('station.newKey')}
                </Button>
              )}{' '}
              {!desk.isThis && desk.revokedAt === null ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${t('station.revoke')}: ${desk.name}`}
                  onClick={() => onRevoke(desk)}
                >
                  {t('station.revoke')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}
