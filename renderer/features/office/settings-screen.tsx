import { QualitySection, ScannerSection } from '#renderer/features/biometrics/index.ts';
import { IntakeSection } from '#renderer/features/documents/index.ts';
import { PrintersSection } from '#renderer/features/printing/index.ts';
import { ChipReaderSection } from '#renderer/features/production/index.ts';
import { MoveSection } from '#renderer/features/sync/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { AuditSection } from './audit-section.tsx';
import { DeskSection } from './desk-section.tsx';
import { OutageSection } from './outage-section.tsx';
import { RecoverySection } from './recovery-section.tsx';
import { SopSection } from './sop-section.tsx';
import { StagePolicySection } from './stage-policy-section.tsx';
import styles from './office.module.css';

/** What this person may set: each part asks for its own permission. */
export function SettingsScreen() {
  const t = useText();
  const { can } = useSession();
  return (
    <WorkLayout>
      <h1 className={styles['title']}>{t('office.settings')}</h1>
      <DeskSection />
      {can('printers.choose') ? <PrintersSection /> : null}
      {can('office.outage') ? <OutageSection /> : null}
      {can('office.outage') ? <StagePolicySection /> : null}
      {can('audit.read') ? <AuditSection /> : null}
      {can('accounts.manage') ? <IntakeSection /> : null}
      {can('accounts.manage') ? <ScannerSection /> : null}
      {can('accounts.manage') ? <QualitySection /> : null}
      {can('accounts.manage') ? <ChipReaderSection /> : null}
      {can('accounts.manage') ? <RecoverySection /> : null}
      {can('accounts.manage') ? <MoveSection /> : null}
      <SopSection />
    </WorkLayout>
  );
}
