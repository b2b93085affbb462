import { useState } from 'react';
import { TextInput } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { assessDamage, statementSigner } from '#common/domain/documents/requirement-matrix.ts';
import { DamageCriterion } from '#common/domain/documents/requirement-schema.ts';
import { compareNikWithOptional } from '#common/domain/identity/mrz.ts';
import { hasTitle, suggestEndorsement } from '#common/domain/identity/names.ts';
import { requirementFacts } from '#common/domain/sop/policy-from-sop.ts';
import { requirementPolicy } from '#common/domain/sop/settings.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { addMonths, type PlainDate } from '#common/kernel/plain-date.ts';
import { useLabel, useText, type Translate } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';
import { NikParts } from './nik-parts.tsx';
import styles from './documents.module.css';

/** Positions 29–42 of the second line: what the book holds of the NIK. */
const OPTIONAL = [28, 42] as const;
const MRZ_LENGTH = 44;

type DeskHintsProps = {
  view: FileView;
  sop: Sop;
  damage: readonly DamageCriterion[];
  onDamage: (found: DamageCriterion[]) => void;
};

/** What the desk should ask before it accepts: hints of the rules, none of which refuses anything. */
export function DeskHints({ view, sop, damage, onDamage }: DeskHintsProps) {
  const t = useText();
  const format = useFormat();
  const hints = hintsOf({ t, view, sop, today: format.today, date: format.date });
  return (
    <Section title={t('documents.hints.title')}>
      <FieldStack>
        {hints.map((hint) => (
          <p key={hint} className={styles['warning']}>
            {hint}
          </p>
        ))}
        <NikParts view={view} />
        {view.file.applicant.oldPassport ? (
          <OldBook view={view} sop={sop} damage={damage} onDamage={onDamage} />
        ) : null}
      </FieldStack>
    </Section>
  );
}

/** The book in hand: is it damaged, and does it hold the number of the card? */
function OldBook({ view, sop, damage, onDamage }: DeskHintsProps) {
  const t = useText();
  const label = useLabel();
  const [line, setLine] = useState('');
  const { wrongType } = assessDamage(damage, view.file.type);
  const isRead = line.length === MRZ_LENGTH && view.isRevealed;
  const compared = isRead
    ? compareNikWithOptional(view.file.applicant.nik, line.slice(...OPTIONAL)).result
    : null;
  return (
    <>
      <ReasonPicker
        label={t('documents.hints.damage')}
        reasons={sop.requirements.damageCriteria.map((rule) => ({
          code: rule.criterion,
          label: label(rule.label),
          hint: rule.source,
        }))}
        chosen={damage}
        onChange={(codes) => onDamage(DamageCriterion.array().parse(codes))}
      />
      {wrongType ? <p className={styles['warning']}>{t('documents.hints.damaged')}</p> : null}
      <TextInput
        label={t('documents.hints.mrzLine')}
        value={line}
        maxLength={MRZ_LENGTH}
        spellCheck={false}
        onChange={({ currentTarget }) =>
          setLine(currentTarget.value.toUpperCase().replaceAll(/[^A-Z0-9<]/g, ''))
        }
      />
      {compared === 'DIFFERENT' ? (
        <p className={styles['warning']}>{t('documents.hints.nikDiffers')}</p>
      ) : compared ? (
        <p className={styles['hint']}>{t(`documents.hints.nik.${compared}`)}</p>
      ) : null}
    </>
  );
}

type HintInput = {
  t: Translate;
  view: FileView;
  sop: Sop;
  today: PlainDate;
  date: (day: PlainDate) => string;
};

function hintsOf({ t, view, sop, today, date }: HintInput): string[] {
  const { settings, requirements } = sop;
  const { applicant, type } = view.file;
  const { fullName, fatherName, purpose, oldPassport } = applicant;
  const rule = { umrahMinWords: settings.umrahMinWords.value, hajjMinWords: settings.hajjMinWords.value };
  const short = suggestEndorsement(fullName, purpose, rule, { father: view.isRevealed ? fatherName : null });
  const signer = statementSigner(
    requirementFacts(view.file, today),
    requirements,
    requirementPolicy(settings),
  );
  const months = settings.aboutToExpireMonths.value;
  const expiresOn = type === 'REPLACE_EXPIRED' ? (oldPassport?.expiresOn ?? null) : null;
  const isStillValid = expiresOn !== null && expiresOn >= addMonths(today, months);
  return [
    ...(signer ? [t('documents.hints.signer', { signer: t(`documents.signer.${signer}`) })] : []),
    ...(hasTitle(fullName) ? [t('documents.hints.titleInName')] : []),
    ...(short
      ? [
          t(short.proposed ? 'documents.hints.shortNameProposed' : 'documents.hints.shortName', {
            words: short.requiredWords,
            name: short.proposed ?? '',
          }),
        ]
      : []),
    ...(isStillValid ? [t('documents.hints.stillValid', { date: date(expiresOn), months })] : []),
    ...(view.kkIssues.length > 0 ? [t('documents.hints.kk')] : []),
  ];
}
