import type { ReactNode } from 'react';

type ScrollRegionProps = {
  as?: 'div' | 'section' | 'aside';
  label?: string;
  /** Its changes are spoken. */
  isLive?: boolean;
  className: string | undefined;
  children: ReactNode;
};

/** A part of the page that scrolls for itself. Without a field in it the keys reach it only when it takes the focus (WCAG 2.1.1). */
export function ScrollRegion({
  as: Tag = 'div',
  label,
  isLive = false,
  className,
  children,
}: ScrollRegionProps) {
  return (
    <Tag className={className} aria-label={label} aria-live={isLive ? 'polite' : undefined} tabIndex={0}>
      {children}
    </Tag>
  );
}
