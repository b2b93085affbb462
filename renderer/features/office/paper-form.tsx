import type { DocumentName } from '#common/contract/hub/publication.ts';
import { FileForm } from './file-form.tsx';
import { LetterheadForm } from './letterhead-form.tsx';
import type { PaperFormProps } from './paper-form-props.ts';
import { PolicyForm } from './policy-form.tsx';
import { QueuesForm } from './queues-form.tsx';

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
