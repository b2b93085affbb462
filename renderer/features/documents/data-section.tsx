import { useState } from 'react';
import { Button } from '@mantine/core';
import { ageAt } from '#common/kernel/plain-date.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import styles from './documents.module.css';

/** The declared data beside the paper, with the questions that the matrix needs answered. */
export function DataSection({
  view,
  act,
  isOff,
  canAmend,
}: {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  canAmend: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const [isAmending, setIsAmending] = useState(false);
  const { applicant } = view.file;
  const old = applicant.oldPassport;
  const isOffData = isOff || !canAmend;

  const facts = [
    { term: t('documents.fields.fullName'), value: applicant.fullName },
    { term: t('documents.fields.nik'), value: applicant.nik },
    { term: t('documents.fields.kkNumber'), value: applicant.kkNumber },
    {
      term: t('documents.fields.birthDate'),
      value: `${applicant.birthPlace}, ${format.date(applicant.birthDate)} (${t('common.yearsCount', { years: ageAt(applicant.birthDate, format.today) })})`,
    },
    { term: t('documents.fields.sex'), value: t(`labels.sex.${applicant.sex}`) },
    { term: t('documents.fields.married'), value: applicant.married ? t('common.yes') : t('common.no') },
    { term: t('documents.fields.address'), value: applicant.address },
    { term: t('documents.fields.fatherName'), value: applicant.fatherName },
    { term: t('documents.fields.motherName'), value: applicant.motherName },
    {
      term: t('documents.fields.oldPassport'),
      value: old ? [old.number, old.issuedOn && format.date(old.issuedOn)].filter(Boolean).join(', ') : null,
    },
    ...(applicant.childSituation
      ? [
          {
            term: t('documents.fields.childSituation'),
            value: t(`documents.childSituation.${applicant.childSituation}`),
          },
        ]
      : []),
    ...(applicant.assistedBy
      ? [{ term: t('documents.fields.assistedBy'), value: applicant.assistedBy }]
      : []),
  ];

  return (
    <Section
      title={t('documents.data')}
      aside={
        <Button size="xs" variant="default" disabled={isOffData} onClick={() => setIsAmending(true)}>
          {t('documents.amend')}
        </Button>
      }
    >
      {view.nikIssues.length > 0 ? (
        <p className={styles['warning']}>
          {t('documents.nikWarning', {
            issues: view.nikIssues
              .map(({ code }) => t(`labels.nikIssue.${code as 'SEX_MISMATCH'}`))
              .join(', '),
          })}
        </p>
      ) : null}
      <Facts facts={facts} />
      <AmendDialog view={view} act={act} isOpen={isAmending} onClose={() => setIsAmending(false)} />
    </Section>
  );
}
