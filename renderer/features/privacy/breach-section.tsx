import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { hoursLeft, isClockRunning, Notified } from '#common/domain/registers/breaches.ts';
import { BookPaperPreview } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { BookSection } from './book-section.tsx';
import { hoursText } from './hours-text.ts';
import type { KeptBreach } from './kept-breach.ts';
import styles from './privacy.module.css';

type BreachSectionProps = { onNotify: (breach: KeptBreach) => void };
type Words = { kind: 'measure/1' | 'dismiss/1'; about: KeptBreach };

export function BreachSection({ onNotify }: BreachSectionProps) {
  const t = useText();
  const { hasRole, can } = useSession();
  const [letter, setLetter] = useState<string | null>(null);
  const book = useRegister('breaches');
  const [write] = useRegisterLine('breaches');
  const [words, setWords] = useState<Words | null>(null);
  const isMeasure = words?.kind !== 'dismiss/1';
  const mayAdd = hasRole('SECTION_HEAD', 'OFFICE_HEAD', 'IT_ADMIN');

  return (
    <BookSection
      title={t('privacy.breaches')}
      book={book}
      empty={{ title: t('privacy.noBreaches'), text: t('privacy.noBreachesText'), Icon: IconShieldCheck }}
      columns={[
        t('privacy.what'),
        t('privacy.noticedAt'),
        t('privacy.clock'),
        t('privacy.notices'),
        t('privacy.actions'),
      ]}
      renderRow={(breach) => (
        <tr key={breach.subject}>
          <BreachCells breach={breach} />
          <td>
            <div className={styles['buttons']}>
              <NoticeCopy breach={breach} />
              {can('case.act') ? (
                <Button variant="default" size="xs" onClick={() => setLetter(breach.subject)}>
                  {t('privacy.printNotice')}
                </Button>
              ) : null}
              {mayAdd && breach.item.dismissed === null ? (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => setWords({ kind: 'measure/1', about: breach })}
                >
                  {t('privacy.measure')}
                </Button>
              ) : null}
              {hasRole('SECTION_HEAD', 'OFFICE_HEAD') && isClockRunning(breach.item) ? (
                <Button size="xs" onClick={() => onNotify(breach)}>
                  {t('privacy.notifyTitle')}
                </Button>
              ) : null}
              {hasRole('OFFICE_HEAD') && isClockRunning(breach.item) ? (
                <Button
                  variant="default"
                  size="xs"
                  onClick={() => setWords({ kind: 'dismiss/1', about: breach })}
                >
                  {t('privacy.dismiss')}
                </Button>
              ) : null}
            </div>
          </td>
        </tr>
      )}
    >
      <NoteDialog
        isOpen={words !== null}
        onClose={() => setWords(null)}
        title={t(isMeasure ? 'privacy.measureTitle' : 'privacy.dismissTitle')}
        text={t(isMeasure ? 'privacy.measureText' : 'privacy.dismissText')}
        noteLabel={t(isMeasure ? 'privacy.measures' : 'privacy.dismissNote')}
        confirmLabel={t(isMeasure ? 'privacy.measure' : 'privacy.dismiss')}
        maxLength={600}
        submit={(note) => write(lineOf(isMeasure, note), words?.about)}
      />
      <BookPaperPreview
        paper={letter === null ? null : { paper: 'BREACH', subject: letter }}
        onClose={() => setLetter(null)}
      />
    </BookSection>
  );
}

function lineOf(isMeasure: boolean, note: string) {
  return isMeasure
    ? { kind: 'measure/1', payload: { text: note } }
    : { kind: 'dismiss/1', payload: { note } };
}

function BreachCells({ breach: { item } }: { breach: KeptBreach }) {
  const t = useText();
  const format = useFormat();
  const hours = hoursLeft(item, format.now);
  return (
    <>
      <td className={styles['what']}>
        {item.what}
        <span className={styles['soft']}>
          {item.data.map((kind) => t(`privacy.dataKind.${kind}`)).join(', ')} · {t('privacy.persons')}:{' '}
          {item.persons}
        </span>
        {item.measures.map((measure) => (
          <span key={measure} className={styles['soft']}>
            {measure}
          </span>
        ))}
      </td>
      <td>{format.moment(item.noticedAt)}</td>
      <td>
        {item.dismissed !== null ? (
          <Chip label={t('privacy.dismissed')} />
        ) : isClockRunning(item) ? (
          <Chip tone={hours < 24 ? 'red' : 'amber'} label={hoursText(t, hours)} />
        ) : (
          <Chip tone="green" label={t('privacy.told')} />
        )}
      </td>
      <td>
        {Notified.options.map((whom) => {
          const notice = item.notices[whom];
          return (
            <span key={whom} className={styles['soft']}>
              {t(`privacy.whom.${whom}`)}: {notice ? `${notice.reference}, ${format.moment(notice.at)}` : '–'}
            </span>
          );
        })}
      </td>
    </>
  );
}

function NoticeCopy({ breach: { item } }: { breach: KeptBreach }) {
  const t = useText();
  const format = useFormat();
  const { status } = useSession();
  const text = t('privacy.notice', {
    office: status?.office?.name ?? '',
    data: item.data.map((kind) => t(`privacy.dataKind.${kind}`)).join('; '),
    happened: item.happenedAt === null ? t('privacy.unknown') : format.moment(item.happenedAt),
    noticed: format.moment(item.noticedAt),
    persons: String(item.persons),
    what: item.what,
    measures: item.measures.map((measure) => `- ${measure}`).join('\n'),
  });
  return <CopyButton text={text} label={t('privacy.copyNotice')} />;
}
