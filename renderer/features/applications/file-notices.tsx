import { Button } from '@mantine/core';
import {
  IconBriefcase2,
  IconEye,
  IconFiles,
  IconHandGrab,
  IconMailForward,
  IconPencilExclamation,
  IconRefreshAlert,
  IconUserExclamation,
} from '@tabler/icons-react';
import type { FileView, TimelineEntry } from '#common/contract/ipc/applications.ts';
import { Kinship } from '#common/domain/queue/kinship.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { FieldNotice } from '#renderer/features/field/index.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';
import { useSession } from '#renderer/lib/session.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { FailingNotice } from './failing-notice.tsx';
import { ProposalNotice } from './proposal-notice.tsx';
import styles from './file-screen.module.css';

type FileNoticesProps = {
  view: FileView;
  act: ActFn;
  isBusy: boolean;
  /** Where files are decided one after the other nobody takes them up first. */
  isDeciding?: boolean;
};

/** What must be known before working: whose file it is, what is proposed, what must be corrected. */
export function FileNotices({ view, act, isBusy, isDeciding = false }: FileNoticesProps) {
  return (
    <>
      {view.inField ? (
        <div className={[styles['notice'], styles['amber']].join(' ')}>
          <IconBriefcase2 size={16} aria-hidden />
          <FieldNotice inField={view.inField} />
        </div>
      ) : null}
      {isDeciding && view.file.claim === null ? null : <ClaimNotice view={view} act={act} isBusy={isBusy} />}
      <DuplicateNotice view={view} />
      <ProposalNotice view={view} />
      <FailingNotice view={view} act={act} isBusy={isBusy} />
      <CorrectionNotice view={view} />
      <SamePersonNotice view={view} />
      <RefusalNotice view={view} />
      <PickupNotice view={view} />
    </>
  );
}

type ChangedNoticeProps = { entry: Pick<TimelineEntry, 'actorName' | 'at'>; onLook: () => void };

/** A decision stands on what was seen: a change by somebody else is looked at before the next one. */
export function ChangedNotice({ entry, onLook }: ChangedNoticeProps) {
  const t = useText();
  const format = useFormat();
  return (
    <output className={[styles['notice'], styles['amber']].join(' ')}>
      <IconRefreshAlert size={16} aria-hidden />
      <span>
        {t('file.changed', {
          name: entry.actorName === '' ? t('labels.role.SYS') : entry.actorName,
          time: format.time(entry.at),
        })}
      </span>
      <Button size="compact-sm" variant="default" onClick={onLook}>
        {t('file.changedSeen')}
      </Button>
    </output>
  );
}

function ClaimNotice({ view: { file, permitted, blocked, people }, act, isBusy }: FileNoticesProps) {
  const t = useText();
  const format = useFormat();
  const { user } = useSession();
  const take = TAKES.find((kind) => permitted.some((action) => action.kind === kind));
  const isMine = file.claim?.by === user?.id;
  const canTake = take !== undefined && !isMine;

  function run() {
    if (take) void act([{ kind: take, payload: {} }], { done: null });
  }

  useScreenKeys([{ combo: 'c', label: t('actions.label.queue_claim'), run, isDisabled: !canTake || isBusy }]);

  const tie = TAKES.map((kind) => blocked[kind]).find((why) => Kinship.safeParse(why?.code).success);
  if (tie) {
    return (
      <div className={[styles['notice'], styles['amber']].join(' ')}>
        <RefusalLine error={tie} isQuiet />
      </div>
    );
  }

  // A head's ruling on a photo waits for nobody to let go of the file.
  const canRule = permitted.some(({ kind }) => kind === 'biometrics.allowPhoto/1');
  if (file.claim && !isMine && !canTake && !canRule) {
    return (
      <div className={[styles['notice'], styles['violet']].join(' ')}>
        <IconEye size={16} aria-hidden />
        <span>
          {t('file.claim.readOnly', {
            name: people[file.claim.by] ?? '',
            desk: file.claim.desk,
            time: format.time(file.claim.at),
          })}
        </span>
      </div>
    );
  }
  if (!canTake) return null;
  return (
    <div className={[styles['notice'], styles['blue']].join(' ')}>
      <IconHandGrab size={16} aria-hidden />
      <span>
        {file.claim
          ? t('file.claim.lapsed', { name: people[file.claim.by] ?? '', desk: file.claim.desk })
          : t('file.claim.takeFirst')}
      </span>
      <Button size="compact-sm" loading={isBusy} rightSection={<KeyHint combo="c" />} onClick={run}>
        {t(take === 'queue.callTicket/1' ? 'actions.label.queue_callTicket' : 'actions.label.queue_claim')}
      </Button>
    </div>
  );
}

/** The first calls the applicant from the hall and takes the file with it. */
const TAKES = ['queue.callTicket/1', 'queue.claim/1'] as const;

/** Another file of the same number waits for a head's word: whoever may decide finds both acts in the menu. */
function DuplicateNotice({ view: { samePerson, permitted } }: { view: FileView }) {
  const t = useText();
  if (samePerson.length === 0) return null;
  const mayDecide = permitted.some(({ kind }) => kind === 'approval.closeAsDuplicate/1');
  return (
    <div className={[styles['notice'], styles['amber']].join(' ')}>
      <IconFiles size={16} aria-hidden />
      <span>
        {t(mayDecide ? 'file.duplicate.decide' : 'file.duplicate.waits', {
          numbers: samePerson.map(({ number }) => number).join(', '),
        })}
      </span>
    </div>
  );
}

function CorrectionNotice({ view: { file } }: { view: FileView }) {
  const t = useText();
  if (!file.correction) return null;
  const { step, note } = file.correction;
  return (
    <div className={[styles['notice'], styles['amber']].join(' ')}>
      <IconPencilExclamation size={16} aria-hidden />
      <span>
        {t('file.field.correction')}: {t(`labels.correctionStep.${step}`)} – {note}
      </span>
    </div>
  );
}

/** S4 warns and does not stop: in a small office nobody else may be there. */
function SamePersonNotice({ view: { file, permitted } }: { view: FileView }) {
  const t = useText();
  const { user } = useSession();
  const wouldHandOver = permitted.some(({ kind }) => kind === 'production.handOver/1');
  if (!user || !wouldHandOver || !file.duties.qualityCheckers.includes(user.id)) return null;
  return (
    <div className={[styles['notice'], styles['amber']].join(' ')}>
      <IconUserExclamation size={16} aria-hidden />
      <span>{t('file.samePerson')}</span>
    </div>
  );
}

/** A refusal of a replacement is told within its own norm. */
function RefusalNotice({ view: { refusalNoticeOn } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  if (refusalNoticeOn === null) return null;
  return (
    <div className={[styles['notice'], styles['amber']].join(' ')}>
      <IconMailForward size={16} aria-hidden />
      <span>{t('file.refusalNotice', { date: format.date(refusalNoticeOn) })}</span>
    </div>
  );
}

/** A book that waits is reminded of on the days that the office has set. */
function PickupNotice({ view: { file } }: { view: FileView }) {
  const t = useText();
  const { today } = useFormat();
  const { sop } = useSop();
  if (file.state !== 'READY_FOR_PICKUP' || file.issuedOn === null) return null;
  const waited = daysBetween(file.issuedOn, today);
  const reminder = sop?.settings.pickupReminderDays.value.findLast((days) => days <= waited);
  if (reminder === undefined) return null;
  return (
    <div className={[styles['notice'], styles['amber']].join(' ')}>
      <IconMailForward size={16} aria-hidden />
      <span>{t('file.pickupReminder', { days: waited, reminder })}</span>
    </div>
  );
}
