import { Component, type ReactNode } from 'react';
import { drawLastResort } from './last-resort.ts';

type Props = { onCrash?: () => void; children: ReactNode };
type State = { crash: { error: unknown } | null };

/** Around everything, for when the page that tells of a crash crashes itself. */
export class LastBoundary extends Component<Props, State> {
  override state: State = { crash: null };

  static getDerivedStateFromError(error: unknown): State {
    return { crash: { error } };
  }

  override componentDidCatch(): void {
    try {
      this.props.onCrash?.();
    } catch {
      // What can still be seen matters more now.
    }
  }

  override render(): ReactNode {
    const { crash } = this.state;
    if (crash === null) return this.props.children;
    return (
      <div
        ref={(element) => {
          if (element) drawLastResort(element, crash.error);
        }}
      />
    );
  }
}
