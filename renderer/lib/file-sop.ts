import { createContext, useContext, useMemo } from 'react';
import type { Input } from '#common/contract/ipc/index.ts';

/** The version of the procedure under which the file on the screen began; null where no file is open. */
export const FileSop = createContext<string | null>(null);

/** Asks for the version that counts here: the file's own, or the one in force. */
export function useSopInput(): Input<'office.sop'> {
  const id = useContext(FileSop);
  return useMemo(() => (id === null ? {} : { id }), [id]);
}
