import { writeFile } from 'node:fs/promises';
import { v7 } from 'uuid';
import type { ActionId } from '#common/kernel/ids.ts';
import type { ActorRole } from '#common/domain/applications/vocabulary.ts';
import { must } from '#common/kernel/must.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { TrayItem } from '#common/contract/ipc/sync.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { findApplication } from '#main/records/repositories/applications.ts';
import { listOutbox } from '#main/records/repositories/outbox.ts';
import {
  listRefused,
  resolveRefused,
  type RefusedAction,
} from '#main/records/repositories/refused-actions.ts';
import { listFailedUploads, retryUpload, uploadStateOf } from '#main/records/repositories/uploads.ts';
import { authorOf } from '#main/features/author.ts';
import type { Desk } from '#main/features/desk.ts';
import { intakeGates } from './gates.ts';
import { assertHubAllowed } from './hub-allowed.ts';
import { recordActions, type Author } from '#main/features/applications/record.ts';
import { readChosen } from '#main/features/documents/store-attachment.ts';

/** More than a person would look through; the others come when these are done. */
const FAILED_SHOWN = 50;
/** A desk's week with its pictures. */
const LARGEST_OUTBOX = 500 * 1024 * 1024;

type Mine = Exclude<Extract<keyof Handlers, `sync.${string}`>, 'sync.joinBySite'>;

export function syncHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { db, office, clock, session } = desk;

  async function status() {
    return (await desk.hub?.status()) ?? ({ mode: 'STANDALONE' } as const);
  }

  /** Throws NOT_FOUND, and FORBIDDEN for whoever is neither the author nor a head. */
  async function refusedGroup(group: ActionId): Promise<RefusedAction[]> {
    const found = (await listRefused(db, null)).filter((item) => item.group === group);
    if (found.length === 0) throw new CodedError('NOT_FOUND');
    if (!found.every((item) => mayDecide(item, authorOf(desk)))) throw new CodedError('FORBIDDEN');
    return found;
  }

  return {
    'sync.status': status,
    'sync.gates': () => intakeGates(desk),

    async 'sync.retry'() {
      await desk.hub?.ask();
      return status();
    },

    async 'sync.outbox'(query) {
      const { rows, total } = await listOutbox(db, query);
      return {
        rows: rows.map(({ answeredAt, seq: _place, ...row }) => ({
          ...row,
          isAnswered: answeredAt !== null,
        })),
        total,
      };
    },

    async 'sync.failedUploads'() {
      const failed = await listFailedUploads(db, FAILED_SHOWN);
      return failed.map(({ setAsideAt, ...upload }) => ({ ...upload, isSetAside: setAsideAt !== null }));
    },

    async 'sync.retryUpload'({ attachmentId }) {
      if (!(await retryUpload(db, attachmentId))) throw new CodedError('NOT_FOUND');
      await session.audit('DESK', 'outbox', `attachment sent again ${attachmentId}`);
      await desk.hub?.wake();
      desk.emit('sync.changed', await status());
      return { outcome: await uploadStateOf(db, attachmentId) };
    },

    async 'sync.tray'() {
      const author = authorOf(desk);
      return (await listRefused(db, null)).map((item) => toTrayItem(item, author));
    },

    async 'sync.redo'({ group }) {
      const author = authorOf(desk);
      const refused = await refusedGroup(group);
      const { applicationId } = must(refused[0], 'a group holds at least one action');
      await db.transaction(async (trx) => {
        const file = await findApplication(trx, applicationId);
        const actions = refused.map(({ kind, payload }) => ({ id: v7() as ActionId, kind, payload }));
        const basedOn = file?.version ?? null;
        await recordActions(trx, office, { applicationId, actions, basedOn, author, now: clock.now() });
        await resolveRefused(trx, group, {
          resolution: 'REDONE',
          at: clock.now(),
          userId: author.userId,
          note: '',
        });
      });
      desk.emit('files.changed', { applicationIds: [applicationId] });
      desk.emit('sync.changed', await status());
      return { applicationId };
    },

    async 'sync.discard'({ group, note }) {
      const { userId } = authorOf(desk);
      const refused = await refusedGroup(group);
      await resolveRefused(db, group, { resolution: 'DISCARDED', at: clock.now(), userId, note });
      const subject = must(refused[0], 'a group holds at least one action').applicationId;
      await session.audit('REFUSED', subject, `set aside ${refused.map(({ kind }) => kind).join(' ')}`);
      desk.emit('sync.changed', await status());
      return null;
    },

    async 'sync.export'() {
      const file = await desk.hub?.writeOutbox();
      if (!file) return { saved: false, actions: 0 };
      const day = office.today().replaceAll('-', '');
      const path = await desk.dialogs.chooseSavePath(`loket-${day}.outbox`);
      if (path === null) return { saved: false, actions: file.actions };
      await writeFile(path, file.bytes, { mode: 0o600 });
      await session.audit('DESK', 'outbox', `written ${file.actions}`);
      return { saved: true, actions: file.actions };
    },

    async 'sync.bring'() {
      const { hub } = desk;
      const [path] = hub ? await desk.dialogs.chooseFiles({ extensions: ['outbox'], isMultiple: false }) : [];
      if (!hub || path === undefined) return null;
      const reply = await hub.bringOutbox(await readChosen(path, LARGEST_OUTBOX));
      const { deskName, accepted, refused, known } = reply;
      await session.audit('DESK', 'outbox', `brought ${accepted} ${refused} ${known} of ${reply.deskId}`);
      await hub.ask();
      return { deskName, accepted, refused, known };
    },

    async 'sync.join'({ url, code }) {
      if ((await session.status()).state !== 'SETUP') throw new CodedError('ALREADY_SET_UP');
      assertHubAllowed(desk.machine.policy, url);
      return desk.joinHub(url, code);
    },

    async 'sync.newKey'({ code }) {
      if (!desk.hub) throw new CodedError('HUB_NOT_JOINED');
      await desk.hub.renewKey(code);
      await session.audit('DESK', 'key', 'new key');
      desk.emit('sync.changed', await status());
      return status();
    },

    async 'sync.move'({ url, code }) {
      assertHubAllowed(desk.machine.policy, url);
      await session.audit('DESK', 'office', 'move to a hub asked for');
      return desk.mover.begin(url, code);
    },

    'sync.moveStatus': () => desk.mover.status(),
  };
}

const HEADS: ReadonlySet<ActorRole> = new Set(['SECTION_HEAD', 'OFFICE_HEAD']);

function mayDecide({ actor }: RefusedAction, { userId, roles }: Author): boolean {
  return actor === userId || roles.some((role) => HEADS.has(role));
}

/** Without what was entered: that may be personal, and the file shows it to whoever may see it. */
function toTrayItem(item: RefusedAction, author: Author): TrayItem {
  const { id, basedOn, payload: _entered, ...rest } = item;
  return {
    ...rest,
    actionId: id,
    isMine: item.actor === author.userId,
    mayDecide: mayDecide(item, author),
    seenVersion: basedOn,
  };
}
