import { useState } from 'react';
import { Button, Tabs } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelMutation, useChannelQuery } from '#renderer/lib/use-channel.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { ErrorState } from '#renderer/ui/states.tsx';
import { ChainLine } from './chain-line.tsx';
import { IrregularitiesTab } from './irregularities-tab.tsx';
import { OverridesTab } from './overrides-tab.tsx';
import { SearchTab } from './search-tab.tsx';
import { UnusualTab } from './unusual-tab.tsx';
import styles from './audit.module.css';

const NO_INPUT = {};
const TABS = ['search', 'unusual', 'overrides', 'irregularities'] as const;

/** `/audit`: the office's chain, asked and checked by whoever holds the duty. */
export function AuditScreen() {
  const t = useText();
  const [tab, setTab] = useState<string | null>('search');
  const { user } = useSession();
  const isAuditor = user?.roles.includes('AUDITOR') === true;
  const { data: state, error, refetch } = useChannelQuery('audit.state', NO_INPUT);
  const [check, { isBusy, error: checkError }] = useChannelMutation('audit.check');
  if (error && !state) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <div className={styles['page']}>
      <PageHead title={t('audit.title')}>
        {checkError ? <RefusalLine error={checkError} /> : null}
        <Button variant="default" loading={isBusy} onClick={() => void check({})}>
          {t('audit.chain.check')}
        </Button>
      </PageHead>
      {state ? <ChainLine state={state} /> : null}
      <Tabs value={tab} onChange={setTab} className={styles['tabs'] ?? ''}>
        <Tabs.List>
          {TABS.filter((name) => name !== 'irregularities' || isAuditor).map((name) => (
            <Tabs.Tab key={name} value={name} id={`audit-tab-${name}`} aria-controls={`audit-panel-${name}`}>
              {t(`audit.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div
        className={styles['page']}
        role="tabpanel"
        id={`audit-panel-${tab}`}
        aria-labelledby={`audit-tab-${tab}`}
      >
        {tab === 'unusual' ? <UnusualTab /> : null}
        {tab === 'overrides' ? <OverridesTab /> : null}
        {tab === 'irregularities' ? <IrregularitiesTab /> : null}
        {tab === 'search' ? <SearchTab state={state} /> : null}
      </div>
    </div>
  );
}
