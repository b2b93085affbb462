import { useState } from 'react';
import type { FileRow } from '#common/contract/ipc/applications.ts';
import { callChannel } from '#renderer/lib/bridge.ts';

/** A number that is typed, and the file behind it: looked up when the form is sent. */
export function useFileNumber() {
  const [number, setNumber] = useState('');
  const [isUnknown, setIsUnknown] = useState(false);

  async function find(): Promise<FileRow | null> {
    const wanted = number.trim().toUpperCase();
    const found = await callChannel('applications.search', { text: wanted, limit: 10 });
    const file = found.ok ? found.value.find((row) => row.number === wanted) : undefined;
    setIsUnknown(!file);
    return file ?? null;
  }

  return { number, setNumber, isUnknown, isTyped: number.trim().length >= 4, find };
}

export type FileNumber = ReturnType<typeof useFileNumber>;
