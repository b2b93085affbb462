import type { FileView } from '#common/contract/ipc/applications.ts';
import { ageAt } from '#common/kernel/plain-date.ts';
import { formatNik } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { CaptureRecord } from '#renderer/features/biometrics/index.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { Facts, Section, type Fact } from '#renderer/ui/facts.tsx';
import { useSeen } from './use-seen.ts';
import { DocumentsChecked } from './documents-checked.tsx';
import { InterviewSection } from './interview-section.tsx';
import styles from './approval.module.css';

/** Names the photo, so that a key can bring it into view. */
export const PHOTO_ID = 'case-photo';

/** What a decision rests on, on one page: face and data, papers and interview. */
type CaseSummaryProps = { view: FileView; onPhotoSeen?: (() => void) | undefined };

export function CaseSummary({ view, onPhotoSeen }: CaseSummaryProps) {
  const t = useText();
  return (
    <>
      <Section title={t('decision.summary')}>
        <div className={styles['applicant']}>
          <Photo key={view.file.photo?.attachmentId} view={view} onSeen={onPhotoSeen} />
          <Facts facts={useApplicantFacts(view)} />
        </div>
      </Section>
      <CaptureRecord view={view} />
      <InterviewSection view={view} />
      <DocumentsChecked view={view} />
    </>
  );
}

type PhotoProps = { view: FileView; onSeen?: (() => void) | undefined };

function Photo({ view: { file }, onSeen }: PhotoProps) {
  const t = useText();
  const ref = useSeen<HTMLDivElement>(() => onSeen?.(), { isOff: !onSeen, needsPicture: true });
  const { photo } = file;
  return (
    <div ref={ref} id={PHOTO_ID} className={styles['photo']}>
      {photo?.attachmentId ? (
        <AttachmentView
          applicationId={file.id}
          attachmentId={photo.attachmentId}
          name={file.applicant.fullName}
        />
      ) : (
        <span className={styles['noPhoto']}>
          {photo
            ? t('decision.photoNone', { reference: photo.reference ?? '–' })
            : t('decision.photoMissing')}
        </span>
      )}
    </div>
  );
}

function useApplicantFacts({ file }: FileView): readonly Fact[] {
  const t = useText();
  const format = useFormat();
  const { applicant } = file;
  const age = t('common.yearsCount', { years: ageAt(applicant.birthDate, format.today) });
  const product = { kind: t(`labels.kind.${file.kind}`), years: file.validityYears, pages: file.pages };
  return [
    { term: t('decision.field.applicant'), value: <strong>{applicant.fullName}</strong> },
    { term: t('decision.field.nik'), value: <span className="numeric">{formatNik(applicant.nik)}</span> },
    {
      term: t('decision.field.birth'),
      value: `${applicant.birthPlace}, ${format.day(applicant.birthDate)} (${age})`,
    },
    { term: t('decision.field.address'), value: applicant.address },
    {
      term: t('decision.field.parents'),
      value: [applicant.fatherName, applicant.motherName].filter(Boolean).join(', '),
    },
    { term: t('decision.field.type'), value: t(`labels.type.${file.type}`) },
    { term: t('decision.field.product'), value: t('decision.product', product) },
    { term: t('decision.field.oldPassport'), value: applicant.oldPassport?.number ?? t('common.none') },
    { term: t('decision.field.payment'), value: t(`labels.payment.${file.payment.status}`) },
  ];
}
