import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconRubberStampOff, IconUserCheck } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { isPermitted } from '#renderer/features/approval/index.ts';
import { useLabel, useText } from '#renderer/lib/i18n.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useHead } from './use-head.tsx';
import styles from './file-screen.module.css';

type FailingNoticeProps = { view: FileView; act: ActFn; isBusy: boolean };
const KIND = 'production.qcFail/2';

/** A book that failed by one person's word. The second one confirms it at the own login, or beside the tester right here. */
export function FailingNotice({ view, act, isBusy }: FailingNoticeProps) {
  const t = useText();
  const label = useLabel();
  const [isOpen, setIsOpen] = useState(false);
  const { askHead, dialog } = useHead(view, 'second');
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const { failing = null, blank } = view.file;
  if (!failing) return null;
  const { reasons, stamp } = failing;
  const isMine = isPermitted(view, KIND);
  const named = reasons.codes.map((code) => {
    const reason = sop?.reasonCodes.reasons.find((one) => one.code === code);
    return reason ? label(reason.label) : code;
  });

  async function confirm() {
    const { codes, note } = reasons;
    const outcome = await (isMine ? act : askHead)(
      [{ kind: KIND, payload: { reasonCodes: [...codes], note } }],
      { done: t('production.quality.failed') },
    );
    if (outcome.ok) setIsOpen(false);
  }

  return (
    <div className={[styles['notice'], styles['violet']].join(' ')}>
      <IconRubberStampOff size={16} aria-hidden />
      <span>
        {t('production.quality.failAsked', { name: view.people[stamp.by] ?? '', reasons: named.join(', ') })}
        {reasons.note ? ` – ${reasons.note}` : ''}
      </span>
      {isMine || view.confirmable.includes(KIND) ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconUserCheck size={16} aria-hidden />}
          onClick={() => (isMine ? setIsOpen(true) : void confirm())}
        >
          {t(isMine ? 'production.quality.failSecond' : 'production.quality.failBeside')}
        </Button>
      ) : null}
      <Dialog title={t('production.quality.failTitle')} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <FieldStack>
          <p>{t('production.quality.failText', { serial: blank?.serial ?? '' })}</p>
          <p>{named.join(', ')}</p>
          <ConfirmFooter
            label={t('production.quality.failConfirm')}
            isDangerous
            isBusy={isBusy}
            onCancel={() => setIsOpen(false)}
            onConfirm={confirm}
          />
        </FieldStack>
      </Dialog>
      {dialog}
    </div>
  );
}
