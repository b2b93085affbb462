import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { CodedError } from '#common/contract/coded-error.ts';
import type { qualityChannels } from '#common/contract/ipc/quality-engine.ts';
import type { SecondOpinion } from '#common/domain/biometrics/second-opinion.ts';
import { mayLookInside } from '#main/features/applications/file-view.ts';
import { inspectFile } from '#main/features/documents/intake/inspect-file.ts';
import type { Desk } from '#main/features/desk.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { ofiqEngine } from './quality-engine.ts';

type Mine = keyof typeof qualityChannels;

const ENGINE = 'OFIQ';
const EXTENSIONS = process.platform === 'win32' ? ['exe'] : ['*'];

/** A second program's word on each photo, where IT has set one up; it never holds up the first. */
export function qualityHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { preferences, session, dialogs } = desk;
  return {
    async 'biometrics.qualityProgram'() {
      return preferences.qualityProgram();
    },

    async 'biometrics.chooseQualityProgram'() {
      const [command] = await dialogs.chooseFiles({ extensions: EXTENSIONS, isMultiple: false });
      const configFolder = command === undefined ? null : await dialogs.chooseFolder();
      if (command === undefined || configFolder === null) return preferences.qualityProgram();
      await access(command, constants.X_OK).catch(() => {
        throw new CodedError('QUALITY_PROGRAM_UNUSABLE');
      });
      await session.audit('SETTING', session.desk, 'program for photo quality set up');
      preferences.setQualityProgram({ command, configFolder });
      return preferences.qualityProgram();
    },

    async 'biometrics.removeQualityProgram'() {
      await session.audit('SETTING', session.desk, 'program for photo quality removed');
      preferences.setQualityProgram(null);
      return null;
    },

    async 'biometrics.secondOpinion'({ applicationId, bytes }) {
      const program = preferences.qualityProgram();
      if (!program) return null;
      if (!(await mayLookInside(desk, applicationId))) throw new CodedError('FILE_HIDDEN');
      if (inspectFile(bytes).mediaType !== 'image/jpeg') throw new CodedError('FILE_TYPE_NOT_ALLOWED');
      const answer = await ofiqEngine(program)
        .assess(bytes)
        .catch(() => ({ ok: false, code: 'ENGINE_FAILED' }) as const);
      if (!answer.ok) desk.log.warn('no second opinion', { code: answer.code });
      const opinion: SecondOpinion = answer.ok
        ? { engine: ENGINE, measures: answer.report.measures, problem: null }
        : { engine: ENGINE, measures: [], problem: answer.code };
      return opinion;
    },
  };
}
