import { useState } from 'react';
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import type { PlainDate } from '#common/kernel/plain-date.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { DateField } from '#renderer/ui/date-field.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldRow, FieldStack } from '#renderer/ui/form-footer.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import type { KeptNotice } from './kept-notice.ts';

const SHORTEST = 3;

type NoticeDialogProps = { about: KeptNotice | null; onWritten: () => void; onClose: () => void };

/** Writes an announcement, or a draft anew. */
export function NoticeDialog(props: NoticeDialogProps) {
  const t = useText();
  const title = t(props.about ? 'hall.notice.rewrite' : 'hall.notice.write');
  return (
    <Dialog title={title} isOpen onClose={props.onClose} size="640px">
      <NoticeForm {...props} title={title} />
    </Dialog>
  );
}

function NoticeForm({ about, title: label, onWritten, onClose }: NoticeDialogProps & { title: string }) {
  const t = useText();
  const { today } = useFormat();
  const [write, { isBusy, error }] = useRegisterLine('announcements');
  const [title, setTitle] = useState(about?.item.title ?? '');
  const [text, setText] = useState(about?.item.text ?? '');
  const [from, setFrom] = useState<PlainDate | null>(about?.item.from ?? today);
  const [to, setTo] = useState<PlainDate | null>(about?.item.to ?? today);
  const [isUrgent, setIsUrgent] = useState(about?.item.isUrgent ?? false);
  const isBackwards = from !== null && to !== null && to < from;
  const isWritten = title.trim().length >= SHORTEST && text.trim().length >= SHORTEST;
  const isReady = isWritten && from !== null && to !== null && !isBackwards;

  async function run() {
    if (!isReady) return;
    const payload = { title, text, from, to, isUrgent };
    const reply = await (about
      ? write({ kind: 'rewrite/1', payload }, about)
      : write({ kind: 'write/1', payload }));
    if (!reply.ok) return;
    showToast({ message: t('hall.notice.written'), closeLabel: t('common.close') });
    onWritten();
    onClose();
  }

  return (
    <FieldStack>
      <TextInput
        label={t('hall.notice.heading')}
        value={title}
        maxLength={80}
        required
        data-autofocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Textarea
        label={t('hall.notice.body')}
        description={t('hall.notice.bodyHint')}
        value={text}
        maxLength={400}
        required
        autosize
        minRows={4}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FieldRow>
        <DateField label={t('hall.notice.from')} value={from} onChange={setFrom} />
        <DateField
          label={t('hall.notice.to')}
          value={to}
          onChange={setTo}
          error={isBackwards ? t('hall.notice.daysBackwards') : null}
        />
      </FieldRow>
      <Checkbox
        label={t('hall.notice.urgent')}
        checked={isUrgent}
        onChange={(event) => setIsUrgent(event.currentTarget.checked)}
      />
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter label={label} isReady={isReady} isBusy={isBusy} onCancel={onClose} onConfirm={run} />
    </FieldStack>
  );
}
