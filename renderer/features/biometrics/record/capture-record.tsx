import { useState, type ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { RecordedException } from './recorded-exception.tsx';
import { RecordedFigure } from './recorded-figure.tsx';
import { RecordedPrint } from './recorded-print.tsx';
import styles from './record.module.css';

/** What was captured of this applicant, for whoever compares or decides: photo, each print with its quality, each exception with its proof. */
export function CaptureRecord({ view, hasPhoto = false }: { view: FileView; hasPhoto?: boolean }) {
  const t = useText();
  const { photo } = view.file;
  const shownPhoto = hasPhoto ? (photo?.attachmentId ?? null) : null;
  const [large, setLarge] = useState<string | null>(null);
  if (!shownPhoto && !view.file.fingerprints) return null;
  const pick = (key: string) => ({
    isLarge: large === key,
    onPick: () => setLarge(large === key ? null : key),
  });
  return (
    <Section title={t(shownPhoto ? 'fingers.record.title' : 'fingers.record.printsTitle')}>
      <ul className={styles['pictures']} data-testid="capture-record">
        {shownPhoto ? (
          <RecordedFigure name={t('capture.steps.PHOTO')} {...pick('PHOTO')}>
            <AttachmentView
              applicationId={view.file.id}
              attachmentId={shownPhoto}
              name={t('capture.steps.PHOTO')}
            />
          </RecordedFigure>
        ) : null}
        <Prints view={view} pick={pick} />
      </ul>
      <Below view={view} />
    </Section>
  );
}

type Pick = (key: string) => { isLarge: boolean; onPick: () => void };

function Prints({ view: { file }, pick }: { view: FileView; pick: Pick }): ReactNode {
  const { fingers = [], exceptions = [] } = file.fingerprints ?? {};
  return (
    <>
      {fingers.map((finger) => (
        <RecordedPrint
          key={finger.position}
          applicationId={file.id}
          finger={finger}
          {...pick(finger.position)}
        />
      ))}
      {exceptions.map((exception) => (
        <RecordedException
          key={exception.position}
          applicationId={file.id}
          exception={exception}
          {...pick(exception.position)}
        />
      ))}
    </>
  );
}

/** By whom and when; and where there are no pictures, why. */
function Below({ view: { file, people } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const { fingerprints } = file;
  if (!fingerprints) return null;
  const { fingers, exceptions, reference, stamp } = fingerprints;
  const isEmpty = fingers.length === 0 && exceptions.length === 0;
  return (
    <p className={styles['soft']}>
      {isEmpty ? (reference ? t('fingers.record.reference', { reference }) : t('fingers.record.none')) : null}{' '}
      {t('fingers.record.takenBy', { at: format.moment(stamp.at), name: people[stamp.by] ?? '' })}
    </p>
  );
}
