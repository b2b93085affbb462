import { useState } from 'react';
import { Button } from '@mantine/core';
import type { GatewayReport } from '#common/contract/hub/gateway.ts';
import { CATALOGUES, type TextKey } from '#common/i18n/index.ts';
import { useText, type Translate } from '#renderer/lib/i18n.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { NoteDialog } from '#renderer/ui/note-dialog.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { showToast } from '#renderer/ui/toast.tsx';
import styles from './gateway.module.css';

const NO_INPUT = {};
const POLL = { pollingInterval: 30_000, refetchOnMountOrArgChange: true };

type Problem = GatewayReport['problems'][number];

/** What nobody could use of the exchange, until a person has looked at it. */
export function ProblemsSection() {
  const t = useText();
  const format = useFormat();
  const { data: report } = useChannelQuery('gateway.report', NO_INPUT, POLL);
  const [closing, setClosing] = useState<Problem | null>(null);
  const [close] = useChannelMutation('gateway.closeProblem');
  const [resend, resending] = useChannelMutation('gateway.resendStatus');
  if (!report) return null;
  const { centre, waiting, oldestAt, problems } = report;

  async function sendAgain({ id }: Problem) {
    const reply = await resend({ id });
    if (reply.ok) showToast({ message: t('gateway.problem.resent') });
  }

  return (
    <Section title={t('gateway.problems')}>
      <p className={styles['text']}>
        {centreText(t, centre && { ...centre, at: format.moment(centre.since) })}
      </p>
      {waiting > 0 ? (
        <p className={styles['text']}>
          {t('gateway.waiting', { count: waiting, since: oldestAt ? format.moment(oldestAt) : '–' })}
        </p>
      ) : null}
      {problems.length === 0 ? (
        <p className={styles['hint']}>{t('gateway.problemsNone')}</p>
      ) : (
        <ProblemTable
          problems={problems}
          isBusy={resending.isBusy}
          onClose={setClosing}
          onResend={(problem) => void sendAgain(problem)}
        />
      )}
      {resending.error ? <RefusalLine error={resending.error} /> : null}
      <NoteDialog
        isOpen={closing !== null}
        onClose={() => setClosing(null)}
        title={t('gateway.problem.closeTitle', { subject: closing?.subject ?? '' })}
        text={t('gateway.problem.closeText')}
        noteLabel={t('gateway.explainNote')}
        confirmLabel={t('gateway.problem.close')}
        maxLength={300}
        submit={async (note) => {
          const reply = await close({ id: closing?.id ?? '', note });
          if (reply.ok) showToast({ message: t('gateway.problem.closed') });
          return reply;
        }}
      />
    </Section>
  );
}

function centreText(t: Translate, centre: { isReachable: boolean; at: string } | null): string {
  if (!centre) return t('gateway.noGateway');
  return t(centre.isReachable ? 'gateway.reachable' : 'gateway.away', { since: centre.at });
}

type ProblemTableProps = {
  problems: readonly Problem[];
  isBusy: boolean;
  onClose: (problem: Problem) => void;
  onResend: (problem: Problem) => void;
};

function ProblemTable({ problems, isBusy, onClose, onResend }: ProblemTableProps) {
  const t = useText();
  const format = useFormat();
  return (
    <PlainTable className={styles['table']} aria-label={t('gateway.problems')}>
      <thead>
        <tr>
          <th scope="col">{t('gateway.problem.at')}</th>
          <th scope="col">{t('gateway.problem.kind')}</th>
          <th scope="col">{t('gateway.problem.subject')}</th>
          <th scope="col">{t('gateway.problem.what')}</th>
          <th scope="col">{t('gateway.problem.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={problem.id}>
            <td>{format.moment(problem.at)}</td>
            <td>{known(t, 'gateway.parts', problem.kind)}</td>
            <td className={styles['number']}>{problem.subject || '–'}</td>
            <td>
              {textOf(t, problem.code)}
              {problem.field ? <span className={styles['hint']}> {problem.field}</span> : null}
            </td>
            <td className={styles['buttons']}>
              {problem.kind === 'STATUS' ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={isBusy}
                  aria-label={`${t('gateway.problem.resend')}: ${problem.subject} ${problem.field}`}
                  onClick={() => onResend(problem)}
                >
                  {t('gateway.problem.resend')}
                </Button>
              ) : null}
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`${t('gateway.problem.close')}: ${problem.subject} ${textOf(t, problem.code)}`}
                onClick={() => onClose(problem)}
              >
                {t('gateway.problem.close')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function known(t: Translate, table: 'gateway.parts', word: string): string {
  return Object.hasOwn(CATALOGUES.id.gateway.parts, word) ? t(`${table}.${word}` as TextKey) : word;
}

/** Codes of the exchange, of a row of an import, of a refusal; a code of the centre's own stands as it came. */
function textOf(t: Translate, code: string): string {
  const { gateway, intake, errors } = CATALOGUES.id;
  if (Object.hasOwn(gateway.codes, code)) return t(`gateway.codes.${code}` as TextKey);
  if (Object.hasOwn(intake.rowCodes, code)) return t(`intake.rowCodes.${code}` as TextKey);
  return Object.hasOwn(errors, code) ? t(`errors.${code}.what` as TextKey) : code;
}
