import { Suspense, useCallback, useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Stage } from '#common/domain/applications/vocabulary.ts';
import { AttachmentAccess } from '#renderer/lib/attachments/use-attachment.ts';
import { FileSop } from '#renderer/lib/file-sop.ts';
import { useSession } from '#renderer/lib/session.ts';
import { skipToken, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { FamilyStrip } from './family/family-strip.tsx';
import { FileHeader } from './file-header.tsx';
import { ChangedNotice, FileNotices } from './file-notices.tsx';
import type { FindStageWork } from './file-screen.tsx';
import { GeneralWork } from './general-work.tsx';
import { FilePanel } from './panel/file-panel.tsx';
import { useAct } from './use-act.ts';
import styles from './file-screen.module.css';

type FilePaneProps = {
  applicationId: ApplicationId;
  stage: Stage;
  findStageWork: FindStageWork;
  /** Something was done that may have moved the file. */
  onActed: () => void;
};

/** One file's work beside a list: the same as on its own screen, with the list in the place of what comes after. */
export function FilePane({ applicationId, ...props }: FilePaneProps) {
  const { currentData, error, refetch } = useChannelQuery(
    'applications.open',
    applicationId ? { applicationId } : skipToken,
  );
  if (currentData) {
    return (
      <AttachmentAccess value={String(currentData.isRevealed)}>
        <FileSop value={currentData.file.sopId}>
          <OpenPane key={applicationId} view={currentData} refetch={refetch} {...props} />
        </FileSop>
      </AttachmentAccess>
    );
  }
  return error ? <ErrorState error={error} onRetry={refetch} /> : <LinesSkeleton lines={10} />;
}

type OpenPaneProps = Omit<FilePaneProps, 'applicationId'> & { view: FileView; refetch: () => void };

function OpenPane({ view, refetch, stage, findStageWork, onActed }: OpenPaneProps) {
  const { user } = useSession();
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const onDone = useCallback(() => onActed(), [onActed]);
  const { act, changedBy, look, isBusy, refusal } = useAct(view, refetch, onDone);
  const entry = findStageWork(stage, view.file.state);
  const Work = entry?.Work ?? GeneralWork;
  const { claim } = view.file;
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
          {changedBy ? <ChangedNotice entry={changedBy} onLook={look} /> : null}
          <FileNotices view={view} act={act} isBusy={isBusy} isDeciding />
          {refusal ? (
            <div className={styles['messages']}>
              <RefusalLine error={refusal} />
            </div>
          ) : null}
          <Suspense fallback={<LinesSkeleton />}>
            <Work
              key={view.file.state}
              view={view}
              act={act}
              isBusy={isBusy}
              isReadOnly={claim !== null && claim.by !== user?.id}
            />
          </Suspense>
        </div>
        {isPanelOpen ? <FilePanel view={view} isOverlay onClose={() => setIsPanelOpen(false)} /> : null}
      </div>
    </div>
  );
}
