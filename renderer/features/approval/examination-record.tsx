import { Textarea } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import styles from './approval.module.css';

/** The examination record and the opinion, to be read in full before deciding. */
export function ExaminationRecord({ view }: { view: FileView }) {
  const t = useText();
  const format = useFormat();
  const { examination } = view.file;
  if (!examination) return null;
  const { bap, opinion, path, opened } = examination;
  const by = (stamp: typeof opened) =>
    t('decision.field.by', { name: view.people[stamp.by] ?? '', at: format.moment(stamp.at) });
  return (
    <>
      <Section
        title={bap ? t('decision.examination.bap', { number: bap.number }) : t('decision.examination.title')}
        aside={<span className={styles['meta']}>{t(`decision.examination.path.${path}`)}</span>}
      >
        {bap ? (
          <>
            <div className={styles['pair']}>
              <Chip
                label={t(
                  bap.applicantSigned ? 'decision.examination.signed' : 'decision.examination.unsigned',
                )}
                tone={bap.applicantSigned ? 'green' : 'amber'}
              />
            </div>
            <Facts
              facts={[
                ...(bap.finding
                  ? [
                      {
                        term: t('decision.examination.finding'),
                        value: t(`labels.lostFinding.${bap.finding}`),
                      },
                    ]
                  : []),
                { term: t('decision.examination.examiner'), value: by(bap.stamp) },
              ]}
            />
            {bap.record?.signatureId ? (
              <AttachmentView
                applicationId={view.file.id}
                attachmentId={bap.record.signatureId}
                name={t('decision.examination.signature')}
              />
            ) : null}
            <Textarea
              mt="xs"
              readOnly
              autosize
              minRows={3}
              maxRows={16}
              aria-label={t('decision.examination.title')}
              value={bap.text}
            />
          </>
        ) : (
          <p className={styles['hint']}>{t('decision.examination.bapNone')}</p>
        )}
      </Section>
      {opinion ? (
        <Section
          title={t('decision.examination.opinion', { number: opinion.number })}
          aside={<span className={styles['meta']}>{by(opinion.stamp)}</span>}
        >
          {opinion.recommendation ? (
            <Facts
              facts={[
                {
                  term: t('decision.examination.recommendation'),
                  value: <strong>{t(`labels.recommendation.${opinion.recommendation}`)}</strong>,
                },
              ]}
            />
          ) : null}
          <Textarea
            readOnly
            autosize
            minRows={2}
            maxRows={12}
            aria-label={t('decision.examination.opinion', { number: opinion.number })}
            value={opinion.text}
          />
        </Section>
      ) : path === 'HEAD' ? (
        <p className={styles['hint']}>{t('decision.examination.opinionNone')}</p>
      ) : null}
    </>
  );
}
