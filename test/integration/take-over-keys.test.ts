import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeskParts } from '#main/app/desk-parts.ts';
import { openDesk, type OpenDesk } from '#main/app/open-desk.ts';
import { storeAttachment } from '#main/features/documents/store-attachment.ts';
import { seedSampleOffice } from '#main/features/office/sample-office.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import { fromRecoveryText, keepKey } from '#main/settings/keys.ts';
import { must } from '#common/kernel/must.ts';
import type { ApplicationId, AttachmentId } from '#common/kernel/ids.ts';
import { Vault } from '#runtime/vault/vault.ts';
import { testParts } from '#test/support/desk-parts.ts';
import { openEdge, type Edge } from '#test/support/hub-edge.ts';
import { emptyOffice } from '#test/support/moving-office.ts';
import { aPicture } from '#test/support/pictures.ts';
import { RESOURCES } from '#test/support/test-desk.ts';

const OLD_PICTURE = aPicture(11, 480, 640);
const NEW_PICTURE = aPicture(12, 480, 640);

let edge: Edge;
let folder: string;
let parts: DeskParts;
let oldText: string;
let oldPicture: AttachmentId;
let applicationId: ApplicationId;

/** As the recovery door does it: both keys from the paper, and the records opened with them. */
function recovered(text: string): DeskParts {
  const settings = fallbackSettings();
  const [dataKey, attachmentKey] = text
    .split(/\s+/)
    .map((part) => must(fromRecoveryText(part), 'it is a key'));
  keepKey('dataKey', must(dataKey, 'the first'), settings, parts.keyring);
  keepKey('attachmentKey', must(attachmentKey, 'the second'), settings, parts.keyring);
  return { ...parts, settings };
}

async function withDesk<T>(by: DeskParts, work: (open: OpenDesk) => Promise<T>): Promise<T> {
  const open = await openDesk(by);
  try {
    return await work(open);
  } finally {
    await open.mover.stop();
    await open.sync?.stop();
    await open.desk.db.destroy();
  }
}

beforeAll(async () => {
  edge = await openEdge();
  const office = await emptyOffice(edge);
  folder = mkdtempSync(join(tmpdir(), 'loket-move-keys-'));
  const reopened = Promise.withResolvers<void>();
  parts = testParts(folder, {
    reopen: async () => {
      reopened.resolve();
      return {} as never;
    },
  });
  await withDesk(parts, async ({ desk, recoveryText }) => {
    await seedSampleOffice(desk, RESOURCES, true);
    oldText = recoveryText();
    [applicationId = applicationId] = await desk.db('application').limit(1).pluck('id');
    oldPicture = (await storeAttachment(desk, applicationId, OLD_PICTURE)).attachmentId;
    await desk.mover.begin(edge.base, await office.code('Loket 1', 'TAKE_OVER'));
    await reopened.promise;
  });
}, 120_000);

afterAll(async () => {
  await edge.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('after an office has moved, its desk', () => {
  it('opens what it sealed before and seals with the office’s key from now on', async () => {
    await withDesk(parts, async ({ desk, sync }) => {
      expect(desk.office.hub?.deskNumber).toBe(1);
      expect(parts.settings.desk()).toBe('Loket 1');
      expect(Buffer.from(await desk.vault.get(oldPicture))).toEqual(Buffer.from(OLD_PICTURE));
      await sync?.wake();
      const { attachmentId } = await storeAttachment(desk, applicationId, NEW_PICTURE);
      expect(attachmentId).toBe(new Vault(folder, edge.hub.keys.attachmentKey).idOf(NEW_PICTURE));
      // Nothing names it yet.
      expect(await desk.db('attachment_upload').pluck('attachment_id')).toEqual([]);
    });
    const stored = await edge.hub.store('attachment').pluck('id');
    expect(stored).toEqual([oldPicture]);
  });

  it('is opened by the recovery text from before the move, and by a new one', async () => {
    const newText = await withDesk(parts, async ({ recoveryText }) => recoveryText());
    expect(newText).not.toBe(oldText);
    for (const text of [oldText, newText]) {
      const by = recovered(text);
      await withDesk(by, async ({ desk, recoveryText }) => {
        expect(Buffer.from(await desk.vault.get(oldPicture))).toEqual(Buffer.from(OLD_PICTURE));
        expect(desk.vault.idOf(NEW_PICTURE)).toBe(
          new Vault(folder, edge.hub.keys.attachmentKey).idOf(NEW_PICTURE),
        );
        // What is printed from now on is the right pair, whatever was typed.
        expect(recoveryText()).toBe(newText);
      });
    }
  });
});
