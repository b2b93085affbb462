import type { ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { AttentionSection } from './attention-section.tsx';
import { CaseSummary } from './case-summary.tsx';
import { DutiesSection } from './duties-section.tsx';
import styles from './approval.module.css';

type CaseLayoutProps = { view: FileView; footer: ReactNode; children: ReactNode };

/** The decision on the right under what stands out; what it rests on at the left. */
export function CaseLayout({ view, footer, children }: CaseLayoutProps) {
  return (
    <WorkLayout isWide footer={footer}>
      <div className={styles['split']}>
        <div className={styles['column']}>
          <CaseSummary view={view} />
        </div>
        <div className={styles['column']}>
          <AttentionSection view={view} />
          {children}
          <DutiesSection view={view} hasHint />
        </div>
      </div>
    </WorkLayout>
  );
}
