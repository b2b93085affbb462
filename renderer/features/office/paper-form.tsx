import type { DocumentName, ProposalContent } from '#common/contract/hub/publication.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';
import { FileForm } from './file-form.tsx';
import { LetterheadForm } from './letterhead-form.tsx';
import { PolicyForm } from './policy-form.tsx';
import { QueuesForm } from './queues-form.tsx';

export type PaperFormProps = {
  /** What stands today; null where nothing was published. */
  inForce: unknown;
  /** Null while what stands there is not whole. */
  onChange: (content: ProposalContent | null) => void;
  onRefused: (error: ReplyError | null) => void;
};

/** The form of a document: procedures and calendars come as files, the others are typed. */
export function PaperForm({ name, ...props }: PaperFormProps & { name: DocumentName }) {
  switch (name) {
    case 'sop':
    case 'calendar':
      return <FileForm name={name} {...props} />;
    case 'letterhead':
      return <LetterheadForm {...props} />;
    case 'policy':
      return <PolicyForm {...props} />;
    case 'queues':
      return <QueuesForm {...props} />;
  }
}
