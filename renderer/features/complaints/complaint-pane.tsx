import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ComplaintPerson } from '#common/contract/ipc/complaints.ts';
import { complaintLetter } from '#common/domain/complaints/complaint-letter.ts';
import type { ComplaintRow } from '#common/domain/complaints/complaint-list.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { BookPaperPreview } from '#renderer/features/printing/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { useRegisterLine } from '#renderer/lib/use-register.ts';
import { DecisionBar, type Decision } from '#renderer/ui/decision-bar.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import { ComplaintDue } from './complaint-due.tsx';
import { StateChip } from './state-chip.tsx';
import { StepDialog } from './step-dialog.tsx';
import { stepsOf, type Step } from './steps.ts';
import styles from './complaints.module.css';

const KEYS: Readonly<Record<Step, string>> = {
  verify: 'v',
  assign: 'a',
  start: 's',
  answer: 'r',
  close: 'c',
  escalate: 'e',
  rejectIncomplete: 'x',
};

const LETTER_KEY = 'p';

type ComplaintPaneProps = { row: ComplaintRow; people: readonly ComplaintPerson[] };

/** One complaint: what was said, by when it is answered, what was done, and the steps that are open to this person. */
export function ComplaintPane({ row, people }: ComplaintPaneProps) {
  const t = useText();
  const format = useFormat();
  const { user } = useSession();
  const [write, { isBusy, error }] = useRegisterLine('complaints');
  const [step, setStep] = useState<Step | null>(null);
  const [isLetterOpen, setIsLetterOpen] = useState(false);
  const { item, reference, legalOn } = row;
  const hasLetter = complaintLetter(item) !== null;
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? '';
  const [first, ...others] = stepsOf(item, user);

  useScreenKeys([
    {
      combo: LETTER_KEY,
      label: t('complaints.letter.print'),
      run: () => setIsLetterOpen(true),
      isDisabled: !hasLetter,
    },
  ]);

  async function record(kind: Step, payload: Record<string, unknown>) {
    const reply = await write({ kind: `${kind}/1`, payload }, row);
    if (reply.ok) showToast({ message: t('complaints.recorded') });
    return reply;
  }

  const decision = (one: Step): Decision => ({
    label: t(`complaints.step.${one}`),
    combo: KEYS[one],
    run: () => (one === 'start' ? void record('start', {}) : setStep(one)),
    isDangerous: false,
  });

  return (
    <section className={styles['pane']} aria-label={t('complaints.reference', { reference })}>
      <ScrollRegion className={styles['scroll']} label={t('complaints.text')}>
        <h2 className={styles['title']}>
          {t(`complaints.category.${item.category}`)} <StateChip state={item.state} />
        </h2>
        <p className={styles['text']}>{item.text}</p>
        <Facts
          facts={[
            { term: t('complaints.reference', { reference: '' }), value: reference },
            { term: t('complaints.channelLabel'), value: t(`complaints.channel.${item.channel}`) },
            { term: t('complaints.complainant'), value: complainantOf() },
            { term: t('complaints.application'), value: item.applicationNumber ?? t('common.none') },
            {
              term: t('complaints.about'),
              value: item.about ? nameOf(item.about) : t('complaints.aboutNobody'),
            },
            { term: t('complaints.slaLabel'), value: item.sla ? t(`complaints.sla.${item.sla}`) : null },
            { term: t('complaints.due'), value: <ComplaintDue row={row} /> },
            { term: t('complaints.legal'), value: legalOn ? format.date(legalOn) : null },
            { term: t('complaints.handler'), value: nameOf(item.handler) },
          ]}
        />
        {item.answer ? (
          <Section title={t(item.answeredAt ? 'complaints.answer' : 'complaints.formerAnswer')}>
            <p className={styles['text']}>{item.answer}</p>
          </Section>
        ) : null}
        {hasLetter ? (
          <Button
            className={styles['print']}
            variant="default"
            leftSection={<IconPrinter size={16} stroke={1.75} aria-hidden />}
            rightSection={<KeyHint combo={LETTER_KEY} />}
            onClick={() => setIsLetterOpen(true)}
          >
            {t('complaints.letter.print')}
          </Button>
        ) : null}
        <Section title={t('complaints.history')}>
          <ol className={styles['history']}>
            {item.steps.map(({ to, by, at, note }) => (
              <li key={`${to} ${at}`}>
                <time dateTime={at}>{format.moment(at)}</time>
                <span>
                  <strong>{t(`complaints.state.${to}`)}</strong> – {nameOf(by)}
                  {note ? <span className={styles['note']}>{note}</span> : null}
                </span>
              </li>
            ))}
          </ol>
        </Section>
      </ScrollRegion>
      {error && !step ? <RefusalLine error={error} /> : null}
      {first ? (
        <DecisionBar
          primary={decision(first)}
          secondary={others.map(decision).toReversed()}
          isBusy={isBusy}
        />
      ) : null}
      {step ? (
        <StepDialog
          step={step}
          item={item}
          people={people}
          onClose={() => setStep(null)}
          onRecord={(payload) => record(step, payload)}
        />
      ) : null}
      <BookPaperPreview
        paper={isLetterOpen ? { paper: 'COMPLAINT', subject: row.subject } : null}
        onClose={() => setIsLetterOpen(false)}
      />
    </section>
  );

  function complainantOf(): string {
    const { complainant } = item;
    if (complainant === null) return t('complaints.noName');
    if (complainant === 'HIDDEN') return t('complaints.hidden');
    return complainant.contact === '' ? complainant.name : `${complainant.name}, ${complainant.contact}`;
  }
}
