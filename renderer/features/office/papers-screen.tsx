import { useState } from 'react';
import { IconCertificate } from '@tabler/icons-react';
import type { OfficeDocuments } from '#common/contract/ipc/office-documents.ts';
import { DocumentName } from '#common/contract/hub/publication.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { EmptyState, ErrorState } from '#renderer/ui/states.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { PapersTable } from './papers-table.tsx';
import { ProposalsSection } from './proposals-section.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import { ReadSection } from './read-section.tsx';
import styles from './papers.module.css';

const NO_INPUT = {};

/** `/dokumen`: what is in force in the office, what is proposed, and who has read it. For heads. */
export function PapersScreen() {
  const t = useText();
  const { data, error, refetch } = useChannelQuery('office.documents', NO_INPUT);
  const [isProposing, setIsProposing] = useState(false);
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <LinesSkeleton lines={8} />;
  if (!data.isWithHub) {
    return (
      <EmptyState title={t('papers.standalone')} text={t('papers.standaloneText')} Icon={IconCertificate} />
    );
  }
  return (
    <WorkLayout
      footer={
        <DecisionBar
          primary={{ label: t('papers.propose'), combo: 'ctrl+Enter', run: () => setIsProposing(true) }}
        />
      }
    >
      <h1 className={styles['title']}>{t('papers.title')}</h1>
      <p className={styles['text']}>{t('papers.text')}</p>
      <NotTrusted documents={data} />
      <ProposalsSection />
      <PapersTable documents={data.documents} />
      <ReadSection />
      {isProposing ? (
        <ProposeDialog documents={data.documents} onClose={() => setIsProposing(false)} />
      ) : null}
    </WorkLayout>
  );
}

function NotTrusted({ documents: { notTrusted } }: { documents: OfficeDocuments }) {
  const t = useText();
  const format = useFormat();
  if (!notTrusted) return null;
  const known = DocumentName.safeParse(notTrusted.name);
  const name = known.success ? t(`papers.name.${known.data}`) : notTrusted.name;
  const { version, at } = notTrusted;
  return (
    <p className={styles['warning']} role="alert">
      {t('papers.notTrusted', { name, version, at: format.moment(at) })}
    </p>
  );
}
