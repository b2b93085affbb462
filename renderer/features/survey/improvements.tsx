import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { SurveyReply } from '#common/contract/ipc/survey.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DueLabel } from '#renderer/ui/due-label.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

import styles from './survey.module.css';

type ImprovementsProps = Pick<SurveyReply, 'improvements' | 'people'>;

/** What was planned: by whom, until when, and what came of it. The owner writes down the result. */
export function Improvements({ improvements, people }: ImprovementsProps) {
  const t = useText();
  const { user } = useSession();
  const [write] = useRegisterLine('improvements');
  const [finished, setFinished] = useState<ImprovementsProps['improvements'][number] | null>(null);
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  if (improvements.length === 0) return <p className={styles['soft']}>{t('survey.noImprovements')}</p>;

  async function finish(result: string) {
    // The dialog stands only over a chosen one.
    const reply = await write({ kind: 'finish/1', payload: { result } }, finished ?? undefined);
    if (reply.ok) showToast({ message: t('survey.finished') });
    return reply;
  }

  return (
    <>
      <ul className={styles['list']}>
        {improvements.map((kept) => {
          const { element, owner, action, dueOn, done } = kept.item;
          return (
            <li key={kept.subject} className={styles['fall']}>
              <span className={styles['grow']}>
                <strong>{t(`survey.element.${element}`)}</strong>
                <span>{action}</span>
                <span className={styles['soft']}>
                  {nameOf(owner)}
                  {done ? ` – ${done.result}` : null}
                </span>
              </span>
              {done ? (
                <Chip tone="green" Icon={IconCircleCheck} label={t('survey.done')} />
              ) : (
                <DueLabel date={dueOn} isShort />
              )}
              {!done && owner === user?.id ? (
                <Button size="compact-sm" variant="default" onClick={() => setFinished(kept)}>
                  {t('survey.finish')}
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {finished ? (
        <NoteDialog
          isOpen
          title={t('survey.finish')}
          noteLabel={t('survey.result')}
          minLength={10}
          maxLength={400}
          confirmLabel={t('survey.finish')}
          onClose={() => setFinished(null)}
          submit={finish}
        />
      ) : null}
    </>
  );
}
