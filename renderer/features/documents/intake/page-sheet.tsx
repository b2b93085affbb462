import { Tabs } from '@mantine/core';
import { useText } from '#renderer/lib/i18n.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { DescribeForm } from './describe-form.tsx';
import type { PageFormProps } from './page-form-props.ts';
import { RefileForm } from './refile-form.tsx';
import { RemoveForm } from './remove-form.tsx';
import styles from './intake.module.css';

type PageSheetProps = PageFormProps & { title: string; isOpen: boolean };

/** All that an officer can say about one page: how it looks, that it is another document, that it does not belong here. */
export function PageSheet({ title, isOpen, ...form }: PageSheetProps) {
  const t = useText();
  return (
    <Dialog title={title} isOpen={isOpen} onClose={form.onDone} size="600px">
      <Tabs defaultValue="DESCRIBE" keepMounted={false}>
        <Tabs.List aria-label={title}>
          <Tabs.Tab value="DESCRIBE">{t('pages.sheet.describe')}</Tabs.Tab>
          <Tabs.Tab value="REFILE">{t('pages.sheet.refileTitle')}</Tabs.Tab>
          <Tabs.Tab value="REMOVE">{t('pages.sheet.removeTitle')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="DESCRIBE" className={styles['panel'] ?? ''}>
          <DescribeForm {...form} />
        </Tabs.Panel>
        <Tabs.Panel value="REFILE" className={styles['panel'] ?? ''}>
          <RefileForm {...form} />
        </Tabs.Panel>
        <Tabs.Panel value="REMOVE" className={styles['panel'] ?? ''}>
          <RemoveForm {...form} />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  );
}
