import { Suspense, useCallback, useState } from 'react';
import { useMediaQuery } from '@mantine/hooks';
import { useParams, useSearchParams } from 'react-router';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { ApplicationId } from '#common/kernel/ids.ts';
import type { AppState, Stage } from '#common/domain/applications/vocabulary.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { FileSop } from '#renderer/lib/file-sop.ts';
import { AttachmentAccess } from '#renderer/lib/attachments/use-attachment.ts';
import type { ActOutcome, StageWorkEntry } from '#renderer/lib/stage-work.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { DuePapers } from '#renderer/features/printing/index.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { DonePanel } from './done-panel.tsx';
import { FamilyStrip } from './family/family-strip.tsx';
import { FileHeader } from './file-header.tsx';
import { ChangedNotice, FileNotices } from './file-notices.tsx';
import { GeneralWork } from './general-work.tsx';
import { FilePanel } from './panel/file-panel.tsx';
import { chooseStage } from './stage-choice.ts';
import { useAct } from './use-act.ts';
import styles from './file-screen.module.css';

export type FindStageWork = (stage: Stage, state: AppState) => StageWorkEntry | null;

/** At this width and below the panel lies over the work instead of beside it. */
const NARROW_WINDOW = '(max-width: 1440px)';

/** `/berkas/:id`: the file, whatever its stage. */
export function FileScreen({ findStageWork }: { findStageWork: FindStageWork }) {
  const { id } = useParams();
  const parsed = ApplicationId.safeParse(id);
  const applicationId = parsed.success ? parsed.data : null;
  const { currentData, error, refetch } = useChannelQuery(
    'applications.open',
    applicationId ? { applicationId } : skipToken,
  );
  if (!applicationId) return <ErrorState error={{ code: 'FILE_NOT_FOUND' }} />;
  // A file that was on the screen stays there while it cannot be read again (locked, busy).
  if (currentData) {
    return (
      <AttachmentAccess value={String(currentData.isRevealed)}>
        <FileSop value={currentData.file.sopId}>
          <OpenFile key={applicationId} view={currentData} refetch={refetch} findStageWork={findStageWork} />
        </FileSop>
      </AttachmentAccess>
    );
  }
  return error ? <ErrorState error={error} onRetry={refetch} /> : <LinesSkeleton lines={10} />;
}

type OpenFileProps = { view: FileView; refetch: () => void; findStageWork: FindStageWork };

function OpenFile({ view, refetch, findStageWork }: OpenFileProps) {
  const t = useText();
  const [query] = useSearchParams();
  const { user } = useSession();
  const { rolesOf } = useSop();
  const isNarrow = useMediaQuery(NARROW_WINDOW, window.matchMedia(NARROW_WINDOW).matches);
  const [isPanelOpen, setIsPanelOpen] = useState(!isNarrow);
  const [lastAct, setLastAct] = useState<(ActOutcome & { ok: true; stage: Stage | null }) | null>(null);
  const [startedAt] = useState({ state: view.file.state, wasMine: view.file.claim?.by === user?.id });
  const stage = chooseStage(view.stages, query.get('tahap'), rolesOf, user?.roles ?? []);
  // The next file is one of the stage at which this one was worked on, not of the one that it went on to.
  const onDone = useCallback(
    (outcome: ActOutcome & { ok: true }) => setLastAct({ ...outcome, stage }),
    [stage],
  );
  const { act, changedBy, look, isBusy, refusal } = useAct(view, refetch, onDone);

  useScreenKeys([
    {
      combo: 'i',
      label: t(isPanelOpen ? 'file.panel.close' : 'file.panel.open'),
      run: () => setIsPanelOpen((isOpen) => !isOpen),
    },
  ]);

  const entry = stage ? findStageWork(stage, view.file.state) : null;
  const isMine = view.file.claim?.by === user?.id;
  const isDone =
    lastAct !== null && view.file.version >= lastAct.version && !isMine && hasMoved(view, lastAct, startedAt);
  const Work = entry?.Work ?? GeneralWork;
  const After = entry?.After ?? DuePapers;

  return (
    <div className={styles['file']}>
      <FileHeader
        view={view}
        act={act}
        stage={stage}
        covers={entry?.covers ?? []}
        isPanelOpen={isPanelOpen}
        onTogglePanel={() => setIsPanelOpen(!isPanelOpen)}
      />
      {view.file.family ? <FamilyStrip view={view} /> : null}
      <div className={styles['body']}>
        <div className={styles['work']}>
          {isDone && lastAct.stage ? (
            <DonePanel file={view.file} stage={lastAct.stage} onStay={() => setLastAct(null)}>
              <After view={view} />
            </DonePanel>
          ) : (
            <>
              {changedBy ? <ChangedNotice entry={changedBy} onLook={look} /> : null}
              <FileNotices view={view} act={act} isBusy={isBusy} />
              {refusal ? (
                <div className={styles['messages']}>
                  <RefusalLine error={refusal} />
                </div>
              ) : null}
              <Suspense fallback={<LinesSkeleton />}>
                <Work
                  key={`${stage}-${view.file.state}`}
                  view={view}
                  act={act}
                  isBusy={isBusy}
                  isReadOnly={isReadOnly(view, user?.id ?? null)}
                />
              </Suspense>
            </>
          )}
        </div>
        {isPanelOpen ? (
          <FilePanel view={view} isOverlay={isNarrow} onClose={() => setIsPanelOpen(false)} />
        ) : null}
      </div>
    </div>
  );
}

/** Somebody else's file, or one that must be taken up first; decisions need no claim. */
function isReadOnly({ file, permitted, stages }: FileView, userId: string | null): boolean {
  if (file.claim) return file.claim.by !== userId;
  return !stages.includes('decision') && permitted.some(({ kind }) => TAKES.has(kind));
}

const TAKES = new Set(['queue.claim/1', 'queue.callTicket/1']);

/** Out of the person's hands: the claim is gone, or the file went on to another state. */
function hasMoved(
  view: FileView,
  lastAct: { state: AppState },
  startedAt: { state: AppState; wasMine: boolean },
): boolean {
  return lastAct.state !== startedAt.state || (startedAt.wasMine && view.file.claim === null);
}
