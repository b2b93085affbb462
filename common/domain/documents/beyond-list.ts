import type { Application } from '#common/domain/applications/application.ts';
import type { DocCode } from './doc-code.ts';
import type { Requirement } from './requirement-matrix.ts';

/** Whether somebody has given the reason already: the list itself, an officer's demand, the interview or a suspension. */
export function isAskedFor(
  { documents, interview, suspension }: Pick<Application, 'documents' | 'interview' | 'suspension'>,
  requirements: readonly Pick<Requirement, 'code'>[],
  code: DocCode,
): boolean {
  const requested = [...(interview?.requestedDocs ?? []), ...(suspension?.requestedDocs ?? [])];
  return (
    documents[code]?.demanded === true ||
    requested.includes(code) ||
    requirements.some((one) => one.code === code)
  );
}
