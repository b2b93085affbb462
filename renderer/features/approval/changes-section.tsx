import { IconCircleCheck, IconEye } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Change } from '#common/domain/approval/since-capture.ts';
import type { FileSection } from '#common/domain/approval/sections.ts';
import { AttachmentId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import { useChangeWords } from './change-words.ts';
import { useSeen } from './use-seen.ts';
import type { ShownSoFar } from './use-shown.ts';
import styles from './changes.module.css';

type ChangesSectionProps = { view: FileView; shown: ShownSoFar };

/** Names the card of a section, so that a key can bring it into view. */
export function changeCardId(section: FileSection): string {
  return `change-${section}`;
}

/** What is another than at the capture, section by section, old beside new; each is seen before the file is approved. */
export function ChangesSection({ view, shown }: ChangesSectionProps) {
  const t = useText();
  const format = useFormat();
  const { capturedAt, changes } = view.sinceCapture;
  const sections = Map.groupBy(changes, ({ section }) => section);
  return (
    <Section title={t('approval.changes.title')}>
      {capturedAt ? (
        <p className={styles['since']}>{t('approval.changes.since', { at: format.moment(capturedAt) })}</p>
      ) : null}
      {sections.size === 0 ? (
        <p className={styles['calm']}>
          <IconCircleCheck size={16} aria-hidden />
          {t('approval.changes.none')}
        </p>
      ) : null}
      {[...sections].map(([section, ofSection]) => (
        <ChangeCard
          key={`${section}-${view.file.version}`}
          section={section}
          changes={ofSection}
          view={view}
          shown={shown}
        />
      ))}
    </Section>
  );
}

type ChangeCardProps = ChangesSectionProps & { section: FileSection; changes: readonly Change[] };

function ChangeCard({ section, changes, view, shown }: ChangeCardProps) {
  const t = useText();
  const isSeen = shown.isSeen(section);
  const ref = useSeen<HTMLDivElement>(() => shown.seeSection(section), { isOff: isSeen });
  return (
    <div ref={ref} id={changeCardId(section)} className={styles['card']} data-seen={isSeen || undefined}>
      <div className={styles['head']}>
        <h3>{t(`approval.section.${section}`)}</h3>
        <Chip
          tone={isSeen ? 'green' : 'amber'}
          Icon={isSeen ? IconCircleCheck : IconEye}
          label={t(isSeen ? 'approval.changes.seen' : 'approval.changes.unseen')}
          isPlain
        />
      </div>
      {changes.map((change) => (
        <ChangeLine key={change.field} change={change} view={view} />
      ))}
    </div>
  );
}

function ChangeLine({ change, view }: { change: Change; view: FileView }) {
  const t = useText();
  const format = useFormat();
  const words = useChangeWords();
  const { before, after, by, at } = change;
  return (
    <div className={styles['line']}>
      <span className={styles['field']}>{words.field(change)}</span>
      <dl className={styles['values']}>
        <div>
          <dt>{t('approval.changes.before')}</dt>
          <dd className={styles['old']}>
            <Value change={change} value={before} view={view} />
          </dd>
        </div>
        <div>
          <dt>{t('approval.changes.after')}</dt>
          <dd className={styles['new']}>
            <Value change={change} value={after} view={view} />
          </dd>
        </div>
      </dl>
      <span className={styles['by']}>
        {t('approval.changes.by', { name: view.people[by] ?? '', at: format.moment(at) })}
      </span>
    </div>
  );
}

function Value({ change, value, view }: { change: Change; value: string | null; view: FileView }) {
  const words = useChangeWords();
  const picture = change.field === 'picture' && view.isRevealed ? AttachmentId.safeParse(value) : null;
  if (picture?.success) {
    return (
      <div className={styles['picture']}>
        <AttachmentView applicationId={view.file.id} attachmentId={picture.data} name={words.field(change)} />
      </div>
    );
  }
  return <>{words.value(change, value)}</>;
}
