import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import type { IntakeSettings } from '#common/contract/ipc/intake.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ChoiceField } from '#renderer/ui/choice-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './intake.module.css';

const AFTER = ['MOVE', 'DELETE'] as const;

/** The folder that the scanner writes to, and what becomes of a file once it is a page. */
export function FolderSettings({ folder, afterTaking }: Pick<IntakeSettings, 'folder' | 'afterTaking'>) {
  const t = useText();
  const [choose, { isBusy, error }] = useChannelMutation('documents.chooseFolder');
  const [save, { error: saveError }] = useChannelMutation('documents.saveFolder');

  async function change(next: { isWatched: boolean; afterTaking: IntakeSettings['afterTaking'] }) {
    const reply = await save(next);
    if (reply.ok) showToast({ message: t('pages.settings.saved') });
  }

  const problem = error ?? saveError;
  return (
    <div>
      <h4 className={styles['heading']}>{t('pages.settings.folder')}</h4>
      <p className={styles['path']}>{folder ?? t('pages.settings.noFolder')}</p>
      <div className={styles['buttons']}>
        <Button
          variant="default"
          loading={isBusy}
          leftSection={<IconFolder size={16} aria-hidden />}
          onClick={() => void choose({})}
        >
          {t('pages.settings.choose')}
        </Button>
        {folder === null ? null : (
          <Button variant="subtle" onClick={() => void change({ isWatched: false, afterTaking })}>
            {t('pages.settings.stop')}
          </Button>
        )}
      </div>
      {folder === null ? null : (
        <ChoiceField
          label={t('pages.settings.after')}
          choices={AFTER.map((value) => ({ value, label: t(`pages.settings.afterChoices.${value}`) }))}
          value={afterTaking}
          onChange={(value) => void change({ isWatched: true, afterTaking: value })}
        />
      )}
      {problem ? <RefusalLine error={problem} /> : null}
    </div>
  );
}
