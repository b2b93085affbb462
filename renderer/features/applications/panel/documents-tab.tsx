import { useState } from 'react';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconFileTypePdf,
  IconHelpCircle,
} from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { DocumentAttachment, DocumentRecord } from '#common/domain/applications/application.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { needsRescan } from '#common/domain/documents/page.ts';
import type { Requirement } from '#common/domain/documents/requirement-matrix.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import type { TextKey } from '#common/i18n/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useAttachment } from '#renderer/lib/attachments/use-attachment.ts';
import { AttachmentView } from '#renderer/ui/attachment-view.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Section } from '#renderer/ui/facts.tsx';
import styles from './file-panel.module.css';

const NEED = {
  MANDATORY: 'file.document.mandatory',
  ONE_OF: 'file.document.oneOf',
  CONDITIONAL: 'file.document.conditional',
  OPTIONAL: 'file.document.optional',
} as const satisfies Record<Requirement['need'], TextKey>;

/** What is asked, what is there, and how it looked. */
export function DocumentsTab({ view: { file, requirements } }: { view: FileView }) {
  const t = useText();
  const [shown, setShown] = useState<{ name: string; attachment: DocumentAttachment } | null>(null);
  const asked = new Set<string>(requirements.map(({ code }) => code));
  const others = DocCode.options.filter((code) => file.documents[code] && !asked.has(code));

  function row(code: DocCode, requirement: Requirement | null) {
    return (
      <DocumentRow
        key={code}
        code={code}
        requirement={requirement}
        record={file.documents[code] ?? null}
        applicationId={file.id}
        onShow={(attachment) => setShown({ name: t(`labels.document.${code}`), attachment })}
      />
    );
  }

  return (
    <>
      <Section title={t('file.section.requirements')}>
        <ul className={styles['documents']}>
          {requirements.map((requirement) => row(requirement.code, requirement))}
        </ul>
        {requirements.length === 0 ? <p className={styles['meta']}>{t('file.document.none')}</p> : null}
      </Section>
      {others.length > 0 ? (
        <Section title={t('file.section.otherDocuments')}>
          <ul className={styles['documents']}>{others.map((code) => row(code, null))}</ul>
        </Section>
      ) : null}
      <Dialog
        title={shown?.name ?? ''}
        isOpen={shown !== null}
        onClose={() => setShown(null)}
        size="min(1100px, 94vw)"
      >
        {shown ? (
          <div className={styles['large']}>
            <AttachmentView applicationId={file.id} attachmentId={shown.attachment.id} name={shown.name} />
          </div>
        ) : null}
      </Dialog>
    </>
  );
}

type DocumentRowProps = {
  code: DocCode;
  requirement: Requirement | null;
  record: DocumentRecord | null;
  applicationId: ApplicationId;
  onShow: (attachment: DocumentAttachment) => void;
};

function DocumentRow({ code, requirement, record, applicationId, onShow }: DocumentRowProps) {
  const t = useText();
  const name = t(`labels.document.${code}`);
  const problems = problemsOf(record).map((key) => t(key));
  const source = requirement ? t('file.document.legalBase', { source: requirement.source }) : undefined;
  return (
    <li className={styles['document']}>
      <div title={source}>
        <p>{name}</p>
        <p className={styles['meta']}>
          {requirement ? t(NEED[requirement.need]) : ''}
          {requirement && requirement.count > 1
            ? ` · ${t('file.document.count', { count: requirement.count })}`
            : ''}
          {problems.length > 0 ? ` · ${problems.join(', ')}` : ''}
          {record?.note ? ` · ${record.note}` : ''}
        </p>
        {record && record.attachments.length > 0 ? (
          <div className={styles['thumbs']}>
            {record.attachments.map((attachment) => (
              <Thumb
                key={attachment.id}
                applicationId={applicationId}
                attachment={attachment}
                name={name}
                onShow={() => onShow(attachment)}
              />
            ))}
          </div>
        ) : null}
      </div>
      <DocumentStatus record={record} hasProblems={problems.length > 0} />
    </li>
  );
}

function DocumentStatus({ record, hasProblems }: { record: DocumentRecord | null; hasProblems: boolean }) {
  const t = useText();
  if (record && hasProblems) {
    return <Chip tone="red" Icon={IconAlertTriangle} label={t('file.document.problem')} />;
  }
  if (record?.checked) return <Chip tone="green" Icon={IconCircleCheck} label={t('file.document.checked')} />;
  if (record && record.attachments.length > 0) {
    return <Chip tone="amber" Icon={IconHelpCircle} label={t('file.document.unchecked')} />;
  }
  return <Chip tone="gray" Icon={IconCircleDashed} label={t('file.document.missing')} />;
}

function problemsOf(record: DocumentRecord | null): TextKey[] {
  if (!record) return [];
  if (!record.checked) return needsRescan(record) ? ['file.document.problemUnclear'] : [];
  const found: [boolean, TextKey][] = [
    [!record.present, 'file.document.problemAbsent'],
    [record.present && !record.genuine, 'file.document.problemGenuine'],
    [record.present && !record.valid, 'file.document.problemValid'],
    [record.present && !record.matches, 'file.document.problemMatches'],
    [needsRescan(record), 'file.document.problemUnclear'],
  ];
  return found.filter(([isTrue]) => isTrue).map(([, key]) => key);
}

type ThumbProps = {
  applicationId: ApplicationId;
  attachment: DocumentAttachment;
  name: string;
  onShow: () => void;
};

function Thumb({ applicationId, attachment, name, onShow }: ThumbProps) {
  const t = useText();
  const isImage = attachment.mediaType.startsWith('image/');
  const read = useAttachment(applicationId, isImage ? attachment.id : null);
  return (
    <button
      type="button"
      className={styles['thumb']}
      aria-label={t('common.attachmentAlt', { name })}
      onClick={onShow}
    >
      {isImage && read.status === 'READY' ? <img src={read.url} alt="" /> : null}
      {isImage ? null : <IconFileTypePdf size={28} stroke={1.25} aria-hidden />}
    </button>
  );
}
