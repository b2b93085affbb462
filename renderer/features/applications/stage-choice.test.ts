import { describe, expect, it } from 'vitest';
import type { FileView } from '#common/contract/ipc/applications.ts';
import type { AppState, Role, Stage } from '#common/domain/applications/vocabulary.ts';
import { chooseStage, stepsOf } from './stage-choice.ts';

const ROLES: Partial<Record<Stage, readonly Role[]>> = { capture: ['BIOMETRIC'], interview: ['INTERVIEWER'] };
const rolesOf = (stage: Stage) => ROLES[stage] ?? [];

describe('the stage on the screen', () => {
  it('is the one that the address asks for', () => {
    expect(chooseStage(['capture', 'interview'], 'interview', rolesOf, ['BIOMETRIC'])).toBe('interview');
  });

  it('is the one that the person serves', () => {
    expect(chooseStage(['capture', 'interview'], null, rolesOf, ['INTERVIEWER'])).toBe('interview');
  });

  it('ignores a stage that the file is not at', () => {
    expect(chooseStage(['capture', 'interview'], 'handover', rolesOf, ['AUDITOR'])).toBe('capture');
  });
});

describe('the seven steps', () => {
  function steps(
    state: AppState,
    stages: readonly Stage[],
    results: { photo?: boolean; interview?: boolean } = {},
  ) {
    const taken = results.photo ? {} : null;
    const file = {
      state,
      photo: taken,
      fingerprints: taken,
      signature: taken,
      interview: results.interview ? {} : null,
    };
    // Only these fields are looked at; a whole file would hide what the test is about.
    const view = { file, stages } as unknown as FileView;
    return stepsOf(view, (stage) => stage)
      .map(({ status }) => status[0])
      .join('');
  }

  it('show capture and interview side by side, each done by its own result', () => {
    expect(steps('IN_SERVICE', ['capture', 'interview'])).toBe('DDCCTTT');
    expect(steps('IN_SERVICE', ['capture', 'interview'], { photo: true })).toBe('DDDCTTT');
  });

  it('put a waiting applicant at the counter and a finished book at the handover', () => {
    expect(steps('CHECKED_IN', ['arrival', 'documents'])).toBe('DCTTTTT');
    expect(steps('QC_PASSED', ['production', 'handover'])).toBe('DDDDDDC');
  });

  it('show where a refused file stopped, and a handed over one as done', () => {
    expect(steps('REJECTED', ['decision'])).toBe('DDDDSTT');
    expect(steps('HANDED_OVER', ['handover'])).toBe('DDDDDDD');
  });
});
