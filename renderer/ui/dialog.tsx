import type { ReactNode } from 'react';
import { Modal } from '@mantine/core';
import { KeyLayer } from '#renderer/lib/keyboard/index.ts';
import { useText } from '#renderer/lib/i18n.ts';

type DialogProps = {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  size?: string;
  children: ReactNode;
};

/** A dialog over the page. The keys of what lies under it are silent while it is open. */
export function Dialog({ title, isOpen, onClose, size = '480px', children }: DialogProps) {
  const t = useText();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <KeyLayer>{children}</KeyLayer>
    </Modal>
  );
}
