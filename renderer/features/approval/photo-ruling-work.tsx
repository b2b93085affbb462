import { useState } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { failedCodes, type Photo } from '#common/domain/biometrics/photo.ts';
import { SecondOpinion, VerdictPanel } from '#renderer/features/biometrics/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { Facts, Section } from '#renderer/ui/facts.tsx';
import { ReasonsDialog } from '#renderer/ui/reasons-dialog.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { Columns } from './columns.tsx';
import { FaceFindings } from './face-findings.tsx';
import { isPermitted, whyNot } from './permissions.ts';
import styles from './approval.module.css';

/**
 * A photo that did not pass, large, with every check beside it: let it through by name, or have it taken again. The applicant
 * may still stand at the camera, so nobody has to let go of the file first.
 */
export function PhotoRulingWork({ view, act, isBusy, photo }: StageWorkProps & { photo: Photo }) {
  const t = useText();
  const [dialog, setDialog] = useState<'allow' | 'decline' | null>(null);
  const failed = failedCodes(photo);
  const codes = failed.map((code) => t(`portrait.check.${code}`)).join(', ');
  const why = whyNot(view, 'biometrics.allowPhoto/1');
  const close = () => setDialog(null);
  return (
    <WorkLayout
      isWide
      footer={
        <DecisionBar
          isBusy={isBusy}
          secondary={[
            {
              label: t('portrait.waiting.decline'),
              combo: 'ctrl+r',
              run: () => setDialog('decline'),
              isDisabled: !isPermitted(view, 'biometrics.declinePhoto/1'),
            },
          ]}
          message={
            why?.code === 'SECOND_PERSON_REQUIRED' ? (
              t('portrait.waiting.own')
            ) : why ? (
              <RefusalLine error={why} isQuiet />
            ) : null
          }
          primary={{
            label: t('portrait.waiting.allow'),
            combo: 'ctrl+Enter',
            run: () => setDialog('allow'),
            isDisabled: !isPermitted(view, 'biometrics.allowPhoto/1'),
          }}
        />
      }
    >
      <Columns
        left={{ label: t('portrait.taken'), content: <PhotoCard view={view} photo={photo} /> }}
        right={{
          label: t('portrait.waiting.title'),
          content: (
            <>
              <section className={styles['proposal']} aria-label={t('portrait.waiting.title')}>
                <p className={styles['lead']}>{t('portrait.waiting.title')}</p>
                <p>{t('portrait.waiting.text')}</p>
              </section>
              <FaceFindings view={view} photo={photo} />
              <VerdictPanel assessment={photo.assessment ?? null} notAssessed={photo.notAssessed ?? null} />
              {photo.second ? <SecondOpinion opinion={photo.second} /> : null}
            </>
          ),
        }}
      />
      <ReasonsDialog
        isOpen={dialog === 'allow'}
        onClose={close}
        title={t('portrait.waiting.allowTitle')}
        text={
          failed.length > 0 ? t('portrait.waiting.allowText', { codes }) : t('portrait.waiting.allowTextNone')
        }
        confirmLabel={t('portrait.waiting.allow')}
        noteLabel={t('common.note')}
        kind="PHOTO_ALLOWED"
        submit={({ reasonCodes, note }) =>
          act([{ kind: 'biometrics.allowPhoto/1', payload: { reasonCodes, note, failedCodes: failed } }], {
            quiet: true,
            done: t('portrait.waiting.allowed'),
          })
        }
      />
      <ReasonsDialog
        isOpen={dialog === 'decline'}
        onClose={close}
        title={t('portrait.waiting.declineTitle')}
        text={t('portrait.waiting.declineText', { name: view.people[photo.stamp.by] ?? '' })}
        confirmLabel={t('portrait.waiting.decline')}
        noteLabel={t('portrait.waiting.declineNote')}
        kind={null}
        submit={({ note }) =>
          act([{ kind: 'biometrics.declinePhoto/1', payload: { note } }], {
            quiet: true,
            done: t('portrait.waiting.declined'),
          })
        }
      />
    </WorkLayout>
  );
}

function PhotoCard({ view, photo }: { view: FileView; photo: Photo }) {
  const t = useText();
  const format = useFormat();
  const { file } = view;
  return (
    <Section title={t('portrait.taken')}>
      <div className={styles['ruledPhoto']}>
        {photo.attachmentId ? (
          <AttachmentView
            applicationId={file.id}
            attachmentId={photo.attachmentId}
            name={file.applicant.fullName}
          />
        ) : null}
      </div>
      <Facts
        facts={[
          {
            term: t('portrait.waiting.takenBy'),
            value: `${view.people[photo.stamp.by] ?? ''}, ${photo.stamp.desk}`,
          },
          { term: t('portrait.waiting.takenAt'), value: format.moment(photo.stamp.at) },
          ...(photo.assessment && photo.assessment.allowances.length > 0
            ? [
                {
                  term: t('portrait.allowances'),
                  value: photo.assessment.allowances
                    .map((allowance) => t(`portrait.allowance.${allowance}`))
                    .join(', '),
                },
              ]
            : []),
          ...(photo.allowanceNote ? [{ term: t('portrait.allowanceNote'), value: photo.allowanceNote }] : []),
        ]}
      />
    </Section>
  );
}
