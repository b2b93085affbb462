import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRight, IconUser, IconUserCheck, IconUsers } from '@tabler/icons-react';
import type { FileFlag, FileView } from '#common/contract/ipc/applications.ts';
import type { ActionKind } from '#common/domain/applications/rules.ts';
import { isFinal, type Stage } from '#common/domain/applications/vocabulary.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';
import { PapersMenu } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useAttachment } from '#renderer/lib/attachments/use-attachment.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { DueLabel } from '#renderer/ui/due-label.tsx';
import { StepLine } from '#renderer/ui/step-line.tsx';
import { ActionMenu } from './action-menu.tsx';
import { HallButtons } from './hall-buttons.tsx';
import { FlagMark, LaneChip } from './marks.tsx';
import { stepsOf } from './stage-choice.ts';
import { StageSwitch } from './stage-switch.tsx';
import styles from './file-header.module.css';

/** The due day is a label of its own, the family a strip under the header. */
const SAID_ELSEWHERE: ReadonlySet<FileFlag> = new Set<FileFlag>([
  'LATE',
  'DUE_SOON',
  'FAMILY',
  'FAMILY_HOLD',
]);

type FileHeaderProps = {
  view: FileView;
  act: ActFn;
  stage: Stage | null;
  covers: readonly ActionKind[];
  isPanelOpen: boolean;
  onTogglePanel: () => void;
};

/** Who, what, where, until when: on every screen of the file, in two lines. */
export function FileHeader({ view, act, stage, covers, isPanelOpen, onTogglePanel }: FileHeaderProps) {
  const t = useText();
  const { file, flags, dueOn } = view;
  const panelLabel = t(isPanelOpen ? 'file.panel.close' : 'file.panel.open');
  return (
    <div className={styles['frame']}>
      <header className={styles['header']}>
        <Photo view={view} />
        <div className={styles['who']}>
          <h1 className={styles['name']} title={file.applicant.fullName}>
            {file.applicant.fullName}
          </h1>
          <span className={styles['number']}>{file.number}</span>
          <LaneChip lane={file.lane} />
          <span className={styles['type']}>{t(`labels.type.${file.type}`)}</span>
          {file.ticket ? (
            <Chip tone="blue" label={file.ticket.number} title={t('file.field.ticket')} />
          ) : null}
        </div>
        <div className={styles['actions']}>
          <StageSwitch stages={view.stages} stage={stage} state={file.state} />
          <HallButtons view={view} act={act} />
          <PapersMenu view={view} />
          <ActionMenu view={view} act={act} covers={covers} />
          <Tooltip label={panelLabel}>
            <ActionIcon
              variant="default"
              size={32}
              aria-label={panelLabel}
              aria-expanded={isPanelOpen}
              onClick={onTogglePanel}
            >
              <IconLayoutSidebarRight size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
        <div className={styles['second']}>
          <div className={styles['steps']}>
            <StepLine steps={stepsOf(view, (step) => t(`labels.stage.${step}`))} />
          </div>
          <div className={styles['facts']}>
            <span className={styles['flags']}>
              {flags
                .filter((flag) => !SAID_ELSEWHERE.has(flag))
                .map((flag) => (
                  <FlagMark key={flag} flag={flag} />
                ))}
            </span>
            {isFinal(file.state) ? null : <Age since={file.createdAt} />}
            {dueOn ? <DueLabel date={dueOn} /> : null}
            <Holder view={view} />
          </div>
        </div>
      </header>
    </div>
  );
}

/** How long the applicant has really waited, whatever stopped the clock of the office meanwhile. */
function Age({ since }: { since: Instant }) {
  const t = useText();
  const format = useFormat();
  const days = daysBetween(format.dateOf(since), format.today);
  return (
    <span className={styles['age']} title={t('file.age.title', { time: format.moment(since) })}>
      {days === 0 ? t('file.age.today') : t('file.age.days', { days })}
    </span>
  );
}

function Photo({ view: { file } }: { view: FileView }) {
  const t = useText();
  const attachment = useAttachment(file.id, file.photo?.attachmentId ?? null);
  if (!file.photo?.attachmentId || attachment.status !== 'READY') {
    return (
      <span className={styles['noPhoto']}>
        <IconUser size={22} stroke={1.5} aria-hidden />
      </span>
    );
  }
  const name = file.applicant.fullName;
  return <img className={styles['photo']} src={attachment.url} alt={t('common.attachmentAlt', { name })} />;
}

function Holder({ view: { file, people } }: { view: FileView }) {
  const t = useText();
  const { user } = useSession();
  if (!file.claim) return null;
  const isMine = file.claim.by === user?.id;
  if (isMine) return <Chip tone="green" Icon={IconUserCheck} label={t('file.claim.mine')} />;
  const name = people[file.claim.by] ?? '';
  return (
    <Chip tone="violet" Icon={IconUsers} label={t('file.claim.other', { name, desk: file.claim.desk })} />
  );
}
