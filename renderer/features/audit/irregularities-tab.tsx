import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCheck, IconEye, IconFlag } from '@tabler/icons-react';
import type { Irregularity } from '#common/domain/registers/irregularities.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './audit.module.css';

const STATES = {
  NEW: { tone: 'amber', Icon: IconFlag },
  LOOKED_INTO: { tone: 'blue', Icon: IconEye },
  CLOSED: { tone: 'gray', Icon: IconCheck },
} as const;
const ORDER = ['NEW', 'LOOKED_INTO', 'CLOSED'];

type Asked = { about: Kept<Irregularity>; isClosed: boolean };

/** What officers reported past their superiors; the auditor alone reads it. */
export function IrregularitiesTab() {
  const t = useText();
  const { kept, nameOf, error, refetch } = useRegister('irregularities');
  const [write] = useRegisterLine('irregularities');
  const [asked, setAsked] = useState<Asked | null>(null);
  if (error && !kept) return <ErrorState error={error} onRetry={refetch} />;
  if (!kept) return <LinesSkeleton lines={6} />;
  if (kept.length === 0) {
    return (
      <EmptyState
        title={t('audit.irregularity.none')}
        text={t('audit.irregularity.noneText')}
        Icon={IconFlag}
      />
    );
  }
  const sorted = kept
    .toReversed()
    .toSorted((one, other) => ORDER.indexOf(one.item.state) - ORDER.indexOf(other.item.state));
  return (
    <ScrollRegion className={styles['reports']} label={t('audit.tab.irregularities')}>
      {sorted.map((about) => (
        <Report
          key={about.subject}
          about={about}
          nameOf={nameOf}
          onAsk={(isClosed) => setAsked({ about, isClosed })}
        />
      ))}
      <NoteDialog
        title={t(asked?.isClosed ? 'audit.irregularity.close' : 'audit.irregularity.look')}
        text={asked?.about.item.text ?? ''}
        noteLabel={t('audit.irregularity.note')}
        confirmLabel={t(asked?.isClosed ? 'audit.irregularity.close' : 'common.save')}
        isOpen={asked !== null}
        maxLength={2000}
        onClose={() => setAsked(null)}
        submit={async (note) => {
          const reply = await write(
            { kind: 'look/1', payload: { note, isClosed: asked?.isClosed === true } },
            asked?.about,
          );
          if (reply.ok) showToast({ message: t('audit.irregularity.done'), closeLabel: t('common.close') });
          return reply;
        }}
      />
    </ScrollRegion>
  );
}

type ReportProps = {
  about: Kept<Irregularity>;
  nameOf: (id: string | null) => string;
  onAsk: (isClosed: boolean) => void;
};

function Report({ about: { item }, nameOf, onAsk }: ReportProps) {
  const t = useText();
  const format = useFormat();
  const { tone, Icon } = STATES[item.state];
  return (
    <article className={styles['report']}>
      <header>
        <Chip tone={tone} Icon={Icon} label={t(`audit.irregularity.state.${item.state}`)} />
        <span>
          {format.day(format.dateOf(item.reportedAt))} ·{' '}
          {item.reporter === '' ? t('audit.irregularity.noName') : item.reporter}
        </span>
      </header>
      <p>{item.text}</p>
      {item.notes.map(({ text, by, at }) => (
        <p key={at} className={styles['note']}>
          {format.moment(at)} · {nameOf(by)}: {text}
        </p>
      ))}
      {item.state === 'CLOSED' ? null : (
        <footer>
          <Button size="xs" variant="default" onClick={() => onAsk(false)}>
            {t('audit.irregularity.look')}
          </Button>
          <Button size="xs" variant="default" onClick={() => onAsk(true)}>
            {t('audit.irregularity.close')}
          </Button>
        </footer>
      )}
    </article>
  );
}
