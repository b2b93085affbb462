import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { TrayItem } from '#common/contract/ipc/sync.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';

const SHORTEST_NOTE = 5;

type DiscardDialogProps = { item: TrayItem | null; onClose: () => void };

/** Setting refused work aside asks for words: they are all that will be left of it. */
export function DiscardDialog({ item, onClose }: DiscardDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('sync.tray.discardTitle')} isOpen={item !== null} onClose={onClose}>
      {item ? <DiscardForm item={item} onClose={onClose} /> : null}
    </Dialog>
  );
}

function DiscardForm({ item, onClose }: { item: TrayItem; onClose: () => void }) {
  const t = useText();
  const [discard, { isBusy, error }] = useChannelMutation('sync.discard');
  const [note, setNote] = useState('');
  const isReady = note.trim().length >= SHORTEST_NOTE;

  async function run() {
    const reply = await discard({ group: item.group, note });
    if (!reply.ok) return;
    showToast({ message: t('sync.tray.discarded'), closeLabel: t('common.close') });
    onClose();
  }

  useScreenKeys([
    { combo: 'ctrl+Enter', label: t('sync.tray.discard'), run: () => void run(), isDisabled: !isReady },
  ]);

  return (
    <FieldStack>
      <p>{t('sync.tray.discardText')}</p>
      <Textarea
        label={t('sync.tray.discardNote')}
        description={t('common.noteHint', { min: SHORTEST_NOTE })}
        value={note}
        autosize
        minRows={3}
        maxLength={500}
        data-autofocus
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          disabled={!isReady}
          loading={isBusy}
          onClick={() => void run()}
          rightSection={<KeyHint combo="ctrl+Enter" />}
        >
          {t('sync.tray.discard')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}
