import { useState } from 'react';
import { Button } from '@mantine/core';
import type { BackupPreview } from '#common/contract/ipc/backup.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { isRecoveryText, RecoveryTextField } from '#renderer/ui/recovery-text-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';

type RestoreFormProps = {
  /** A PC that cannot open what it holds, or holds nothing, needs the text from the safe; another has the key itself. */
  needsText: boolean;
  onCancel?: () => void;
};

/** Choose a backup, look at what it is, and let it take the place of what lies here. */
export function RestoreForm({ needsText, onCancel }: RestoreFormProps) {
  const t = useText();
  const [read, reading] = useChannelMutation('station.readBackup');
  const [restore, restoring] = useChannelMutation('station.restore');
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<BackupPreview | null>(null);
  const error = restoring.error ?? reading.error;

  async function choose() {
    const reply = await read({ recoveryText: needsText ? text.trim() : null });
    if (!reply.ok) setPreview(null);
    else if (reply.value) setPreview(reply.value);
  }

  async function run() {
    const reply = await restore({});
    // What was looked at is gone: it is chosen anew.
    if (!reply.ok) setPreview(null);
  }

  return (
    <FieldStack>
      <p>{t('health.restore.intro')}</p>
      {needsText ? (
        <RecoveryTextField
          value={text}
          hint={t('health.restore.textHint')}
          onChange={(next) => {
            setText(next);
            setPreview(null);
          }}
        />
      ) : null}
      <div>
        <Button
          variant="default"
          data-autofocus={!needsText || undefined}
          loading={reading.isBusy}
          disabled={restoring.isBusy || (needsText && !isRecoveryText(text))}
          onClick={() => void choose()}
        >
          {t(preview ? 'health.restore.other' : 'health.restore.choose')}
        </Button>
      </div>
      {error ? <RefusalLine error={error} /> : null}
      {preview ? <Preview preview={preview} /> : null}
      <FormFooter>
        {onCancel ? (
          <Button variant="default" disabled={restoring.isBusy} onClick={onCancel}>
            {t('common.cancel')}
          </Button>
        ) : null}
        <Button
          {...(preview?.isReplacing ? { color: 'red' } : {})}
          disabled={!preview}
          loading={restoring.isBusy}
          onClick={() => void run()}
        >
          {t('health.restore.submit')}
        </Button>
      </FormFooter>
    </FieldStack>
  );
}

function Preview({ preview }: { preview: BackupPreview }) {
  const t = useText();
  const { moment } = useFormat();
  const { officeName, deskName, madeAt, files, pictures, waiting, program, hasHub, isReplacing } = preview;
  return (
    <>
      <Facts
        facts={[
          { term: t('health.restore.office'), value: officeName },
          { term: t('health.restore.desk'), value: deskName },
          { term: t('health.restore.madeAt'), value: moment(madeAt) },
          {
            term: t('health.restore.holds'),
            value: t('health.restore.filesPictures', {
              files: formatCount(files),
              pictures: formatCount(pictures),
            }),
          },
          ...(hasHub ? [{ term: t('health.restore.waiting'), value: formatCount(waiting) }] : []),
          { term: t('health.restore.program'), value: program },
        ]}
      />
      {isReplacing ? <p>{t(hasHub ? 'health.restore.replacesHub' : 'health.restore.replaces')}</p> : null}
      {hasHub ? <p>{t('health.restore.needsCode')}</p> : null}
    </>
  );
}
