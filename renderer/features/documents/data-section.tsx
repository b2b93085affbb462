import { useState } from 'react';
import { Button } from '@mantine/core';
import { ageAt } from '#common/kernel/plain-date.ts';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { FieldCheck } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import { currentChecks } from '#common/domain/documents/field-check.ts';
import { CheckedField } from '#common/domain/documents/field-check-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import type { ActFn } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { AmendDialog } from './amend-dialog.tsx';
import { FieldRow } from './fields/field-row.tsx';
import { OpenDifferences } from './fields/open-differences.tsx';
import type { useComparing } from './fields/use-comparing.ts';
import fieldStyles from './fields/fields.module.css';
import styles from './documents.module.css';

type DataSectionProps = {
  view: FileView;
  act: ActFn;
  isOff: boolean;
  may: { amend: boolean; compare: boolean };
  /** The paper in the pane. */
  code: DocCode | null;
  compare: ReturnType<typeof useComparing>;
  onLook: (check: FieldCheck) => void;
};

/** The declared data beside the paper: held against it value by value, and corrected where the paper is right. */
export function DataSection({ view, act, isOff, may, code, compare, onLook }: DataSectionProps) {
  const t = useText();
  const [isAmending, setIsAmending] = useState(false);
  const values = useValues(view);
  const checks = currentChecks(view.file);
  const isOffCompare = isOff || !may.compare;
  useScreenKeys([
    {
      combo: 'm',
      label: t('documents.compare.next'),
      run: () => compare.next && compare.start({ field: compare.next, verdict: 'MATCHES' }),
      isDisabled: isOffCompare || compare.next === null,
    },
  ]);
  return (
    <Section
      title={t('documents.data')}
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={isOff || !may.amend}
          onClick={() => setIsAmending(true)}
        >
          {t('documents.amend')}
        </Button>
      }
    >
      <NikWarning view={view} />
      <OpenDifferences
        view={view}
        act={act}
        isOff={isOffCompare}
        onAmend={() => setIsAmending(true)}
        onLook={onLook}
      />
      <dl className={fieldStyles['rows']}>
        {CheckedField.options.map((field) => (
          <FieldRow
            key={field}
            field={field}
            value={values[field]}
            checks={checks.filter((check) => check.field === field)}
            code={code}
            isOff={isOffCompare}
            isComparing={compare.comparing?.field === field}
            people={view.people}
            onCompare={compare.start}
            onLook={onLook}
          />
        ))}
        <OtherFacts view={view} />
      </dl>
      <AmendDialog view={view} act={act} isOpen={isAmending} onClose={() => setIsAmending(false)} />
    </Section>
  );
}

function NikWarning({ view }: { view: FileView }) {
  const t = useText();
  if (view.nikIssues.length === 0) return null;
  const issues = view.nikIssues.map(({ code }) => t(`labels.nikIssue.${code as 'SEX_MISMATCH'}`));
  return <p className={styles['warning']}>{t('documents.nikWarning', { issues: issues.join(', ') })}</p>;
}

function useValues({ file }: FileView): Record<CheckedField, string | null> {
  const t = useText();
  const format = useFormat();
  const { applicant } = file;
  const old = applicant.oldPassport;
  const years = t('common.yearsCount', { years: ageAt(applicant.birthDate, format.today) });
  return {
    fullName: applicant.fullName,
    nik: applicant.nik,
    kkNumber: applicant.kkNumber,
    birthPlace: applicant.birthPlace,
    birthDate: `${format.date(applicant.birthDate)} (${years})`,
    sex: t(`labels.sex.${applicant.sex}`),
    address: applicant.address || null,
    fatherName: applicant.fatherName,
    motherName: applicant.motherName,
    oldPassport: old
      ? [old.number, old.issuedOn && format.date(old.issuedOn)].filter(Boolean).join(', ')
      : null,
  };
}

/** What no paper of the list is held against, and what was asked at the desk. */
function OtherFacts({ view }: { view: FileView }) {
  const t = useText();
  const { married, childSituation, assistedBy, guarantor } = view.file.applicant;
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('documents.fields.married'), t(married ? 'common.yes' : 'common.no')],
    [t('documents.fields.childSituation'), childSituation && t(`documents.childSituation.${childSituation}`)],
    [t('documents.fields.assistedBy'), assistedBy],
    [t('documents.fields.guarantor'), guarantor],
  ];
  return facts
    .filter(([, value]) => value)
    .map(([term, value]) => (
      <div key={term} className={fieldStyles['row']}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ));
}
