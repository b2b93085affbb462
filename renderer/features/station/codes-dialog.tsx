import { useState } from 'react';
import { Button, Checkbox } from '@mantine/core';
import type { OpenCode } from '#common/contract/hub/station.ts';
import { formatCount } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack, FormFooter } from '#renderer/ui/form-footer.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './station.module.css';

const NO_INPUT = {};
/** Another PC may have joined by one of them since. */
const FRESH = { refetchOnMountOrArgChange: true };

/** Codes that nobody used yet, and their withdrawal: for a stick or a paper that was lost. */
export function CodesDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  const { data: codes, error, refetch } = useChannelQuery('station.openCodes', NO_INPUT, FRESH);
  return (
    <Dialog title={t('station.codes.title')} isOpen size="720px" onClose={onClose}>
      {codes && codes.length > 0 ? (
        <CodesForm codes={codes} onClose={onClose} />
      ) : codes ? (
        <>
          <EmptyState title={t('station.codes.none')} text={t('station.codes.noneText')} />
          <FormFooter>
            <Button variant="default" data-autofocus onClick={onClose}>
              {t('common.close')}
            </Button>
          </FormFooter>
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <LinesSkeleton lines={4} />
      )}
    </Dialog>
  );
}

type CodesFormProps = { codes: readonly OpenCode[]; onClose: () => void };

function CodesForm({ codes, onClose }: CodesFormProps) {
  const t = useText();
  const [withdraw, { isBusy, error }] = useChannelMutation('station.withdrawCodes');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // One that was used meanwhile is not among them any more.
  const ids = codes.map(({ id }) => id).filter((id) => chosen.has(id));

  function choose(id: string, isChosen: boolean) {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setChosen(next);
  }

  async function run() {
    const reply = await withdraw({ ids });
    if (!reply.ok) return;
    const count = formatCount(reply.value.withdrawn);
    showToast({ message: t('station.codes.withdrawn', { count }), closeLabel: t('common.close') });
    onClose();
  }

  return (
    <FieldStack>
      <p>{t('station.codes.text')}</p>
      <PlainTable>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t('station.codes.all')}
                checked={ids.length === codes.length}
                indeterminate={ids.length > 0 && ids.length < codes.length}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(new Set(checked ? codes.map(({ id }) => id) : []))
                }
              />
            </th>
            <th scope="col">{t('station.name')}</th>
            <th scope="col">{t('station.codes.purpose')}</th>
            <th scope="col">{t('station.codes.made')}</th>
            <th scope="col">{t('station.codes.until')}</th>
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <CodeRow
              key={code.id}
              code={code}
              isChosen={chosen.has(code.id)}
              onChoose={(isChosen) => choose(code.id, isChosen)}
            />
          ))}
        </tbody>
      </PlainTable>
      <p className={styles['soft']}>{t('station.codes.joined')}</p>
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('station.codes.withdraw', { count: formatCount(ids.length) })}
        isReady={ids.length > 0}
        isBusy={isBusy}
        isDangerous
        onCancel={onClose}
        onConfirm={run}
      />
    </FieldStack>
  );
}

type CodeRowProps = { code: OpenCode; isChosen: boolean; onChoose: (isChosen: boolean) => void };

function CodeRow({ code, isChosen, onChoose }: CodeRowProps) {
  const t = useText();
  const { moment } = useFormat();
  const { deskName, kind, createdAt, expiresAt } = code;
  return (
    <tr>
      <td>
        <Checkbox
          aria-label={t('station.codes.one', { name: deskName })}
          checked={isChosen}
          onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
        />
      </td>
      <th scope="row">{deskName}</th>
      <td>{t(`station.codes.kind.${kind}`)}</td>
      <td>{moment(createdAt)}</td>
      <td>{moment(expiresAt)}</td>
    </tr>
  );
}
