import { useRef, useState, type FormEvent } from 'react';
import { Button, Checkbox } from '@mantine/core';
import type { ApprovalRow } from '#common/contract/ipc/approval.ts';
import { useSeen } from '#renderer/features/approval/index.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { newActionId } from '#renderer/lib/action-id.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useErrorText } from '#renderer/lib/use-error-text.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { asCredentials, NO_PROOF, ProofFields } from '#renderer/ui/proof-fields.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './approval-screen.module.css';

/** More than one look at a list can carry. */
const MOST = 200;

/** Nothing speaks against it, the lot left it out, and this person may approve it now. */
export function isBulkable({ risks, isSampled, why }: ApprovalRow): boolean {
  return risks.length === 0 && !isSampled && why === null;
}

type BulkApprovalProps = { rows: readonly ApprovalRow[]; onClose: () => void; onDone: () => void };

/** Several files on one proof of who does it. Only what was on the screen, photo and line, goes along. */
export function BulkApproval(props: BulkApprovalProps) {
  const t = useText();
  return (
    <Dialog title={t('approval.bulk.title')} isOpen onClose={props.onClose} size="960px">
      <BulkForm {...props} />
    </Dialog>
  );
}

function BulkForm({ rows, onClose, onDone }: BulkApprovalProps) {
  const t = useText();
  const [prove, proving] = useChannelMutation('session.prove');
  const [approveMany, approving] = useChannelMutation('approval.approveMany');
  const [offered] = useState(() => rows.filter(isBulkable).slice(0, MOST));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<ReadonlyMap<string, ReplyError['code']>>(new Map());
  const seen = useSeenFiles();
  const [proof, setProof] = useState(NO_PROOF);
  // The same name and ids at a second try: what was recorded once is not recorded twice.
  const [bulk] = useState(() => crypto.randomUUID());
  const [ids] = useState(() => new Map(offered.map(({ id }) => [id, newActionId()])));
  const barred = rows.filter(({ risks, isSampled }) => risks.length === 0 && isSampled).length;
  const chosen = offered.filter(({ id }) => !left.has(id) && seen.at.has(id));
  const error = approving.error ?? proving.error;
  const isBusy = proving.isBusy || approving.isBusy;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen.length === 0 || isBusy) return;
    const proven = await prove(asCredentials(proof));
    if (!proven.ok) return;
    const reply = await approveMany({
      bulk,
      files: chosen.map(({ id, version, photoId }) => ({
        applicationId: id,
        actionId: ids.get(id) ?? newActionId(),
        basedOn: version,
        shown: { sections: [], photo: photoId !== null, ms: seen.msOf(id) },
      })),
    });
    if (!reply.ok) {
      // What stands in the way leaves the selection, each with its reason; the others can go at once.
      const barredNow = refusedFiles(reply);
      setRefused((before) => new Map([...before, ...barredNow]));
      setLeft((before) => new Set([...before, ...barredNow.keys()]));
      return;
    }
    showToast({ message: t('approval.bulk.done', { count: reply.value.approved }) });
    onDone();
    onClose();
  }

  return (
    <form onSubmit={(event) => void submit(event)}>
      <FieldStack>
        <p>{t('approval.bulk.hint')}</p>
        {barred > 0 ? <p className={styles['seen']}>{t('approval.bulk.barred', { count: barred })}</p> : null}
        <ul className={styles['cards']} aria-label={t('approval.bulk.title')}>
          {offered.map((row) => (
            <BulkCard
              key={row.id}
              row={row}
              isChosen={!left.has(row.id)}
              isSeen={seen.at.has(row.id)}
              refusal={refused.get(row.id) ?? null}
              onSeen={() => seen.see(row.id)}
              onToggle={() => setLeft((before) => toggled(before, row.id))}
            />
          ))}
        </ul>
        <p className={styles['seen']} aria-live="polite">
          {t('approval.bulk.seen', { seen: seen.at.size, count: offered.length })}
          {' · '}
          {t('approval.bulk.chosen', { count: chosen.length })}
        </p>
        <ProofFields
          label={t('approval.bulk.password')}
          value={proof}
          error={proving.error}
          hasFocus
          onChange={setProof}
        />
        {error ? <RefusalLine error={error} /> : null}
      </FieldStack>
      <FormFooter>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isBusy} disabled={chosen.length === 0 || proof.password === ''}>
          {t('approval.bulk.confirm', { count: chosen.length })}
        </Button>
      </FormFooter>
    </form>
  );
}

type BulkCardProps = {
  row: ApprovalRow;
  isChosen: boolean;
  isSeen: boolean;
  /** Why it could not go along. */
  refusal: ReplyError['code'] | null;
  onSeen: () => void;
  onToggle: () => void;
};

function BulkCard({ row, isChosen, isSeen, refusal, onSeen, onToggle }: BulkCardProps) {
  const t = useText();
  const format = useFormat();
  const errorText = useErrorText();
  const ref = useSeen<HTMLLIElement>(onSeen, { isOff: isSeen, needsPicture: row.photoId !== null });
  return (
    <li
      ref={ref}
      className={styles['cardItem']}
      data-seen={isSeen || undefined}
      data-refused={refusal !== null || undefined}
    >
      <div className={styles['thumb']}>
        {row.photoId ? (
          <AttachmentView applicationId={row.id} attachmentId={row.photoId} name={row.name} />
        ) : null}
      </div>
      <Checkbox
        label={row.name}
        aria-label={t('approval.bulk.choose', { name: row.name })}
        checked={isChosen}
        disabled={refusal !== null}
        error={refusal ? errorText({ code: refusal }).what : undefined}
        onChange={onToggle}
      />
      <span className={styles['cardLine']}>{row.number}</span>
      <span className={styles['cardLine']}>{t(`labels.type.${row.type}`)}</span>
      <span className={styles['cardLine']}>
        {t('approval.list.waiting', { since: format.waiting(row.stateSince) })}
      </span>
    </li>
  );
}

/** The files that a refused batch names, each with its code. */
function refusedFiles({ code, details }: ReplyError): ReadonlyMap<string, ReplyError['code']> {
  const { ids, codes } = details ?? {};
  if (code !== 'BULK_REFUSED' || !Array.isArray(ids) || !Array.isArray(codes)) return new Map();
  return new Map(ids.map((id: string, index) => [id, codes[index]]));
}

/** Which files were on the screen, and for how long by now. */
function useSeenFiles() {
  const [at, setAt] = useState<ReadonlySet<string>>(new Set());
  const times = useRef(new Map<string, number>());
  return {
    at,
    see(id: string) {
      if (!times.current.has(id)) times.current.set(id, performance.now());
      setAt((before) => (before.has(id) ? before : new Set([...before, id])));
    },
    msOf(id: string): number {
      const since = times.current.get(id) ?? performance.now();
      return Math.min(86_400_000, Math.round(performance.now() - since));
    },
  };
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
