import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { EmptyState } from '#renderer/ui/states.tsx';

export function MissingPage() {
  const t = useText();
  return (
    <EmptyState
      title={t('common.error.missingPage')}
      text={t('common.error.missingPageText')}
      Icon={IconMapQuestion}
    >
      <Button component={Link} to="/">
        {t('common.error.home')}
      </Button>
    </EmptyState>
  );
}
