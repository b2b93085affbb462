import { useState, type FormEvent } from 'react';
import { Button } from '@mantine/core';
import { CopyBeforeForm, RestoreForm } from '#renderer/features/station/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { isRecoveryText, RecoveryTextField } from '#renderer/ui/recovery-text-field.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { Door } from './door.tsx';
import styles from './door.module.css';

/** What the recovery text helps with. */
const BY_TEXT: ReadonlySet<string> = new Set(['DATABASE_KEY_LOST', 'DESK_MOVED_AWAY']);
/** What a backup helps with. */
const BY_BACKUP: ReadonlySet<string> = new Set([
  'DATABASE_KEY_LOST',
  'DATABASE_CORRUPT',
  'DATABASE_NEWER',
  'DESK_MOVED_AWAY',
]);
/** Which of the ways out is being gone. */
type Way = 'BACKUP' | 'COPY_BEFORE';

/** The records cannot be opened; nothing was touched. A lost key can be given back here. */
export function BlockedScreen() {
  const t = useText();
  const { status } = useSession();
  const [recover, { isBusy, error }] = useChannelMutation('session.recover');
  const [text, setText] = useState('');
  const problem = error ?? status?.problem;
  const code = status?.problem?.code ?? '';
  const [way, setWay] = useState<Way | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    await recover({ text: text.trim() });
  }

  return (
    <Door isWide={way !== null}>
      <FieldStack>
        <h1 className={styles['title']}>{t('session.blocked.title')}</h1>
        {problem ? <RefusalLine error={problem} /> : null}
        {BY_TEXT.has(code) ? (
          <form onSubmit={(event) => void submit(event)}>
            <FieldStack>
              <RecoveryTextField value={text} hint={t('session.blocked.recoveryHint')} onChange={setText} />
              <Button type="submit" loading={isBusy} disabled={!isRecoveryText(text)}>
                {t('session.blocked.submit')}
              </Button>
            </FieldStack>
          </form>
        ) : null}
        {code === 'DATABASE_NEWER' && way === null ? (
          <Button onClick={() => setWay('COPY_BEFORE')}>{t('health.copyBefore.open')}</Button>
        ) : null}
        {BY_BACKUP.has(code) && way === null ? (
          <Button variant="default" onClick={() => setWay('BACKUP')}>
            {t('health.restore.open')}
          </Button>
        ) : null}
        {way === null ? <Diagnostics /> : null}
        {way === 'BACKUP' ? <RestoreForm needsText onCancel={() => setWay(null)} /> : null}
        {way === 'COPY_BEFORE' ? <CopyBeforeForm onCancel={() => setWay(null)} /> : null}
      </FieldStack>
    </Door>
  );
}

/** What helps somebody far away to help, without anybody signed in. */
function Diagnostics() {
  const t = useText();
  const [save, saving] = useChannelMutation('station.saveBlockedDiagnostics');
  const [isSaved, setSaved] = useState(false);

  async function run() {
    setSaved(false);
    const reply = await save({});
    setSaved(reply.ok && reply.value.saved);
  }

  return (
    <div className={styles['offer']}>
      <Button variant="default" loading={saving.isBusy} onClick={() => void run()}>
        {t('health.diagnostics')}
      </Button>
      <p className={styles['offerText']} aria-live="polite">
        {t(isSaved ? 'health.saved' : 'health.diagnosticsText')}
      </p>
      {saving.error ? <RefusalLine error={saving.error} /> : null}
    </div>
  );
}
