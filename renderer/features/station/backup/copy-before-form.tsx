import { useState } from 'react';
import { Button } from '@mantine/core';
import type { CopyPreview } from '#common/contract/ipc/backup.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts } from '#renderer/ui/facts.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { isRecoveryText, RecoveryTextField } from '#renderer/ui/recovery-text-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { copyBeforeWords } from './copy-before-words.ts';

/** The program is older than the records: look at the copy from before the update, and let it take their place. */
export function CopyBeforeForm({ onCancel }: { onCancel: () => void }) {
  const t = useText();
  const [read, reading] = useChannelMutation('station.readCopyBefore');
  const [restore, restoring] = useChannelMutation('station.restoreCopyBefore');
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<CopyPreview | null>(null);
  const error = restoring.error ?? reading.error;

  async function look() {
    const reply = await read({ recoveryText: text.trim() });
    setPreview(reply.ok ? reply.value : null);
  }

  async function run() {
    const reply = await restore({});
    if (!reply.ok) setPreview(null);
  }

  return (
    <FieldStack>
      <p>{t('health.copyBefore.intro')}</p>
      <RecoveryTextField
        value={text}
        hint={t('session.blocked.recoveryHint')}
        hasFirstFocus
        onChange={(next) => {
          setText(next);
          setPreview(null);
        }}
      />
      {error ? <RefusalLine error={error} /> : null}
      {preview ? <Preview preview={preview} /> : null}
      <FormFooter>
        <Button variant="default" disabled={restoring.isBusy} onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        {preview ? (
          <Button color="red" loading={restoring.isBusy} onClick={() => void run()}>
            {t('health.copyBefore.submit')}
          </Button>
        ) : (
          <Button loading={reading.isBusy} disabled={!isRecoveryText(text)} onClick={() => void look()}>
            {t('health.copyBefore.look')}
          </Button>
        )}
      </FormFooter>
    </FieldStack>
  );
}

function Preview({ preview }: { preview: CopyPreview }) {
  const t = useText();
  const { moment } = useFormat();
  const { officeName, deskName, madeAt, beforeVersion, files, unsent } = preview;
  return (
    <>
      <Facts
        facts={[
          { term: t('health.restore.office'), value: officeName },
          { term: t('health.restore.desk'), value: deskName },
          { term: t('health.restore.madeAt'), value: moment(madeAt) },
          { term: t('health.copyBefore.before'), value: beforeVersion },
          { term: t('health.copyBefore.files'), value: formatCount(files) },
          ...(unsent === null ? [] : [{ term: t('health.copyBefore.unsent'), value: formatCount(unsent) }]),
        ]}
      />
      {copyBeforeWords(preview).map((word) => (
        <p key={word}>{t(word)}</p>
      ))}
    </>
  );
}
