import { differences, type Difference } from './differences.ts';
import type { Label } from './provenance.ts';
import { SOP_PARTS } from './sop-parts.ts';
import type { Sop } from './sop.ts';

/** What a new version of the procedure changes, part by part. Name, title and day of a version always differ and are left out. */
export function sopDifferences(before: Sop, after: Sop): Difference[] {
  return SOP_PARTS.filter((part) => part !== 'title').flatMap((part) =>
    differences({ [part]: before[part] }, { [part]: after[part] }).map((change) => ({
      ...change,
      subject: documentOf(change, { before, after }) ?? change.subject,
    })),
  );
}

/** A rule of the requirements is known by the paper that it asks for. */
function documentOf({ path }: Difference, { before, after }: { before: Sop; after: Sop }): Label | null {
  const [part, list, id] = path;
  if (part !== 'requirements' || list !== 'rules') return null;
  const rule = [...after.requirements.rules, ...before.requirements.rules].find((one) => one.id === id);
  return after.requirements.documents.find(({ code }) => code === rule?.code)?.label ?? null;
}
