import { useEffect, useState } from 'react';
import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { SopNewsItem } from '#renderer/features/office/index.ts';
import { FieldItem } from '#renderer/features/field/index.ts';
import { CentreItem } from '#renderer/features/gateway/index.ts';
import { WaitingItem } from '#renderer/features/printing/index.ts';
import { SyncItem } from '#renderer/features/sync/index.ts';
import { onDraftStatus, type DraftStatus } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { StatusStrip, StripItem } from '#renderer/ui/frame/status-strip.tsx';

const NO_INPUT = {};

export function Strip() {
  const t = useText();
  const format = useFormat();
  const { status, can } = useSession();
  const { data: outages } = useChannelQuery('office.outages', can('office.read') ? NO_INPUT : skipToken);
  const outage = outages?.find(({ endedAt }) => endedAt === null);
  return (
    <StatusStrip
      isOutage={outage !== undefined}
      left={
        outage ? (
          <StripItem Icon={IconAlertTriangle}>
            <strong>
              {t('common.strip.outage', { time: format.time(outage.startedAt), reason: outage.reason })}
            </strong>
            <span>{t('common.strip.outageHint')}</span>
          </StripItem>
        ) : (
          <>
            <SyncItem />
            <CentreItem />
            <FieldItem />
          </>
        )
      }
      right={
        <>
          <WaitingItem />
          <SopNewsItem />
          <DraftItem />
          {status?.profile === 'production' ? null : (
            <StripItem>{t(status?.profile === 'demo' ? 'common.strip.demo' : 'common.strip.test')}</StripItem>
          )}
          <StripItem>{t('common.strip.version', { version: status?.version ?? '' })}</StripItem>
        </>
      }
    />
  );
}

function DraftItem() {
  const t = useText();
  const format = useFormat();
  const [draft, setDraft] = useState<DraftStatus>({ kind: 'IDLE' });
  useEffect(() => onDraftStatus(setDraft), []);
  switch (draft.kind) {
    case 'IDLE':
      return null;
    case 'SAVING':
      return <StripItem Icon={IconPencil}>{t('common.strip.draftSaving')}</StripItem>;
    case 'FAILED':
      return <StripItem Icon={IconAlertTriangle}>{t('common.strip.draftFailed')}</StripItem>;
    case 'SAVED': {
      const time = format.time(draft.at);
      return <StripItem Icon={IconCheck}>{t('common.strip.draftSaved', { time })}</StripItem>;
    }
  }
}
