import type { ReactNode, Ref } from 'react';

type ScrollRegionProps = {
  as?: 'div' | 'section' | 'aside';
  label?: string;
  /** Its changes are spoken. */
  isLive?: boolean;
  className: string | undefined;
  ref?: Ref<HTMLElement>;
  /** Somebody points at a part of it. */
  isMarking?: boolean;
  children: ReactNode;
};

/** A part of the page that scrolls for itself. Without a field in it the keys reach it only when it takes the focus (WCAG 2.1.1). */
export function ScrollRegion({
  as: Tag = 'div',
  label,
  isLive = false,
  className,
  ref,
  isMarking = false,
  children,
}: ScrollRegionProps) {
  return (
    <Tag
      // The three tags are all plain elements to whoever holds the reference.
      ref={ref as Ref<HTMLDivElement>}
      data-marking={isMarking || undefined}
      className={className}
      aria-label={label}
      aria-live={isLive ? 'polite' : undefined}
      tabIndex={0}
    >
      {children}
    </Tag>
  );
}
