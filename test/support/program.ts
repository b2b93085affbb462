import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toInstant, type Instant } from '#common/kernel/instant.ts';
import type { ChannelName, Input, Output } from '#common/contract/ipc/index.ts';
import type { Reply } from '#common/contract/ipc/reply.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { DeskParts } from '#main/app/desk-parts.ts';
import { Switchboard } from '#main/app/switchboard.ts';
import { fallbackSettings } from '#main/settings/fallback-settings.ts';
import { maskingKeyring, testParts } from './desk-parts.ts';
import { SAMPLE_PASSWORD } from './sample-password.ts';
import { OUR_PAGE } from './test-desk.ts';

/** The whole program of one PC but its window: it opens, joins, closes and opens again as the real one does. */
export type Program = {
  folder: string;
  settings: ReturnType<typeof fallbackSettings>;
  /** What the next dialog answers. */
  chosen: { files: string[]; folder: string | null };
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Reply<Output<C>>>;
  get<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  as(username: string): Promise<void>;
  setNow(text: string): void;
  reopen(): Promise<void>;
  /** What somebody does to its files while it is closed. */
  whileClosed(work: () => Promise<void>): Promise<void>;
  /** The system's keyring is away, once. */
  failNextOpening(): void;
  close(): Promise<void>;
};

type Options = {
  now: string;
  policy?: MachinePolicy;
  /** With the sample office on it; else a PC that holds nothing. */
  isSample?: boolean;
  change?: Partial<DeskParts>;
};

export async function openProgram({
  now,
  policy = {},
  isSample = false,
  change = {},
}: Options): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'loket-program-'));
  let instant = toInstant(new Date(now));
  const settings = fallbackSettings();
  const chosen: Program['chosen'] = { files: [], folder: null };
  let isKeyringAway = false;
  const keyring = maskingKeyring({
    isAvailable() {
      const isThere = !isKeyringAway;
      isKeyringAway = false;
      return isThere;
    },
  });
  const parts: DeskParts = {
    ...testParts(join(folder, 'data')),
    userData: folder,
    settings,
    keyring,
    machine: { policy, ignored: [], place: null },
    clock: { now: (): Instant => instant },
    dialogs: {
      chooseFiles: async () => chosen.files,
      chooseFolder: async () => chosen.folder,
      chooseSavePath: async () => null,
    },
    reopen: () => board.reopen(),
    whileClosed: (work) => board.whileClosed(work),
    ...change,
  };
  const board: Switchboard = new Switchboard(parts, null, !isSample);
  await board.open();

  async function call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Reply<Output<C>>> {
    return (await board.handle(OUR_PAGE, channel, input)) as Reply<Output<C>>;
  }
  async function get<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>> {
    const reply = await call(channel, input);
    if (reply.ok) return reply.value;
    throw new Error(`${channel}: ${reply.code} ${JSON.stringify(reply.details ?? {})}`);
  }
  return {
    folder,
    settings,
    chosen,
    call,
    get,
    async as(username) {
      await get('session.signIn', { username, password: SAMPLE_PASSWORD });
    },
    setNow(text) {
      instant = toInstant(new Date(text));
    },
    async reopen() {
      await board.reopen();
    },
    async whileClosed(work) {
      await board.whileClosed(work);
    },
    failNextOpening() {
      isKeyringAway = true;
    },
    async close() {
      await board.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
