import { CodedError } from '#common/contract/coded-error.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { EnrolReply } from '#common/contract/hub/station.ts';
import type { MoveStatus } from '#common/contract/ipc/sync.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import { backoffMs } from '#runtime/wire/backoff.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { countToMove } from '#main/records/repositories/move-reads.ts';
import { changeMove, forgetMove, readMove, writeMove } from '#main/records/repositories/move-state.ts';
import type { MovePort } from '#main/features/desk.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { forgetDeskKey, keepDeskKey, makeDeskKey, readDeskKey } from '#main/sync/desk-key.ts';
import { HubClient, type DeskKeyPair } from '#main/sync/hub-client.ts';
import { becomeJoined } from './become-joined.ts';
import type { MoveLink } from './move-link.ts';
import { moveOffice } from './move-office.ts';

export type MoveParts = {
  db: DeskDatabase;
  office: OfficeContext;
  vault: Vault;
  /** Under which this desk seals attachments while it is its own authority. */
  ownKey: Buffer;
  log: Logger;
  random: () => number;
  connect?: (url: string, keys: DeskKeyPair) => MoveLink;
  /** The desk opens anew as one of the office's. */
  joined: (as: { attachmentKey: Buffer; deskName: string }) => Promise<void>;
};

/** The hub takes nothing from this desk: it stays what it was, its own authority. */
const CALLED_OFF: ReadonlySet<string> = new Set(['OFFICE_DIFFERS', 'DESK_REVOKED', 'DESK_UNKNOWN']);

/** Moves an office that began on this desk to its hub: begun by a person, carried on by itself, also after a restart. */
export class MoveDesk implements MovePort {
  readonly #parts: MoveParts;
  #running: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #problem: string | null = null;
  #failures = 0;
  #isStopped = false;
  #isDone = false;

  constructor(parts: MoveParts) {
    this.#parts = parts;
  }

  /** Resolves when the hub has let this desk in; the rest goes on behind. */
  async begin(url: string, code: string): Promise<MoveStatus> {
    const { db, office } = this.#parts;
    if (office.hub) throw new CodedError('HUB_JOINED');
    office.assertNotMoving();
    // Kept before it is shown to the hub: when the answer is lost, the same key with the same code gets it again.
    const keys = (await readDeskKey(db)) ?? (await newDeskKey(db));
    const enrolled = await this.#enrol(url, keys, code).catch(async (error: unknown) => {
      // A key that the hub knows under another code, or that was shut out, would be refused under every code.
      if (error instanceof CodedError && error.code === 'ENROLMENT_REFUSED') await forgetDeskKey(db);
      throw error;
    });
    const { deskId, deskName, deskNumber, hubKey, attachmentKey } = enrolled;
    await writeMove(db, {
      hubUrl: url,
      beganAt: office.now(),
      enrolled: { deskId, deskName, deskNumber, hubKey, attachmentKey },
      ...FROM_THE_START,
    });
    await office.refreshHub(db);
    this.#problem = null;
    this.resume();
    return this.status();
  }

  /** Goes on with a move that was under way when the desk stopped. */
  resume(): void {
    if (!this.#parts.office.isMoving || this.#running || this.#isStopped || this.#isDone) return;
    this.#clearTimer();
    this.#running = this.#run().finally(() => {
      this.#running = null;
      this.#plan();
    });
  }

  /** The try that is under way, if any. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async status(): Promise<MoveStatus> {
    const { db } = this.#parts;
    const state = await readMove(db);
    if (!state) return { state: 'NONE', problem: this.#problem };
    const { hubUrl, files, refused, enrolled, isShutOut } = state;
    const shown = refused.map(({ number, code }) => ({ number, code }));
    if (isShutOut) return { state: 'SHUT_OUT', hubUrl, files, refused: shown };
    if (!enrolled) return { state: 'DONE', hubUrl, files, refused: shown };
    const { files: total } = await countToMove(db);
    const done = files + refused.length;
    return { state: 'MOVING', hubUrl, done, total, refused: shown, problem: this.#problem };
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#clearTimer();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { db, office, vault, ownKey, joined, log } = this.#parts;
    try {
      const state = await readMove(db);
      const keys = await readDeskKey(db);
      if (!state?.enrolled || state.isShutOut || !keys) return;
      const moving = { db, office, vault, ownKey, link: this.#connect(state.hubUrl, keys) };
      const cursor = await moveOffice(moving, () => (this.#failures = 0));
      const as = await becomeJoined(moving, cursor);
      this.#problem = null;
      this.#isDone = true;
      log.info('the office moved to its hub', {});
      // Not awaited: it closes this desk, and with it waits for this very run.
      void joined(as).catch((error: unknown) => log.error('the desk did not open anew', { error }));
    } catch (error) {
      await this.#failed(error).catch((why: unknown) =>
        log.error('the move did not book its failure', { error: why }),
      );
    }
  }

  async #failed(error: unknown): Promise<void> {
    const { db, office, log } = this.#parts;
    this.#failures += 1;
    if (error instanceof HubUnreachable) {
      this.#problem = 'HUB_UNREACHABLE';
      return;
    }
    const code = error instanceof CodedError ? error.code : 'INTERNAL';
    log.warn('the office does not move on', { code, ...(code === 'INTERNAL' ? { error } : {}) });
    this.#problem = code;
    // The hub came back from an older copy: it gets everything once more, which costs nothing where it is known.
    if (code === 'TAKE_OVER_INCOMPLETE') await changeMove(db, FROM_THE_START);
    const state = await readMove(db);
    if (!CALLED_OFF.has(code)) return;
    if (code === 'DESK_REVOKED' && state?.isEnding) {
      const takeOver = error instanceof CodedError ? error.details?.['takeOver'] : undefined;
      // Two that both decide would be worse than one that waits for IT: only the hub's word sets this desk free again.
      if (takeOver === 'DONE') await this.#shutOut();
      if (takeOver !== 'ABANDONED') return;
    }
    await forgetMove(db);
    await forgetDeskKey(db);
    await office.refreshHub(db);
  }

  /** The office is at its hub and this desk is none of it: what lies here is read, and nothing more is asked. */
  async #shutOut(): Promise<void> {
    const { db, office } = this.#parts;
    await changeMove(db, { isShutOut: true });
    await office.refreshHub(db);
    this.#isDone = true;
  }

  async #enrol(url: string, keys: DeskKeyPair, code: string): Promise<EnrolReply> {
    try {
      return await this.#connect(url, keys).enrol(code, 'TAKE_OVER');
    } catch (error) {
      if (error instanceof HubUnreachable) throw new CodedError('HUB_UNREACHABLE', { reason: error.reason });
      throw error;
    }
  }

  #connect(url: string, keys: DeskKeyPair): MoveLink {
    return this.#parts.connect?.(url, keys) ?? new HubClient(url, keys);
  }

  #plan(): void {
    const { office, random } = this.#parts;
    if (this.#isStopped || this.#isDone || !office.isMoving) return;
    this.#timer = setTimeout(() => this.resume(), backoffMs(this.#failures, random));
    this.#timer.unref();
  }

  #clearTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

async function newDeskKey(db: DeskDatabase): Promise<DeskKeyPair> {
  const keys = await makeDeskKey();
  await keepDeskKey(db, keys);
  return keys;
}

const FROM_THE_START = {
  accountsAfter: '',
  blanksAfter: '',
  filesAfter: '',
  movementsAfter: 0,
  countsAfter: '',
  entriesAfter: 0,
  auditSeq: 0,
  isEnding: false,
  isShutOut: false,
  files: 0,
  actions: 0,
  refused: [],
};
