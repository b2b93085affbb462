import { useEffect, useMemo, useState } from 'react';
import type { FaceReference } from '#common/contract/ipc/photo.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { callChannel } from '#renderer/lib/bridge.ts';
import type { CaptureClient } from '#renderer/lib/portrait/capture-client.ts';
import { faceDistance } from '#renderer/lib/portrait/compare.ts';
import type { FaceDistance } from '#renderer/lib/portrait/messages.ts';
import type { Take } from './take.ts';

export type Measured = FaceDistance | 'NO_FACE';
/** The picture is null where it could not be opened: that is said and decided, never passed over. */
export type Reference = FaceReference & { picture: Blob | null };
export type OpenedReference = FaceReference & { picture: Blob };

/** The earlier pictures themselves, read once and kept only while the screen is there; null until all were tried. */
export function useReferences(
  applicationId: ApplicationId,
  wanted: readonly FaceReference[] | undefined,
): readonly Reference[] | null {
  const [read, setRead] = useState<{ key: string; references: readonly Reference[] } | null>(null);
  // The list is new with every answer of main; the pictures are not.
  const key = wanted?.map(({ attachmentId }) => attachmentId).join(' ') ?? null;
  useEffect(() => {
    let isCurrent = true;
    async function load(all: readonly FaceReference[], loaded: string) {
      const found: Reference[] = [];
      for (const one of all) {
        const asked = { applicationId, of: one.applicationId, attachmentId: one.attachmentId };
        const reply = await callChannel('biometrics.readReference', asked);
        if (!isCurrent) return;
        found.push({ ...one, picture: reply.ok ? blobOf(reply.value) : null });
      }
      if (isCurrent) setRead({ key: loaded, references: found });
    }
    if (wanted && key !== null) void load(wanted, key);
    return () => {
      isCurrent = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- `key` stands for `wanted`
  }, [applicationId, key]);
  return read?.key === key ? read.references : null;
}

function blobOf({ bytes, mediaType }: { bytes: Uint8Array; mediaType: string }): Blob {
  return new Blob([new Uint8Array(bytes)], { type: mediaType });
}

/** How far the take is from each earlier picture; absent while it is still being measured. Each face is worked out once. */
export function useDistances(
  client: CaptureClient | null,
  take: Take | null,
  references: readonly Reference[],
): ReadonlyMap<string, Measured> {
  const known = useFaces(client, references);
  const face = useFaceOf(client, take, references.length > 0);
  return useMemo(() => {
    const measured = [...known].flatMap(([id, other]): [string, Measured][] => {
      if (face === undefined) return [];
      return [[id, face && other ? faceDistance(face, other) : 'NO_FACE']];
    });
    return new Map(measured);
  }, [known, face]);
}

type Face = ArrayLike<number> | null;

function useFaces(client: CaptureClient | null, references: readonly Reference[]): ReadonlyMap<string, Face> {
  const [faces, setFaces] = useState<ReadonlyMap<string, Face>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    async function measure(judge: CaptureClient) {
      const found = new Map<string, Face>();
      for (const { attachmentId, picture } of references) {
        if (!picture) continue;
        found.set(attachmentId, await judge.embed(picture).catch(() => null));
        if (!isCurrent) return;
        setFaces(new Map(found));
      }
    }
    if (client) void measure(client);
    return () => {
      isCurrent = false;
    };
  }, [client, references]);
  return faces;
}

/** Undefined while it is being worked out. */
function useFaceOf(client: CaptureClient | null, take: Take | null, isAsked: boolean): Face | undefined {
  const [found, setFound] = useState<{ take: Take; face: Face } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    async function measure(judge: CaptureClient, of: Take) {
      const image = new Blob([new Uint8Array(of.jpeg)], { type: 'image/jpeg' });
      const face = of.embedding ?? (await judge.embed(image).catch(() => null));
      if (isCurrent) setFound({ take: of, face });
    }
    if (client && take && isAsked) void measure(client, take);
    return () => {
      isCurrent = false;
    };
  }, [client, take, isAsked]);
  return take && found?.take === take ? found.face : undefined;
}
