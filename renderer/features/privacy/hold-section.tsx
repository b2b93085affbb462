import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { isHeld, type Hold } from '#common/domain/registers/holds.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { BookSection } from './book-section.tsx';
import styles from './privacy.module.css';

export function HoldSection() {
  const t = useText();
  const format = useFormat();
  const { user, hasRole } = useSession();
  const book = useRegister('holds');
  const { nameOf } = book;
  const [write, { error: refused }] = useRegisterLine('holds');
  const [lifting, setLifting] = useState<Kept<Hold> | null>(null);
  const isHead = hasRole('OFFICE_HEAD');

  async function confirm(hold: Kept<Hold>) {
    const reply = await write({ kind: 'confirm/1', payload: {} }, hold);
    if (reply.ok) showToast({ message: t('privacy.confirmed') });
  }

  return (
    <BookSection
      title={t('privacy.holds')}
      book={book}
      empty={{ title: t('privacy.noHolds'), text: t('privacy.noHoldsText'), Icon: IconLock }}
      columns={[
        t('privacy.number'),
        t('privacy.reason'),
        t('privacy.untilShort'),
        t('privacy.stateHead'),
        t('privacy.by'),
        t('privacy.actions'),
      ]}
      head={refused ? <RefusalLine error={refused} /> : null}
      renderRow={(hold) => {
        const { item } = hold;
        const isOver = item.state !== 'LIFTED' && !isHeld(item, format.today);
        return (
          <tr key={hold.subject}>
            <td className="numeric">{item.number}</td>
            <td className={styles['what']}>
              {item.reason}
              <span className={styles['soft']}>{item.reference}</span>
            </td>
            <td>{item.until === null ? t('privacy.noEnd') : format.date(item.until)}</td>
            <td>
              <Chip
                tone={isHeld(item, format.today) ? 'amber' : 'gray'}
                label={t(`privacy.state.${isOver ? 'OVER' : item.state}`)}
              />
            </td>
            <td>
              {[item.proposedBy, item.confirmedBy, item.liftedBy].map(nameOf).filter(Boolean).join(', ')}
            </td>
            <td>
              <div className={styles['buttons']}>
                {isHead && item.state === 'PROPOSED' && item.proposedBy !== user?.id ? (
                  <Button size="xs" onClick={() => void confirm(hold)}>
                    {t('privacy.confirm')}
                  </Button>
                ) : null}
                {isHead && item.state !== 'LIFTED' ? (
                  <Button variant="default" size="xs" onClick={() => setLifting(hold)}>
                    {t('privacy.lift')}
                  </Button>
                ) : null}
              </div>
            </td>
          </tr>
        );
      }}
    >
      <NoteDialog
        isOpen={lifting !== null}
        onClose={() => setLifting(null)}
        title={t('privacy.liftTitle', { number: lifting?.item.number ?? '' })}
        text={t('privacy.liftText')}
        noteLabel={t('privacy.reason')}
        confirmLabel={t('privacy.lift')}
        maxLength={300}
        isDangerous
        submit={(note) => write({ kind: 'lift/1', payload: { note } }, lifting ?? undefined)}
      />
    </BookSection>
  );
}
