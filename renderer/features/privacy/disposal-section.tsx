import { useEffect, useState } from 'react';
import { Button } from '@mantine/core';
import { IconArchiveOff } from '@tabler/icons-react';
import type { DisposalPreview } from '#common/contract/hub/disposals.ts';
import type { Disposal } from '#common/domain/registers/disposals.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { BookPaperPreview } from '#renderer/features/printing/index.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { Tone } from '#renderer/ui/tone.ts';
import { BookSection } from './book-section.tsx';
import { ApproveDisposal } from './approve-disposal.tsx';
import styles from './privacy.module.css';

const NO_INPUT = {};
const LOOK_MS = 5000;
const TONES: Readonly<Record<Disposal['state'], Tone>> = {
  PROPOSED: 'amber',
  APPROVED: 'blue',
  REFUSED: 'gray',
  WITHDRAWN: 'gray',
  DONE: 'green',
  CHANGED: 'red',
};

type Word = { kind: 'refuse/1' | 'withdraw/1'; about: Kept<Disposal> };

/** Whole files whose years are over: what was proposed, decided and done. */
export function DisposalSection() {
  const t = useText();
  const book = useRegister('disposals');
  const { kept, nameOf, refetch } = book;
  const { data: preview } = useChannelQuery('privacy.previewDisposal', NO_INPUT);
  const [write] = useRegisterLine('disposals');
  const [approving, setApproving] = useState<Kept<Disposal> | null>(null);
  const [word, setWord] = useState<Word | null>(null);
  const [minutes, setMinutes] = useState<string | null>(null);
  const isRunning = kept?.some(({ item }) => item.state === 'APPROVED') ?? false;
  // The hub carries it out and tells no desk.
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(refetch, LOOK_MS);
    return () => clearInterval(timer);
  }, [isRunning, refetch]);
  const isRefusal = word?.kind === 'refuse/1';

  return (
    <BookSection
      title={t('privacy.disposals')}
      book={book}
      empty={{
        title: t('privacy.noDisposals'),
        text: t('privacy.noDisposalsText', { years: preview?.years ?? '–' }),
        Icon: IconArchiveOff,
      }}
      columns={[
        t('privacy.proposedOn'),
        t('privacy.files'),
        t('privacy.archiveLetter'),
        t('privacy.stateHead'),
        t('privacy.by'),
        t('privacy.actions'),
      ]}
      head={<Due preview={preview} />}
      renderRow={(disposal) => (
        <DisposalLine
          key={disposal.subject}
          disposal={disposal}
          nameOf={nameOf}
          onApprove={() => setApproving(disposal)}
          onWord={(kind) => setWord({ kind, about: disposal })}
          onMinutes={() => setMinutes(disposal.subject)}
        />
      )}
    >
      {approving ? <ApproveDisposal disposal={approving} onClose={() => setApproving(null)} /> : null}
      <NoteDialog
        isOpen={word !== null}
        onClose={() => setWord(null)}
        title={t(isRefusal ? 'privacy.refuseTitle' : 'privacy.withdrawTitle')}
        text={t('privacy.refuseText')}
        noteLabel={t('privacy.reason')}
        confirmLabel={t(isRefusal ? 'privacy.refuse' : 'privacy.withdraw')}
        maxLength={300}
        submit={(note) => write({ kind: word?.kind ?? 'refuse/1', payload: { note } }, word?.about)}
      />
      <BookPaperPreview
        paper={minutes === null ? null : { paper: 'DISPOSAL', subject: minutes }}
        onClose={() => setMinutes(null)}
      />
    </BookSection>
  );
}

function Due({ preview }: { preview: DisposalPreview | undefined }) {
  const t = useText();
  if (!preview) return null;
  return (
    <p className={styles['text']}>
      {t('privacy.dueFiles')}: <b className="numeric">{formatCount(preview.files)}</b> ·{' '}
      {t('privacy.heldFiles')}: <b className="numeric">{formatCount(preview.held)}</b>
    </p>
  );
}

type DisposalLineProps = {
  disposal: Kept<Disposal>;
  nameOf: (id: string | null) => string;
  onApprove: () => void;
  onWord: (kind: Word['kind']) => void;
  onMinutes: () => void;
};

function DisposalLine({ disposal, nameOf, onApprove, onWord, onMinutes }: DisposalLineProps) {
  const t = useText();
  const format = useFormat();
  const { user, hasRole, can } = useSession();
  const [save, { isBusy, error }] = useChannelMutation('privacy.saveDisposedFiles');
  const { item, subject } = disposal;
  const isMine = item.proposedBy === user?.id;
  const isOpen = item.state === 'PROPOSED';
  const maySign = hasRole('OFFICE_HEAD') && !isMine;

  async function saveList() {
    const reply = await save({ run: subject });
    if (reply.ok && reply.value.saved) showToast({ message: t('privacy.listSaved') });
  }

  return (
    <tr>
      <td>
        {format.moment(item.proposedAt)}
        <span className={styles['soft']}>{item.note}</span>
      </td>
      <td className="numeric">{formatCount(item.files)}</td>
      <td className={styles['what']}>{item.reference}</td>
      <td>
        <Chip tone={TONES[item.state]} label={t(`privacy.disposalState.${item.state}`)} />
        {item.state === 'DONE' && item.outcome ? <Result outcome={item.outcome} /> : null}
        <span className={styles['soft']}>{item.decidedNote}</span>
      </td>
      <td>{[item.proposedBy, item.decidedBy].map(nameOf).filter(Boolean).join(', ')}</td>
      <td>
        <div className={styles['buttons']}>
          {isOpen && maySign ? (
            <Button size="xs" onClick={onApprove}>
              {t('privacy.confirm')}
            </Button>
          ) : null}
          {isOpen && maySign ? (
            <Button variant="default" size="xs" onClick={() => onWord('refuse/1')}>
              {t('privacy.refuse')}
            </Button>
          ) : null}
          {isOpen && isMine ? (
            <Button variant="default" size="xs" onClick={() => onWord('withdraw/1')}>
              {t('privacy.withdraw')}
            </Button>
          ) : null}
          {item.state === 'DONE' && can('case.act') ? (
            <Button variant="default" size="xs" onClick={onMinutes}>
              {t('privacy.minutes')}
            </Button>
          ) : null}
          {item.state === 'DONE' ? (
            <Button variant="default" size="xs" loading={isBusy} onClick={() => void saveList()}>
              {t('privacy.saveList')}
            </Button>
          ) : null}
        </div>
        {error ? <RefusalLine error={error} /> : null}
      </td>
    </tr>
  );
}

function Result({ outcome }: { outcome: NonNullable<Disposal['outcome']> }) {
  const t = useText();
  return (
    <span className={styles['soft']}>
      {t('privacy.result', {
        files: formatCount(outcome.files),
        pictures: formatCount(outcome.pictures),
      })}
      {outcome.kept > 0 ? ` · ${t('privacy.resultKept', { kept: formatCount(outcome.kept) })}` : ''}
    </span>
  );
}
