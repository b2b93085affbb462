import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { NikIssueCode } from '#common/domain/identity/nik.ts';
import { ageAt } from '#common/kernel/plain-date.ts';
import { formatMoney, formatNik } from '#renderer/lib/format.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { Facts, Section, type Fact } from '#renderer/ui/facts.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import styles from './file-panel.module.css';

/** The facts of the file, most asked first. */
export function SummaryTab({ view }: { view: FileView }) {
  const t = useText();
  return (
    <>
      <ApplicantSection view={view} />
      <Section title={t('file.section.application')}>
        <Facts facts={useApplicationFacts(view)} />
      </Section>
      <Section title={t('file.section.payment')}>
        <Facts facts={usePaymentFacts(view)} />
      </Section>
      <Section title={t('file.section.checks')}>
        <Facts facts={useCheckFacts(view)} />
      </Section>
      <NotesSection view={view} />
    </>
  );
}

function ApplicantSection({ view }: { view: FileView }) {
  const t = useText();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <Section
      title={t('file.section.applicant')}
      aside={
        view.isRevealed ? null : (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconEye size={14} aria-hidden />}
            onClick={() => setIsAsking(true)}
          >
            {t('file.reveal.button')}
          </Button>
        )
      }
    >
      <Facts facts={useApplicantFacts(view)} />
      <RevealDialog applicationId={view.file.id} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </Section>
  );
}

function useApplicantFacts({ file: { applicant } }: FileView): readonly Fact[] {
  const t = useText();
  const format = useFormat();
  const age = t('file.field.age', { age: ageAt(applicant.birthDate, format.today) });
  const parents = [applicant.fatherName, applicant.motherName].filter(Boolean).join(', ');
  const { oldPassport } = applicant;
  const expiry = oldPassport?.expiresOn ? ` (${format.day(oldPassport.expiresOn)})` : '';
  return [
    { term: t('file.field.nik'), value: <span className="numeric">{formatNik(applicant.nik)}</span> },
    { term: t('file.field.kk'), value: applicant.kkNumber && formatNik(applicant.kkNumber) },
    {
      term: t('file.field.birth'),
      value: `${applicant.birthPlace}, ${format.day(applicant.birthDate)} (${age})`,
    },
    { term: t('file.field.sex'), value: t(`labels.sex.${applicant.sex}`) },
    {
      term: t('file.field.married'),
      value: t(applicant.married ? 'file.field.marriedYes' : 'file.field.marriedNo'),
    },
    { term: t('file.field.occupation'), value: applicant.occupation },
    { term: t('file.field.address'), value: applicant.address },
    { term: t('file.field.phone'), value: applicant.phone },
    { term: t('file.field.email'), value: applicant.email },
    { term: t('file.field.parents'), value: parents },
    {
      term: t('file.field.purpose'),
      value: applicant.purpose && t(`labels.purpose.${applicant.purpose}`),
    },
    {
      term: t('file.field.oldPassport'),
      value: oldPassport ? `${oldPassport.number}${expiry}` : t('common.none'),
    },
    ...(applicant.assistedBy ? [{ term: t('file.field.assistedBy'), value: applicant.assistedBy }] : []),
  ];
}

function useApplicationFacts({ file }: FileView): readonly Fact[] {
  const t = useText();
  const format = useFormat();
  const product = {
    kind: t(`labels.kind.${file.kind}`),
    years: file.validityYears,
    pages: file.pages,
  };
  const lane = file.priorityReason
    ? `${t(`labels.lane.${file.lane}`)} (${t(`labels.priority.${file.priorityReason}`)})`
    : t(`labels.lane.${file.lane}`);
  return [
    { term: t('file.number'), value: <span className="numeric">{file.number}</span> },
    { term: t('file.field.type'), value: t(`labels.type.${file.type}`) },
    { term: t('file.field.lane'), value: lane },
    { term: t('file.field.product'), value: t('file.field.productValue', product) },
    {
      term: t('file.field.appointment'),
      value: file.appointment && `${format.date(file.appointment.date)} ${file.appointment.time}`,
    },
    { term: t('file.field.arrived'), value: file.arrivedAt && format.moment(file.arrivedAt) },
    { term: t('file.field.ticket'), value: file.ticket?.number },
    { term: t('file.field.since'), value: format.moment(file.stateSince) },
    ...(file.blank ? [{ term: t('file.field.blank'), value: file.blank.serial }] : []),
    ...(file.book ? [{ term: t('file.field.passport'), value: file.book.passportNumber }] : []),
    {
      term: t('file.field.origin'),
      value: t(file.origin === 'MPASPOR' ? 'file.field.originMpaspor' : 'file.field.originWalkIn'),
    },
    { term: t('file.field.sop'), value: file.sopId },
  ];
}

function usePaymentFacts({
  file: { payment, waivers, additionalPayments = [] },
  fee,
}: FileView): readonly Fact[] {
  const t = useText();
  const format = useFormat();
  return [
    { term: t('file.field.paymentStatus'), value: t(`labels.payment.${payment.status}`) },
    { term: t('file.field.fee'), value: fee && formatMoney(fee.total) },
    { term: t('file.field.amount'), value: formatMoney(payment.amount) },
    ...additionalPayments.map(({ amount, ntpn }) => ({
      term: t('file.field.additionalPayment'),
      value: `${formatMoney(amount)} (${ntpn})`,
    })),
    ...(fee && fee.paid < fee.total
      ? [{ term: t('file.field.rest'), value: <strong>{formatMoney(fee.total - fee.paid)}</strong> }]
      : []),
    { term: t('file.field.ntpn'), value: payment.ntpn },
    { term: t('file.field.billing'), value: payment.billingCode },
    { term: t('file.field.paidOn'), value: payment.paidOn && format.date(payment.paidOn) },
    ...waivers.map(({ kind, letterRef }) => ({ term: t(`labels.waiver.${kind}`), value: letterRef })),
  ];
}

function useCheckFacts({ file, nikIssues }: FileView): readonly Fact[] {
  const t = useText();
  const format = useFormat();
  const { reason } = useSop();
  const { watchlist, suspension } = file;
  const nik = nikIssues
    .map(({ code }) => NikIssueCode.safeParse(code))
    .map(({ data }) => (data ? t(`labels.nikIssue.${data}`) : ''))
    .join(', ');
  return [
    {
      term: t('file.field.watchlist'),
      value: watchlist
        ? `${t(`labels.watchlist.${watchlist.result}`)} (${format.moment(watchlist.checkedAt)})`
        : t('labels.watchlist.NOT_CHECKED'),
    },
    { term: t('file.field.nikCheck'), value: nik || t('file.field.nikFine') },
    ...(suspension
      ? [{ term: t('file.field.suspension'), value: suspension.reasons.codes.map(reason).join(', ') }]
      : []),
  ];
}

function NotesSection({ view: { file, people } }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  if (file.notes.length === 0) return null;
  return (
    <Section title={t('file.section.notes')}>
      {file.notes.toReversed().map(({ text, stamp }) => (
        <div key={stamp.at} className={styles['note']}>
          <p>{text}</p>
          <p className={styles['meta']}>
            {people[stamp.by]} · {format.moment(stamp.at)} · {stamp.desk}
          </p>
        </div>
      ))}
    </Section>
  );
}
