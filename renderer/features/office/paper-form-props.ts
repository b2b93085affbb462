import type { ProposalContent } from '#common/contract/hub/publication.ts';
import type { ReplyError } from '#common/contract/ipc/reply.ts';

export type PaperFormProps = {
  /** What stands today; null where nothing was published. */
  inForce: unknown;
  /** Null while what stands there is not whole. */
  onChange: (content: ProposalContent | null) => void;
  onRefused: (error: ReplyError | null) => void;
};
