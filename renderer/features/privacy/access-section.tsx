import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import {
  answerHoursLeft,
  isOpenRequest,
  type AccessRequest,
} from '#common/domain/registers/access-requests.ts';
import type { Kept } from '#common/domain/registers/register.ts';
import { BookPaperPreview } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegister, useRegisterLine } from '#renderer/lib/use-register.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { BookSection } from './book-section.tsx';
import { hoursText } from './hours-text.ts';
import styles from './privacy.module.css';

type KeptRequest = Kept<AccessRequest>;
type Word = { kind: 'answer/1' | 'refuse/1'; about: KeptRequest };

/** Who asks to see what is kept of a person, the clock of the answer, and the report itself. */
export function AccessSection() {
  const t = useText();
  const { can } = useSession();
  const book = useRegister('access-requests');
  const [write] = useRegisterLine('access-requests');
  const [word, setWord] = useState<Word | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const isAnswer = word?.kind !== 'refuse/1';
  const mayAnswer = can('access.report');

  async function submit(text: string) {
    const line = isAnswer
      ? { kind: 'answer/1', payload: { reference: text } }
      : { kind: 'refuse/1', payload: { note: text } };
    const reply = await write(line, word?.about);
    if (reply.ok) showToast({ message: t('privacy.answerSaved') });
    return reply;
  }

  return (
    <BookSection
      title={t('privacy.access')}
      book={book}
      empty={{ title: t('privacy.noAccess'), text: t('privacy.noAccessText'), Icon: IconUserSearch }}
      columns={[
        t('privacy.askedBy'),
        t('privacy.number'),
        t('privacy.receivedAt'),
        t('privacy.clock'),
        t('privacy.actions'),
      ]}
      renderRow={(request) => (
        <tr key={request.subject}>
          <RequestCells request={request.item} />
          <td>
            <div className={styles['buttons']}>
              {mayAnswer ? (
                <Button variant="default" size="xs" onClick={() => setShown(request.subject)}>
                  {t('privacy.accessReport')}
                </Button>
              ) : null}
              {mayAnswer && isOpenRequest(request.item) ? (
                <>
                  <Button size="xs" onClick={() => setWord({ kind: 'answer/1', about: request })}>
                    {t('privacy.answer')}
                  </Button>
                  <Button
                    variant="default"
                    size="xs"
                    onClick={() => setWord({ kind: 'refuse/1', about: request })}
                  >
                    {t('privacy.refuseAccess')}
                  </Button>
                </>
              ) : null}
            </div>
          </td>
        </tr>
      )}
    >
      <NoteDialog
        isOpen={word !== null}
        onClose={() => setWord(null)}
        title={t(isAnswer ? 'privacy.answerTitle' : 'privacy.refuseAccessTitle')}
        text={t(isAnswer ? 'privacy.answerText' : 'privacy.refuseAccessText')}
        noteLabel={t(isAnswer ? 'privacy.reference' : 'privacy.reason')}
        confirmLabel={t(isAnswer ? 'privacy.answer' : 'privacy.refuseAccess')}
        maxLength={isAnswer ? 80 : 400}
        submit={submit}
      />
      <BookPaperPreview
        paper={shown === null ? null : { paper: 'ACCESS', subject: shown }}
        onClose={() => setShown(null)}
      />
    </BookSection>
  );
}

function RequestCells({ request }: { request: AccessRequest }) {
  const t = useText();
  const format = useFormat();
  const hours = answerHoursLeft(request, format.now);
  const { answered, refused } = request;
  return (
    <>
      <td className={styles['what']}>
        {request.askedBy}
        <span className={styles['soft']}>
          {t(`privacy.relation.${request.relation}`)} · {request.identity}
        </span>
        <span className={styles['soft']}>{request.note}</span>
      </td>
      <td className="numeric">{request.number}</td>
      <td>{format.moment(request.at)}</td>
      <td>
        {answered ? <Chip tone="green" label={t('privacy.answered')} /> : null}
        {refused ? <Chip label={t('privacy.answerRefused')} /> : null}
        {isOpenRequest(request) ? (
          <Chip tone={hours < 24 ? 'red' : 'amber'} label={hoursText(t, hours)} />
        ) : null}
        <span className={styles['soft']}>{answered?.reference ?? refused?.note}</span>
      </td>
    </>
  );
}
