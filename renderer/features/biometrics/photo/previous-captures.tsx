import type { FileView } from '#common/contract/ipc/applications.ts';
import { AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import styles from './photo.module.css';

const MOST = 3;

/** The photos that were on record in this file, newest first, each with its day and why it was taken again. */
export function PreviousCaptures({ view }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const captures = view.timeline
    .filter(({ kind }) => kind === 'biometrics.capturePhoto/1')
    .flatMap(({ id, at, actorName, payload }) => {
      const attachmentId = attachmentOf(payload);
      return attachmentId ? [{ id, at, actorName, attachmentId }] : [];
    })
    .toReversed()
    .slice(0, MOST);
  if (captures.length === 0) return null;
  return (
    <section>
      <h3 className={styles['heading']}>{t('portrait.compare.THIS_FILE')}</h3>
      <ul className={styles['previous']}>
        {captures.map(({ id, at, actorName, attachmentId }) => (
          <li key={id}>
            <AttachmentView
              applicationId={view.file.id}
              attachmentId={attachmentId}
              name={t('portrait.compare.THIS_FILE')}
            />
            <span className={styles['soft']}>
              {format.moment(at)}, {actorName}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Absent where the person may not look inside the file. */
function attachmentOf(payload: unknown): AttachmentId | null {
  if (typeof payload !== 'object' || payload === null || !('attachmentId' in payload)) return null;
  const parsed = AttachmentId.safeParse(payload.attachmentId);
  return parsed.success ? parsed.data : null;
}
