import { err, ok, type Result } from '#common/kernel/result.ts';
import { checkReferences } from './check-references.ts';
import { Sop, type SopProblem } from './sop-schema.ts';

export { Sop, type SopProblem } from './sop-schema.ts';

/** Checks shape first and, when that holds, the references between the parts. All problems found are returned. */
export function parseSop(input: unknown): Result<Sop, SopProblem[]> {
  const parsed = Sop.safeParse(input);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message })),
    );
  }
  const problems = checkReferences(parsed.data);
  return problems.length === 0 ? ok(parsed.data) : err(problems);
}
