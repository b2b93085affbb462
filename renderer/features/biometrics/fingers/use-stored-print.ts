import { useContext, useEffect, useState } from 'react';
import { parseFingerRecord } from '#common/domain/biometrics/fir.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import type { ShownPrint } from '#renderer/lib/prints/messages.ts';
import { showPrint } from '#renderer/lib/prints/show-print.ts';
import { AttachmentAccess, readAttachment } from '#renderer/lib/attachments/use-attachment.ts';

/** A print that lies in the vault, as pixels. NONE: it could not be read, or is not a record of a device. */
export type StoredPrint = { status: 'LOADING' } | { status: 'NONE' } | { status: 'SHOWN'; shown: ShownPrint };

const LOADING: StoredPrint = { status: 'LOADING' };

export function useStoredPrint(applicationId: ApplicationId, id: AttachmentId | null): StoredPrint {
  const access = useContext(AttachmentAccess);
  const wanted = `${access} ${id ?? ''}`;
  const [read, setRead] = useState<{ wanted: string; print: StoredPrint } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let isCurrent = true;
    async function load(attachmentId: AttachmentId) {
      const reply = await readAttachment(applicationId, attachmentId);
      const record = reply.ok ? parseFingerRecord(new Uint8Array(reply.value.bytes)) : null;
      const shown = record?.ok ? await showPrint(record.value) : null;
      if (isCurrent) setRead({ wanted, print: shown ? { status: 'SHOWN', shown } : { status: 'NONE' } });
    }
    void load(id);
    return () => {
      isCurrent = false;
    };
  }, [applicationId, id, wanted]);
  return read?.wanted === wanted ? read.print : LOADING;
}
