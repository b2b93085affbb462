import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { AccessReport } from '#common/contract/hub/access-report.ts';
import type { PaperRef } from '#common/contract/ipc/printing.ts';
import type { AccessRequest } from '#common/domain/registers/access-requests.ts';
import type { Kept, RegisterName } from '#common/domain/registers/register.ts';
import type { ItemOf } from '#common/domain/registers/registers.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { useRegister } from '#renderer/lib/use-register.ts';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { AccessSheet } from './sheets/access-sheet.tsx';
import { BreachSheet } from './sheets/breach-sheet.tsx';
import { ComplaintSheet } from './sheets/complaint-sheet.tsx';
import { DestructionSheet } from './sheets/destruction-sheet.tsx';
import { DisposalSheet } from './sheets/disposal-sheet.tsx';

type BookRef = Extract<PaperRef, { subject: unknown }>;

type BookSheetProps = { paper: BookRef; copy: number; onGone?: () => void };

/** A paper about one subject of a book, as the book says now. */
export function BookSheet({ paper: { paper, subject }, copy, onGone }: BookSheetProps) {
  switch (paper) {
    case 'DISPOSAL':
      return (
        <Subject register="disposals" subject={subject} onGone={onGone}>
          {(kept, nameOf) => <DisposalSheet kept={kept} nameOf={nameOf} copy={copy} />}
        </Subject>
      );
    case 'BREACH':
      return (
        <Subject register="breaches" subject={subject} onGone={onGone}>
          {({ item }) => <BreachSheet breach={item} copy={copy} />}
        </Subject>
      );
    case 'DESTRUCTION':
      return (
        <Subject register="destructions" subject={subject} onGone={onGone}>
          {({ item }, nameOf) => <DestructionSheet minutes={item} nameOf={nameOf} copy={copy} />}
        </Subject>
      );
    case 'COMPLAINT':
      return (
        <Subject register="complaints" subject={subject} onGone={onGone}>
          {(kept) => <ComplaintSheet kept={kept} copy={copy} />}
        </Subject>
      );
    case 'ACCESS':
      return (
        <Subject register="access-requests" subject={subject} onGone={onGone}>
          {({ item }) => <Access request={item} subject={subject} copy={copy} onGone={onGone} />}
        </Subject>
      );
  }
}

type AccessProps = {
  request: AccessRequest;
  subject: string;
  copy: number;
  onGone: (() => void) | undefined;
};

/** The report is put together when the paper is looked at or printed, and each time that is on record. */
function Access({ request, subject, copy, onGone }: AccessProps) {
  const [read, { error }] = useChannelMutation('privacy.accessReport');
  const [report, setReport] = useState<AccessReport | null>(null);
  const told = useRef(onGone);
  useEffect(() => {
    told.current = onGone;
  });
  useEffect(() => {
    let isCurrent = true;
    void read({ subject }).then((reply) => {
      if (!isCurrent) return;
      if (reply.ok) setReport(reply.value);
      else told.current?.();
    });
    return () => {
      isCurrent = false;
    };
  }, [read, subject]);
  if (error) return <RefusalLine error={error} />;
  return report ? <AccessSheet request={request} report={report} copy={copy} /> : null;
}

type SubjectProps<N extends RegisterName> = {
  register: N;
  subject: string;
  onGone: (() => void) | undefined;
  children: (kept: Kept<ItemOf<N>>, nameOf: (id: string | null) => string) => ReactNode;
};

function Subject<N extends RegisterName>({ register, subject, onGone, children }: SubjectProps<N>) {
  const { kept, nameOf, error } = useRegister(register, { subject });
  const found = kept?.[0];
  const isGone = error !== undefined || (kept !== undefined && !found);
  useEffect(() => {
    if (isGone) onGone?.();
  }, [isGone, onGone]);
  return found ? children(found, nameOf) : null;
}

type BookPaperPreviewProps = { paper: BookRef | null; onClose: () => void };

export function BookPaperPreview({ paper, onClose }: BookPaperPreviewProps) {
  return (
    <PaperPreview paper={paper} onClose={onClose}>
      {(copy) => (paper ? <BookSheet paper={paper} copy={copy} /> : null)}
    </PaperPreview>
  );
}
