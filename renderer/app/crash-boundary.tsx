import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useText } from '#renderer/lib/i18n.ts';
import { flushDrafts } from '#renderer/lib/drafts.ts';
import { CopyButton } from '#renderer/ui/copy-button.tsx';
import { EmptyState } from '#renderer/ui/states.tsx';

type Props = { children: ReactNode };
type State = { details: string | null };

/** A bug in one screen must not take the typed work with it: drafts are saved, and the rest can be reloaded. */
export class CrashBoundary extends Component<Props, State> {
  override state: State = { details: null };

  static getDerivedStateFromError(error: unknown): State {
    return { details: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }

  override componentDidCatch(_error: Error, { componentStack }: ErrorInfo): void {
    void flushDrafts();
    this.setState(({ details }) => ({ details: `${details ?? ''}${componentStack ?? ''}` }));
  }

  override render(): ReactNode {
    if (this.state.details === null) return this.props.children;
    return <CrashPage details={this.state.details} onReload={() => this.setState({ details: null })} />;
  }
}

function CrashPage({ details, onReload }: { details: string; onReload: () => void }) {
  const t = useText();
  return (
    <EmptyState
      title={t('common.error.crashTitle')}
      text={t('common.error.crashText')}
      Icon={IconAlertTriangle}
    >
      <Button onClick={onReload}>{t('common.error.reload')}</Button>
      <CopyButton text={details} label={t('common.copyDetails')} />
    </EmptyState>
  );
}
