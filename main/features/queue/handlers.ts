import { writeFile } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { hallChannels } from '#common/contract/ipc/hall.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { hallLoad, hallOfficers } from './hall-load.ts';
import { wallReader } from './wall-view.ts';

export function hallHandlers(desk: Desk): Pick<Handlers, keyof typeof hallChannels> {
  const { wall } = desk;
  const readWall = wallReader(desk);
  return {
    'hall.load': () => hallLoad(desk),
    'hall.officers': () => hallOfficers(desk),
    'hall.wall': () => readWall(),

    async 'hall.wallState'() {
      return { isOpen: wall.isOpen, hasOtherDisplay: wall.hasOtherDisplay };
    },

    async 'hall.openWall'() {
      wall.show();
      return null;
    },

    async 'hall.closeWall'() {
      wall.hide();
      return null;
    },

    async 'hall.savePicture'({ name, bytes }) {
      const path = await desk.dialogs.chooseSavePath(`${name}.png`);
      if (path === null) return { saved: false };
      await writeFile(path, bytes).catch(() => {
        throw new CodedError('FILE_NOT_WRITTEN');
      });
      return { saved: true };
    },
  };
}
