import { useState } from 'react';
import { Tabs } from '@mantine/core';
import { EXAMINERS, RECHECK_HEADS } from '#common/domain/registers/rechecks.ts';
import { RecheckSection } from '#renderer/features/approval/index.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { PageHead } from '#renderer/ui/frame/page-head.tsx';
import { RightsReviewSection } from './rights-review-section.tsx';
import styles from './reviews.module.css';

/** `/tinjauan`: what the office looks at again, long after it was done. */
export function ReviewsScreen() {
  const t = useText();
  const { can, hasRole } = useSession();
  const tabs = [
    ...(can('accounts.review') ? (['rights'] as const) : []),
    ...(hasRole(...EXAMINERS, ...RECHECK_HEADS, 'AUDITOR') ? (['recheck'] as const) : []),
  ];
  const [chosen, setTab] = useState<string | null>(null);
  const tab = tabs.find((name) => name === chosen) ?? tabs[0];
  return (
    <div className={styles['page']}>
      <PageHead title={t('reviews.title')} />
      <Tabs value={tab ?? null} onChange={setTab} className={styles['tabs'] ?? ''}>
        <Tabs.List>
          {tabs.map((name) => (
            <Tabs.Tab
              key={name}
              value={name}
              id={`reviews-tab-${name}`}
              aria-controls={`reviews-panel-${name}`}
            >
              {t(`reviews.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div
        className={styles['screen']}
        role="tabpanel"
        id={`reviews-panel-${tab}`}
        aria-labelledby={`reviews-tab-${tab}`}
      >
        {tab === 'rights' ? <RightsReviewSection /> : null}
        {tab === 'recheck' ? <RecheckSection /> : null}
      </div>
    </div>
  );
}
