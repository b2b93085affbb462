import { useState } from 'react';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import type { FingerPolicy, FingerPosition } from '#common/domain/biometrics/finger.ts';
import { flushDrafts, type DraftState } from '#renderer/lib/drafts.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import {
  entryOf,
  fingerLines,
  hasFiles,
  isComplete,
  nextOpen,
  pressOf,
  recorded,
  withException,
  withFile,
  withoutException,
  withTry,
  type FingerDraft,
} from './finger-draft.ts';
import { FingerList } from './finger-list.tsx';
import { FingerWords } from './finger-words.tsx';
import { Hands } from './hands.tsx';
import { PressButtons } from './press-buttons.tsx';
import { ScannerLine } from './scanner-line.tsx';
import { Stage, type StagedPrint } from './stage.tsx';
import { useCapture } from './use-capture.ts';
import { usePreview } from './use-preview.ts';
import { useScanner } from './use-scanner.ts';
import { useStoredPrint } from './use-stored-print.ts';
import styles from './fingers.module.css';

type FingersWorkProps = StageWorkProps & {
  policy: FingerPolicy;
  draft: DraftState<FingerDraft>;
  /** Below the age of the procedure: nothing is asked for. */
  isUnderAge: boolean;
  onDone: () => void;
};

/** Both hands, the glass and the prints: one finger after the other, or several at once, by keys alone if wanted. */
export function FingersWork({
  view,
  act,
  isBusy,
  isReadOnly,
  policy,
  draft,
  isUnderAge,
  onDone,
}: FingersWorkProps) {
  const t = useText();
  const { value, change } = draft;
  const applicationId = view.file.id;
  const lines = fingerLines(policy, value);
  const [picked, setPicked] = useState<FingerPosition | null>(null);
  /** The finger whose stored print is looked at; null shows what came last. */
  const [viewed, setViewed] = useState<FingerPosition | null>(null);
  const [isExcepting, setIsExcepting] = useState(false);
  const [refused, setRefused] = useState<ReplyError | null>(null);
  const [chooseFile] = useChannelMutation('documents.chooseFile');
  const isRetake = view.file.fingerprints !== null;
  const isOff = isReadOnly || isBusy;
  const chosen = lines.some(({ position }) => position === picked) ? picked : nextOpen(lines, null);
  const found = useScanner(!isReadOnly && !isUnderAge);
  const { scanner } = found;
  const capture = useCapture((taken) => {
    if (taken.length === 0) return;
    const after = taken.reduce(withTry, value);
    change((before) => taken.reduce(withTry, before));
    setPicked(nextAfter(policy, after, chosen));
    // A print that is in the vault is in the draft at once, too.
    queueMicrotask(() => void flushDrafts());
  });
  const asked = chosen ? pressOf(policy, lines, chosen, scanner?.isSlap ?? false) : [];
  const isLiveWanted = scanner !== null && asked.length > 0 && !isOff;
  // A glass for one finger shows the same whichever is asked for: its picture runs on.
  const watched: readonly FingerPosition[] = scanner?.isSlap ? asked : ['RIGHT_INDEX'];
  const preview = usePreview(
    isLiveWanted ? { applicationId, scannerId: scanner.id, fingers: watched } : null,
  );
  const viewedBest = viewed ? entryOf(value, viewed).best : null;
  const stored = useStoredPrint(applicationId, viewedBest?.device ? viewedBest.attachmentId : null);
  const prints: StagedPrint[] =
    viewed && viewedBest
      ? stored.status === 'SHOWN'
        ? [{ position: viewed, quality: viewedBest.quality, shown: stored.shown }]
        : []
      : capture.results.map(({ print, shown }) => ({
          position: print.position,
          quality: print.quality,
          shown,
        }));
  const canTake = !isOff && scanner !== null && asked.length > 0 && !capture.isTaking;
  const exception = value.exceptions.find(({ position }) => position === chosen);
  const problem = capture.problem ?? refused ?? preview.problem;
  const isDone = isUnderAge || isComplete(policy, value);

  function take() {
    if (!scanner || !canTake) return;
    setViewed(null);
    setRefused(null);
    if (preview.problem) preview.restart();
    void capture.take({
      applicationId,
      scanner,
      fingers: asked,
      draft: value,
      requestedScore: policy.enoughQuality || policy.minQuality,
    });
  }

  function choose(position: FingerPosition) {
    setPicked(position);
    setViewed(position);
  }

  function step(by: 1 | -1) {
    const at = lines.findIndex(({ position }) => position === chosen);
    const next = lines.at((at + by + lines.length) % lines.length);
    if (next) choose(next.position);
  }

  function search() {
    capture.clear();
    setRefused(null);
    found.search();
    preview.restart();
  }

  async function fromFile(position: FingerPosition) {
    const reply = await chooseFile({ applicationId, only: 'IMAGE' });
    if (!reply.ok) setRefused(reply);
    const [picture] = reply.ok ? reply.value : [];
    if (picture) change((before) => withFile(before, position, picture.attachmentId));
  }

  async function save() {
    const payload = {
      ...recorded(policy, value),
      reference: null,
      retakeReason: isRetake ? value.reason : null,
    };
    const outcome = await act([{ kind: 'biometrics.captureFingerprints/1', payload }], {
      done: t('capture.fingersSaved'),
      quiet: true,
    });
    if (!outcome.ok) {
      setRefused(outcome.refused);
      return;
    }
    draft.discard();
    onDone();
  }

  const goNext = () => setPicked(nextOpen(lines, chosen) ?? chosen);
  const undoException = () => chosen && change((before) => withoutException(before, chosen));
  useScreenKeys([
    { combo: 'ArrowDown', label: t('fingers.down'), run: () => step(1) },
    { combo: 'ArrowUp', label: t('fingers.up'), run: () => step(-1) },
    { combo: 's', label: t('fingers.search'), run: search, isDisabled: isOff || found.isSearching },
  ]);

  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy}
          message={
            <Message
              problem={problem}
              search={isDone ? null : found.problem}
              underAge={isUnderAge ? policy.childMinAge : null}
              asked={isDone ? [] : asked}
            />
          }
          secondary={
            capture.isTaking ? [{ label: t('common.cancel'), combo: 'Escape', run: capture.cancel }] : []
          }
          primary={{
            label: t('capture.fingersSave'),
            combo: 'ctrl+Enter',
            run: () => void save(),
            isDisabled: isOff || !isDone || capture.isTaking || (isRetake && value.reason.trim() === ''),
          }}
        />
      }
    >
      <div className={styles['work']}>
        <aside className={styles['side']}>
          <h3 className={styles['heading']}>{t('capture.fingers')}</h3>
          <Hands lines={lines} chosen={chosen} onChoose={choose} />
          <FingerList
            policy={policy}
            draft={value}
            lines={lines}
            chosen={chosen}
            isOff={isOff}
            onChoose={choose}
            onFile={(position) => void fromFile(position)}
          />
          <FingerWords
            hasFiles={hasFiles(policy, value)}
            isRetake={isRetake}
            isOff={isOff}
            draft={value}
            onChange={change}
          />
        </aside>
        <section className={styles['main']} aria-label={t('fingers.glass')}>
          <ScannerLine found={{ ...found, search }} isOff={isOff} />
          <Stage
            policy={policy}
            preview={preview}
            isTaking={capture.isTaking}
            asked={asked}
            prints={prints}
          />
          <PressButtons
            isOff={isOff}
            canTake={canTake}
            hasFinger={chosen !== null}
            isExcepted={exception !== undefined}
            onTake={take}
            onNext={goNext}
            onException={() => setIsExcepting(true)}
            onUndo={undoException}
          />
        </section>
      </div>
      <ExceptionDialog
        applicationId={applicationId}
        position={isExcepting ? chosen : null}
        policy={policy}
        before={exception}
        onSave={(one) => {
          const after = withException(value, one);
          change((before) => withException(before, one));
          setIsExcepting(false);
          setPicked(nextOpen(fingerLines(policy, after), one.position));
        }}
        onClose={() => setIsExcepting(false)}
      />
    </WorkLayout>
  );
}

type MessageProps = {
  problem: ReplyError | null;
  /** Why no device was found: said quietly, the screen stays usable without one. */
  search: ReplyError | null;
  underAge: number | null;
  asked: readonly FingerPosition[];
};

/** The one thing to know now: what went wrong, or which finger comes. */
function Message({ problem, search, underAge, asked }: MessageProps) {
  const t = useText();
  if (underAge !== null) return <span>{t('capture.fingersUnderAge', { age: underAge })}</span>;
  if (problem) return <RefusalLine error={problem} />;
  if (search) return <RefusalLine error={search} isQuiet />;
  if (asked.length === 0) return null;
  const names = asked.map((one) => t(`labels.finger.${one}`)).join(', ');
  return <span>{t('fingers.now', { fingers: names })}</span>;
}

/** The same finger while it must come again, otherwise the next that needs something. */
function nextAfter(
  policy: FingerPolicy,
  draft: FingerDraft,
  chosen: FingerPosition | null,
): FingerPosition | null {
  const lines = fingerLines(policy, draft);
  const own = lines.find(({ position }) => position === chosen);
  return own && (own.state === 'AGAIN' || own.state === 'OPEN') ? own.position : nextOpen(lines, chosen);
}
