import { useState } from 'react';
import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { FieldCheck } from '#common/domain/applications/application.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { checkId } from './marks.ts';
import { differenceText } from './difference-text.ts';
import styles from './fields.module.css';

type OpenDifferencesProps = {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  onAmend: () => void;
  onLook: (check: FieldCheck) => void;
};

/** What papers and form say differently, until it is corrected, settled or returned. */
export function OpenDifferences({ view, act, isOff, onAmend, onLook }: OpenDifferencesProps) {
  const t = useText();
  const [settling, setSettling] = useState<FieldCheck | null>(null);
  const open = view.differences;
  if (open.length === 0) return null;
  return (
    <ul className={styles['differences']} aria-label={t('documents.compare.open')}>
      {open.map((check) => (
        <li key={checkId(check)}>
          <span className={styles['difference']}>{differenceText(t, view.file.applicant, check)}</span>
          <span className={styles['actions']}>
            {check.place ? (
              <Button size="compact-xs" variant="subtle" onClick={() => onLook(check)}>
                {t('documents.compare.look')}
              </Button>
            ) : null}
            <Button size="compact-xs" variant="default" disabled={isOff} onClick={onAmend}>
              {t('documents.amend')}
            </Button>
            <Button size="compact-xs" variant="default" disabled={isOff} onClick={() => setSettling(check)}>
              {t('documents.compare.settle')}
            </Button>
          </span>
        </li>
      ))}
      <NoteDialog
        title={t('documents.compare.settleTitle')}
        text={settling ? differenceText(t, view.file.applicant, settling) : ''}
        noteLabel={t('documents.compare.settleNote')}
        confirmLabel={t('documents.compare.settle')}
        isOpen={settling !== null}
        maxLength={4000}
        onClose={() => setSettling(null)}
        submit={async (note) => {
          if (!settling) return { ok: true, value: null };
          const { field, code } = settling;
          const outcome = await act(
            [{ kind: 'documents.settleDifference/1', payload: { field, code, note } }],
            { done: t('documents.compare.settled'), quiet: true },
          );
          return outcome.ok ? { ok: true, value: null } : { ok: false, ...outcome.refused };
        }}
      />
    </ul>
  );
}
