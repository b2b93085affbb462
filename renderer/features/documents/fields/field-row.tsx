import type { ReactNode } from 'react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconEqualNot } from '@tabler/icons-react';
import type { FieldCheck } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { CheckedField } from '#common/domain/documents/field-check-schema.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import type { Comparing } from './use-comparing.ts';
import styles from './fields.module.css';

type FieldRowProps = {
  field: CheckedField;
  value: ReactNode;
  /** What was said of it, paper by paper. */
  checks: readonly FieldCheck[];
  /** The paper in the pane; nothing can be compared without one. */
  code: DocCode | null;
  isOff: boolean;
  isComparing: boolean;
  people: Readonly<Record<string, string>>;
  onCompare: (comparing: Comparing) => void;
  onLook: (check: FieldCheck) => void;
};

/** One declared value, the papers it was held against, and the two answers for the paper in the pane. */
export function FieldRow(props: FieldRowProps) {
  const { field, value, checks, code, isOff, isComparing, people, onCompare, onLook } = props;
  const t = useText();
  const name = t(`documents.fields.${field}`);
  const paper = code ? t(`labels.document.${code}`) : '';
  const isAnswered = checks.some((check) => check.code === code && check.verdict === 'MATCHES');
  const isOpen = checks.some((check) => check.code === code && check.verdict === 'DIFFERS' && !check.settled);
  const answers = code !== null && value !== null;
  return (
    <div className={styles['row']} data-comparing={isComparing || undefined}>
      <dt>{name}</dt>
      <dd>
        <span className={styles['value']}>
          {value ?? <span className={styles['none']}>{t('common.notYet')}</span>}
        </span>
        {checks.length > 0 ? (
          <span className={styles['checks']}>
            {checks.map((check) => (
              <CheckChip key={check.code} check={check} people={people} onLook={onLook} />
            ))}
          </span>
        ) : null}
        <span className={styles['answers']}>
          {answers ? (
            <>
              <Answer
                label={t('documents.compare.matches', { field: name, paper })}
                isOn={isAnswered}
                isOff={isOff || isOpen}
                Icon={IconCheck}
                onClick={() => onCompare({ field, verdict: 'MATCHES' })}
              />
              <Answer
                label={t('documents.compare.differs', { field: name, paper })}
                isOn={false}
                isOff={isOff}
                Icon={IconEqualNot}
                onClick={() => onCompare({ field, verdict: 'DIFFERS' })}
              />
            </>
          ) : null}
        </span>
      </dd>
    </div>
  );
}

type AnswerProps = {
  label: string;
  isOn: boolean;
  isOff: boolean;
  Icon: typeof IconCheck;
  onClick: () => void;
};

function Answer({ label, isOn, isOff, Icon, onClick }: AnswerProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        size={26}
        variant={isOn ? 'light' : 'subtle'}
        color={isOn ? 'green' : 'gray'}
        aria-label={label}
        aria-pressed={isOn}
        disabled={isOff}
        onClick={onClick}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

function CheckChip({
  check,
  people,
  onLook,
}: {
  check: FieldCheck;
  people: FieldRowProps['people'];
  onLook: FieldRowProps['onLook'];
}) {
  const t = useText();
  const format = useFormat();
  const tone = check.verdict === 'MATCHES' ? 'good' : check.settled ? 'settled' : 'warning';
  const title = t('documents.compare.by', {
    person: people[check.stamp.by] ?? '–',
    at: format.moment(check.stamp.at),
  });
  const words = t(`documents.compare.tone.${tone}`, { paper: t(`labels.document.${check.code}`) });
  return (
    <button
      type="button"
      className={styles['chip']}
      data-tone={tone}
      title={title}
      disabled={!check.place}
      onClick={() => onLook(check)}
    >
      {words}
    </button>
  );
}
