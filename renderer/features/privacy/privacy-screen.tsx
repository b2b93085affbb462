import { useState } from 'react';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { DecisionBar } from '#renderer/ui/decision-bar.tsx';
import { WorkLayout } from '#renderer/ui/work-layout.tsx';
import { AccessSection } from './access-section.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { BreachDialog } from './breach-dialog.tsx';
import { BreachSection } from './breach-section.tsx';
import { DisposalSection } from './disposal-section.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { HoldSection } from './hold-section.tsx';
import type { KeptBreach } from './kept-breach.ts';
import { NotifyDialog } from './notify-dialog.tsx';
import styles from './privacy.module.css';

/** `/data-pribadi`: what went wrong with personal data and who must be told by when; which files are held back from erasure. */
export function PrivacyScreen() {
  const t = useText();
  const { hasRole, can } = useSession();
  const [asked, setAsked] = useState<'BREACH' | 'HOLD' | 'DISPOSAL' | 'ASK' | null>(null);
  const [notifying, setNotifying] = useState<KeptBreach | null>(null);
  const isHead = hasRole('SECTION_HEAD', 'OFFICE_HEAD');
  const mayReport = isHead || hasRole('IT_ADMIN');
  const mayAsk = hasRole('COUNTER');
  const close = () => setAsked(null);
  const hold = { label: t('privacy.hold'), combo: 'ctrl+o', run: () => setAsked('HOLD') };
  const dispose = { label: t('privacy.dispose'), combo: 'ctrl+d', run: () => setAsked('DISPOSAL') };
  const ask = { label: t('privacy.ask'), combo: 'ctrl+q', run: () => setAsked('ASK') };
  const report = { label: t('privacy.report'), combo: 'ctrl+Enter', run: () => setAsked('BREACH') };
  return (
    <WorkLayout
      isWide
      footer={
        mayReport ? (
          <DecisionBar secondary={isHead ? [dispose, hold, ask] : []} primary={report} />
        ) : mayAsk ? (
          <DecisionBar secondary={[]} primary={ask} />
        ) : null
      }
    >
      <div className={styles['screen']}>
        <h1 className={styles['title']}>{t('privacy.title')}</h1>
        <p className={styles['text']}>{t('privacy.text')}</p>
        {mayReport || hasRole('AUDITOR') ? <BreachSection onNotify={setNotifying} /> : null}
        {isHead || mayAsk || hasRole('AUDITOR') ? <AccessSection /> : null}
        {isHead || hasRole('AUDITOR') ? <HoldSection /> : null}
        {can('disposals.read') ? <DisposalSection /> : null}
      </div>
      {asked === 'BREACH' ? <BreachDialog onClose={close} /> : null}
      {asked === 'ASK' ? <AskDialog onClose={close} /> : null}
      {asked === 'DISPOSAL' ? <DisposeDialog onClose={close} /> : null}
      {asked === 'HOLD' ? <HoldDialog onClose={close} /> : null}
      {notifying ? <NotifyDialog breach={notifying} onClose={() => setNotifying(null)} /> : null}
    </WorkLayout>
  );
}
