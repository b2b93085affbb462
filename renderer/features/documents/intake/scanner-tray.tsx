import { useState } from 'react';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconEye, IconFolderOff, IconFolderOpen, IconTrash } from '@tabler/icons-react';
import type { TrayFile } from '#common/contract/ipc/intake.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { skipToken, useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { useIntake, type Intake } from './intake-context.ts';
import { TrayCard } from './tray-card.tsx';
import { TrayPreview } from './tray-preview.tsx';
import styles from './intake.module.css';

/** What lies in the scanner's folder, under the document that it can be filed under. Nothing where no folder is watched. */
export function ScannerTray() {
  const intake = useIntake();
  return intake && !intake.isOff ? <Tray intake={intake} /> : null;
}

function Tray({ intake }: { intake: Intake }) {
  const t = useText();
  const { view, code } = intake;
  const { data: tray } = useChannelQuery(
    'documents.tray',
    code ? { applicationId: view.file.id } : skipToken,
  );
  const [storeFiles, { isBusy: isStoring }] = useChannelMutation('documents.storeTrayFiles');
  const [clearFiles, { isBusy: isClearing }] = useChannelMutation('documents.clearTrayFiles');
  const [isLarge, setIsLarge] = useState(false);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const ready = (tray?.files ?? []).filter(({ state }) => state === 'READY');
  // Never the next best: what another desk took or a scanner rewrote is chosen anew by a person.
  const chosen = ready.find(({ id }) => id === chosenId) ?? (ready.length === 1 ? ready[0] : undefined);
  const name = code ? t(`labels.document.${code}`) : '';

  async function clear(file: TrayFile) {
    const reply = await clearFiles({ applicationId: view.file.id, fileIds: [file.id] });
    if (!reply.ok) intake.tell([{ file: `${file.name} – ${t('pages.tray.left')}`, error: reply }]);
  }

  async function fileChosen() {
    if (!chosen?.print) return;
    const files = [{ fileId: chosen.id, print: chosen.print }];
    const reply = await storeFiles({ applicationId: view.file.id, files });
    if (!reply.ok) {
      intake.tell([{ file: chosen.name, error: reply }]);
      return;
    }
    if (await intake.attach(reply.value, 'SCAN')) await clear(chosen);
  }

  const isBusy = isStoring || isClearing || intake.isBusy;
  const canFile = chosen?.print !== undefined && !isBusy && chosen.filedAs === null;
  useScreenKeys([
    { combo: 'f', label: t('pages.tray.file', { name }), run: () => void fileChosen(), isDisabled: !canFile },
  ]);

  if (!tray || tray.folder === 'NONE') return null;
  return (
    <section className={styles['tray']} aria-label={t('pages.tray.title')}>
      <div className={styles['trayHead']}>
        {tray.folder === 'OPEN' ? (
          <IconFolderOpen size={16} aria-hidden />
        ) : (
          <IconFolderOff size={16} aria-hidden />
        )}
        <h3>{t('pages.tray.title')}</h3>
        {tray.files.length === 0 ? (
          <span className={styles['hint']} aria-live="polite">
            {tray.folder === 'OPEN'
              ? t('pages.tray.empty')
              : `${t('pages.tray.unreachable')}. ${t('pages.tray.unreachableText')}`}
          </span>
        ) : null}
        {tray.more > 0 ? (
          <span className={styles['warning']}>{t('pages.tray.more', { count: tray.more })}</span>
        ) : null}
        <span className={styles['grow']} />
        {chosen ? (
          <Tooltip label={t('pages.tray.look')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('pages.tray.look')}
              onClick={() => setIsLarge(true)}
            >
              <IconEye size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
        {chosen?.filedAs ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTrash size={16} aria-hidden />}
            loading={isClearing}
            onClick={() => void clear(chosen)}
          >
            {t('pages.tray.clear')}
          </Button>
        ) : null}
        {chosen && chosen.filedAs === null ? (
          <Button
            size="xs"
            loading={isBusy}
            rightSection={<KeyHint combo="f" />}
            onClick={() => void fileChosen()}
          >
            {t('pages.tray.file', { name })}
          </Button>
        ) : null}
      </div>
      {tray.files.length > 0 ? (
        <ul className={styles['cards']}>
          {tray.files.map((file) => (
            <TrayCard
              key={`${file.id} ${file.at}`}
              file={file}
              isChosen={file.id === chosen?.id}
              onChoose={() => setChosenId(file.id)}
            />
          ))}
        </ul>
      ) : null}
      <TrayPreview file={isLarge ? (chosen ?? null) : null} onClose={() => setIsLarge(false)} />
    </section>
  );
}
