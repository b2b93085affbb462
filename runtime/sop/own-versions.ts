import type { Dated } from '#common/domain/office/in-force.ts';
import type { DocumentBody, DocumentName } from '#common/contract/hub/publication.ts';
import { DOCUMENT_BODIES } from '#common/contract/hub/publication.ts';
import type { OwnVersions } from './sop-library.ts';

/** A published version with what it holds, read by the schema of its name. */
export type VersionOf<N extends DocumentName> = Dated & { name: N; body: DocumentBody[N] };
export type PublishedVersion = { [N in DocumentName]: VersionOf<N> }[DocumentName];

/** Null for a name or a form that only a newer build knows. */
export function readVersion(name: string, body: unknown, dated: Dated): PublishedVersion | null {
  if (!Object.hasOwn(DOCUMENT_BODIES, name)) return null;
  const parsed = DOCUMENT_BODIES[name as DocumentName].safeParse(body);
  const { version, effectiveFrom } = dated;
  // The schema is the one of the name: body and name belong together.
  return parsed.success ? ({ name, version, effectiveFrom, body: parsed.data } as PublishedVersion) : null;
}

export function versionsOf<N extends DocumentName>(
  published: readonly PublishedVersion[],
  name: N,
): VersionOf<N>[] {
  // Of a union told apart by its name only those of this name are left.
  const mine: readonly unknown[] = published.filter((one) => one.name === name);
  return mine as readonly VersionOf<N>[] as VersionOf<N>[];
}

/** What the library of procedures takes from an office's documents. */
export function ownVersions(published: readonly PublishedVersion[]): OwnVersions {
  return {
    sops: versionsOf(published, 'sop').map(({ body: sop, version, effectiveFrom }) => ({
      sop,
      version,
      effectiveFrom,
    })),
    years: versionsOf(published, 'calendar').map(({ body: year, version, effectiveFrom }) => ({
      year,
      version,
      effectiveFrom,
    })),
  };
}
