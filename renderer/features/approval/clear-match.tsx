import { useState } from 'react';
import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import styles from './approval.module.css';

type ClearMatchProps = { view: FileView; act: ActFn; isOff: boolean };

/** A similar name: the compared fields are written down, and the section head decides as second person. */
export function ClearMatch({ view, act, isOff }: ClearMatchProps) {
  const t = useText();
  const [isOpen, setIsOpen] = useState(false);
  if (view.file.proposal) return null;
  return (
    <>
      <p className={styles['match']}>{t('decision.match.hint')}</p>
      {view.proposable.includes('CLEAR_POSSIBLE_MATCH') ? (
        <Button size="xs" variant="default" disabled={isOff} onClick={() => setIsOpen(true)}>
          {t('decision.match.propose')}
        </Button>
      ) : null}
      <ReasonsDialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t('decision.match.title')}
        text={t('decision.match.text')}
        confirmLabel={t('decision.match.propose')}
        noteLabel={t('decision.match.note')}
        kind={null}
        submit={({ note }) =>
          act(
            [
              {
                kind: 'approval.proposeDecision/1',
                payload: { decision: 'CLEAR_POSSIBLE_MATCH', reasonCodes: [], note },
              },
            ],
            {
              quiet: true,
              done: t('decision.match.done'),
            },
          )
        }
      />
    </>
  );
}
