import type { photoChannels } from '#common/contract/ipc/photo.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import type { Desk } from '#main/features/desk.ts';
import { findFaces, keepFace } from './gallery.ts';
import { countOverrides } from './overrides.ts';
import { readReference, stationOf } from './references.ts';
import { storeMaster } from './store-master.ts';

type Mine = keyof typeof photoChannels;

export function photoHandlers(desk: Desk): Pick<Handlers, Mine> {
  return {
    'biometrics.station': ({ applicationId }) => stationOf(desk, applicationId),
    'biometrics.storeMaster': ({ applicationId, bytes }) => storeMaster(desk, applicationId, bytes),
    'biometrics.readReference': (asked) => readReference(desk, asked),
    'biometrics.findFaces': (asked) => findFaces(desk, asked),
    'biometrics.keepFace': (asked) => keepFace(desk, asked),
    'biometrics.overrides': ({ days }) => countOverrides(desk, days),
  };
}
