import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconCircleCheckFilled, IconSignature } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { bookData, isSameBook, type BookConfirmation } from '#common/domain/interview/book-data.ts';
import { FilePaperPreview } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ApplicantDialog } from './applicant-dialog.tsx';
import styles from './book-data.module.css';

type BookDataSectionProps = {
  view: FileView;
  /** What was signed so far; null when nothing was. */
  confirmation: BookConfirmation | null;
  isOff: boolean;
  onConfirmed: (confirmation: BookConfirmation) => void;
};

/** Whether the applicant has read and signed the data of the book, and the way to it. */
export function BookDataSection({ view, confirmation, isOff, onConfirmed }: BookDataSectionProps) {
  const t = useText();
  const [open, setOpen] = useState<'screen' | 'paper' | null>(null);
  const isSigned = confirmation !== null && isSameBook(confirmation.data, bookData(view.file));
  useScreenKeys([
    { combo: 'ctrl+d', label: t('interview.bookData.show'), run: () => setOpen('screen'), isDisabled: isOff },
  ]);
  return (
    <Section title={t('interview.bookData.title')}>
      <div className={styles['state']}>
        <p className={styles['word']} data-signed={isSigned || undefined}>
          {isSigned ? (
            <IconCircleCheckFilled size={18} aria-hidden />
          ) : (
            <IconSignature size={18} aria-hidden />
          )}
          {isSigned
            ? t(`interview.bookData.signed.${confirmation.means}`)
            : t(confirmation ? 'interview.bookData.changed' : 'interview.bookData.open')}
        </p>
        <Button
          variant={isSigned ? 'default' : 'light'}
          disabled={isOff}
          rightSection={<KeyHint combo="ctrl+d" />}
          onClick={() => setOpen('screen')}
        >
          {t(isSigned ? 'interview.bookData.again' : 'interview.bookData.show')}
        </Button>
      </div>
      <ApplicantDialog
        view={view}
        isOpen={open === 'screen'}
        onClose={() => setOpen(null)}
        onPrint={() => setOpen('paper')}
        onConfirmed={(signed) => {
          setOpen(null);
          onConfirmed(signed);
        }}
      />
      <FilePaperPreview
        paper={open === 'paper' ? 'BOOK_DATA' : null}
        view={view}
        onClose={() => setOpen('screen')}
      />
    </Section>
  );
}
