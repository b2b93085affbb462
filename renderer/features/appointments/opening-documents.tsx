import { useState } from 'react';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { missingDocuments, type Requirement } from '#common/domain/documents/requirement-matrix.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { openingRequirements, type OpeningForm } from './opening-form.ts';
import styles from './intake.module.css';

/** What this person must show, so that whoever lacks a paper hears it before a file is opened. Nothing here is kept. */
export function OpeningDocuments({ form, sop }: { form: OpeningForm; sop: Sop }) {
  const t = useText();
  const { today } = useFormat();
  const [brought, setBrought] = useState<readonly DocCode[]>([]);
  const requirements = openingRequirements(form, sop, today);
  const name = (code: DocCode) => t(`labels.document.${code}`);
  const missing = missingDocuments(requirements, new Set(brought)).map((line) =>
    'code' in line ? name(line.code) : t('intake.docsAnyOf', { names: line.anyOf.map(name).join(' / ') }),
  );
  const mandatory = requirements.filter(({ need }) => need === 'MANDATORY');
  const others = requirements.filter(({ need }) => need === 'CONDITIONAL' || need === 'OPTIONAL');

  const picker = (label: string, lines: readonly Requirement[]) => (
    <ReasonPicker
      key={lines[0]?.code ?? label}
      label={label}
      reasons={lines.map(({ code, count, source }) => ({
        code,
        label: count > 1 ? t('intake.docsCount', { name: name(code), count }) : name(code),
        hint: source,
      }))}
      chosen={brought}
      onChange={(codes) => setBrought(DocCode.array().parse(codes))}
    />
  );
  const groups = Map.groupBy(
    requirements.filter(({ need }) => need === 'ONE_OF'),
    ({ group }) => group,
  );
  return (
    <Section title={t('intake.docs')}>
      <FieldStack>
        <p className={styles['lead']}>
          {t(form.birthDate === null ? 'intake.docsTextAdult' : 'intake.docsText')}
        </p>
        {mandatory.length > 0 ? picker(t('documents.need.MANDATORY'), mandatory) : null}
        {[...groups.values()].map((lines) => picker(t('documents.need.ONE_OF'), lines))}
        {others.length > 0 ? (
          <p className={styles['lead']}>
            {t('intake.docsOthers', { names: others.map(({ code }) => name(code)).join(', ') })}
          </p>
        ) : null}
        <p aria-live="polite" className={styles['result']} data-failed={missing.length > 0 || undefined}>
          {missing.length > 0 ? t('intake.docsMissing', { names: missing.join(', ') }) : t('intake.docsAll')}
        </p>
      </FieldStack>
    </Section>
  );
}
