import type { DocumentAttachment } from '#common/domain/applications/application.ts';
import type { DocCode } from '#common/domain/documents/doc-code.ts';
import type { Intake } from './intake-context.ts';

/** What each form about one page is given. */
export type PageFormProps = {
  intake: Intake;
  code: DocCode;
  page: DocumentAttachment;
  onDone: () => void;
};
