import type { ReactNode } from 'react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { AttentionSection } from './attention-section.tsx';
import { ChangesSection } from './changes-section.tsx';
import { ChecksSection } from './checks-section.tsx';
import type { ShownSoFar } from './use-shown.ts';
import { EarlierSection } from '#renderer/features/interview/index.ts';
import { CaseSummary } from './case-summary.tsx';
import { Columns } from './columns.tsx';
import { DutiesSection } from './duties-section.tsx';

type CaseLayoutProps = {
  view: FileView;
  footer: ReactNode;
  /** Where an approval is given: what was seen is kept. */
  shown?: ShownSoFar;
  children: ReactNode;
};

/** The decision on the right under what stands out; what it rests on at the left. */
export function CaseLayout({ view, footer, shown, children }: CaseLayoutProps) {
  const t = useText();
  return (
    <WorkLayout isWide footer={footer}>
      <Columns
        left={{
          label: t('decision.summary'),
          // Off once it was seen, so that another version of the file looks anew: nothing moves on the screen then.
          content: (
            <>
              <CaseSummary view={view} onPhotoSeen={shown?.isPhotoLeft ? shown.seePhoto : undefined} />
              <EarlierSection view={view} />
            </>
          ),
        }}
        right={{
          label: t('decision.title'),
          content: (
            <>
              <AttentionSection view={view} />
              {shown ? <ChangesSection view={view} shown={shown} /> : null}
              {children}
              <ChecksSection view={view} />
              <DutiesSection view={view} hasHint />
            </>
          ),
        }}
      />
    </WorkLayout>
  );
}
