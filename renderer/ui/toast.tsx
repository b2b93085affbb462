import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconInfoCircle } from '@tabler/icons-react';

type Toast = {
  message: string;
  /** Word of the button that puts the toast away. */
  closeLabel?: string;
  tone?: 'green' | 'blue';
  /** Offered while the toast is there, where a step can be taken back. */
  undo?: { label: string; run: () => void };
};

const SHOWN_MS = 4000;
const SHOWN_WITH_UNDO_MS = 8000;

/** Tells that something worked. Failures are never a toast: they stay beside what failed. */
export function showToast({ message, tone = 'green', undo, closeLabel }: Toast): void {
  // One at a time: a pile of them would cover what the person works on. The newest is the one that counts.
  clearToasts();
  const id = notifications.show({
    color: tone === 'green' ? 'green' : 'loket',
    icon: tone === 'green' ? <IconCheck size={16} aria-hidden /> : <IconInfoCircle size={16} aria-hidden />,
    autoClose: undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS,
    withCloseButton: closeLabel !== undefined,
    closeButtonProps: { 'aria-label': closeLabel },
    message: undo ? (
      <span>
        {message}{' '}
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      </span>
    ) : (
      message
    ),
  });
}

export function clearToasts(): void {
  notifications.clean();
}
