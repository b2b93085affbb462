import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecondOpinion } from '#common/domain/biometrics/second-opinion.ts';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { actorOf, runToInterview } from '#test/support/passport-day.ts';
import { aJpeg, aPicture } from '#test/support/pictures.ts';
import { anAssessment } from '#test/support/portraits.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'loket-second-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let t: TestDesk;
let id: ApplicationId;

beforeEach(async () => {
  t = await openTestDesk();
});
afterEach(() => t.close());

function program(name: string, body: string, mode = 0o755): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, mode);
  return file;
}

const TABLE = 'Filename;Sharpness;EyesOpen;Sharpness.scalar;EyesOpen.scalar\\np.jpg;12.5;0.04;83;-1\\n';
const GOOD = `printf '${TABLE}' > "$6"`;

/** IT chooses the program and its folder in the system's dialogs. */
async function setUp(command: string) {
  await t.as('tikim');
  t.chosen.files = [command];
  t.chosen.folder = folder;
  return t.call('biometrics.chooseQualityProgram', {});
}

async function ask() {
  await t.as('biometrik');
  await t.get('applications.reveal', { applicationId: id, reason: 'Perekaman' });
  return t.get('biometrics.secondOpinion', { applicationId: id, bytes: aJpeg() });
}

async function record(second: SecondOpinion | null) {
  const { attachmentId } = await t.get('documents.store', {
    applicationId: id,
    bytes: aPicture(77, 413, 531),
  });
  const photo = {
    attachmentId,
    reference: null,
    source: 'CAMERA',
    width: 413,
    height: 531,
    retakeReason: 'Pemohon berkedip',
    assessment: anAssessment(),
    ...(second ? { second } : {}),
  };
  await actorOf(t)(id, ['queue.claim/1'], ['biometrics.capturePhoto/1', photo]);
  return (await t.get('applications.open', { applicationId: id })).file.photo;
}

describe.skipIf(process.platform === 'win32')('a second judge of photos', () => {
  beforeEach(async () => {
    id = await runToInterview(t, 1);
  });

  it('is asked nothing until IT has set it up, and stays off for everybody else', async () => {
    expect(await ask()).toBeNull();
    t.chosen.files = [program('good', GOOD)];
    expect(await t.call('biometrics.chooseQualityProgram', {})).toMatchObject({ ok: false });
    expect(await ask()).toBeNull();
  });

  it('has its word stored beside ours', async () => {
    const command = program('good', GOOD);
    expect(await setUp(command)).toMatchObject({ ok: true, value: { command, configFolder: folder } });
    expect(await t.desk.db('audit').where({ event: 'SETTING' })).toHaveLength(1);
    const second = await ask();
    expect(second).toEqual({
      engine: 'OFIQ',
      measures: [
        { measure: 'Sharpness', raw: 12.5, scalar: 83 },
        { measure: 'EyesOpen', raw: null, scalar: null },
      ],
      problem: null,
    });
    const photo = await record(second);
    expect(photo?.second).toEqual(second);
    expect(photo?.assessment?.verdict).toBe('PASS');
  });

  it('never holds a photo up when it fails', async () => {
    await setUp(program('broken', 'exit 3'));
    const second = await ask();
    expect(second).toEqual({ engine: 'OFIQ', measures: [], problem: 'ENGINE_FAILED' });
    expect((await record(second))?.second?.problem).toBe('ENGINE_FAILED');
  });

  it('is refused when this account may not run it, and is asked no more once it is removed', async () => {
    expect(await setUp(program('plain', GOOD, 0o644))).toMatchObject({ code: 'QUALITY_PROGRAM_UNUSABLE' });
    await setUp(program('good', GOOD));
    await t.get('biometrics.removeQualityProgram', {});
    expect(await ask()).toBeNull();
  });

  it('sees photos alone, and only of a file that is open to the person', async () => {
    await setUp(program('good', GOOD));
    await t.as('serah');
    const bytes = aJpeg();
    expect(await t.call('biometrics.secondOpinion', { applicationId: id, bytes })).toMatchObject({
      ok: false,
    });
    await ask();
    const page = { applicationId: id, bytes: aPicture(1) };
    expect(await t.call('biometrics.secondOpinion', page)).toMatchObject({ code: 'FILE_TYPE_NOT_ALLOWED' });
  });
});
