import type { ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { AttentionSection } from './attention-section.tsx';
import { CaseSummary } from './case-summary.tsx';
import { Columns } from './columns.tsx';
import { DutiesSection } from './duties-section.tsx';

type CaseLayoutProps = { view: FileView; footer: ReactNode; children: ReactNode };

/** The decision on the right under what stands out; what it rests on at the left. */
export function CaseLayout({ view, footer, children }: CaseLayoutProps) {
  const t = useText();
  return (
    <WorkLayout isWide footer={footer}>
      <Columns
        left={{ label: t('decision.summary'), content: <CaseSummary view={view} /> }}
        right={{
          label: t('decision.title'),
          content: (
            <>
              <AttentionSection view={view} />
              {children}
              <DutiesSection view={view} hasHint />
            </>
          ),
        }}
      />
    </WorkLayout>
  );
}
