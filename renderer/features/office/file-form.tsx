import { useState } from 'react';
import { Button } from '@mantine/core';
import type { ChosenPaper } from '#common/contract/ipc/office-documents.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { DifferenceList } from './difference-list.tsx';
import type { PaperFormProps } from './paper-form-props.ts';
import styles from './papers.module.css';

/** What was read from the chosen files is shown as what it changes, before anybody else sees it. */
export function FileForm({ name, onChange, onRefused }: PaperFormProps & { name: 'sop' | 'calendar' }) {
  const t = useText();
  const [choose, { isBusy }] = useChannelMutation('office.choosePaper');
  const [chosen, setChosen] = useState<ChosenPaper | null>(null);

  async function pick() {
    onRefused(null);
    const reply = await choose({ name });
    if (!reply.ok) {
      setChosen(null);
      onChange(null);
      onRefused(reply);
      return;
    }
    if (!reply.value) return;
    setChosen(reply.value);
    onChange(reply.value.content);
  }

  return (
    <div className={styles['box']}>
      <p className={styles['soft']}>{t(name === 'sop' ? 'papers.sopHint' : 'papers.calendarHint')}</p>
      <div>
        <Button variant="default" size="xs" loading={isBusy} onClick={() => void pick()}>
          {t('papers.chooseFiles')}
        </Button>
      </div>
      {chosen ? (
        <>
          <p>{t('papers.chosen', { files: chosen.files.join(', ') })}</p>
          <DifferenceList differences={chosen.differences} />
        </>
      ) : null}
    </div>
  );
}
