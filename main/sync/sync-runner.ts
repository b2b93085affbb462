import type { ApplicationId } from '#common/kernel/ids.ts';
import type { Instant } from '#common/kernel/instant.ts';
import { addMinutes } from '#common/kernel/instant.ts';
import { readCursor } from '#common/contract/hub/cursor.ts';
import type { LivePage } from '#common/contract/hub/live.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { EventName, Events } from '#common/contract/ipc/index.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';
import type { SyncStatus } from '#common/contract/ipc/sync.ts';
import type { Logger } from '#runtime/logging/logger.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { countUnanswered } from '#main/records/repositories/outbox.ts';
import { countRefused } from '#main/records/repositories/refused-actions.ts';
import { changeSyncState, readSyncState } from '#main/records/repositories/sync-state.ts';
import { countUploads } from '#main/records/repositories/uploads.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { backoffMs } from '#runtime/wire/backoff.ts';
import { firstCopy } from './first-copy.ts';
import { HubUnreachable } from '#common/contract/hub/unreachable.ts';
import type { HubLink } from './hub-link.ts';
import { applyLive } from './apply-live.ts';
import type { LiveListener } from './live-feed.ts';
import { LiveNews } from './live-news.ts';
import { pullAll } from './pull-feed.ts';
import { ErasureWatch } from './follow-erasure.ts';
import { StandingWatch, type StandingParts } from './standing-watch.ts';
import { pushOutbox } from './push-outbox.ts';
import { offerAgain } from './offer-again.ts';
import { sendAcknowledgements } from './send-acknowledgements.ts';
import { trimCopy } from './trim-copy.ts';
import { uploadAudit } from './upload-audit.ts';
import { offerPictures, uploadAttachments } from './upload-attachments.ts';

export type SyncParts = {
  db: DeskDatabase;
  office: OfficeContext;
  vault: Vault;
  link: HubLink;
  log: Logger;
  emit: <E extends EventName>(event: E, payload: Events[E]) => void;
  random: () => number;
  /** What IT decides for this PC. */
  policy: MachinePolicy;
  /** What the hub decides about this desk, and what it is told of it. */
  standing: StandingParts;
};

type Link = Extract<SyncStatus, { mode: 'HUB' }>['link'];

const POLL_MS = 30_000;

/**
 * Keeps the desk and its hub in step: first copy, push, pull, audit, attachments, again and again. One round at a time;
 * whatever wakes it (a key press, the live feed, the clock) only says that there may be something to do. Nothing depends on
 * being woken.
 */
export class SyncRunner implements LiveListener {
  readonly #parts: SyncParts;
  readonly #news = new LiveNews();
  readonly #standing: StandingWatch;
  readonly #erasure = new ErasureWatch();
  #link: Link = 'OFFLINE';
  #since: Instant;
  #reason: string | null = null;
  #nextTryAt: Instant | null = null;
  /** When the hub was last heard since the last whole round. */
  #heardAt: Instant | null = null;
  #failures = 0;
  #copied = 0;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #isAgain = false;
  #isStopped = false;
  #shown = '';

  constructor(parts: SyncParts) {
    this.#parts = parts;
    this.#standing = new StandingWatch(parts.standing);
    this.#since = parts.office.now();
  }

  start(): void {
    void this.wake();
  }

  /**
   * Runs a round now, or once more after the one that runs. Resolves when this desk has offered what it had or could not;
   * which of the two, the status tells. Most of those who wake it do not wait, so it never rejects.
   */
  async wake(): Promise<void> {
    if (this.#isStopped) return;
    if (this.#round) {
      this.#isAgain = true;
      return this.#round;
    }
    this.#clearTimer();
    this.#round = this.#rounds();
    try {
      await this.#round;
    } finally {
      this.#round = null;
      this.#plan();
    }
  }

  /** The hub itself said something: an answer, or a line of its live feed. */
  heard(): void {
    this.#heardAt = this.#parts.office.now();
  }

  listening(isListening: boolean): void {
    if (isListening) this.heard();
    this.#news.listening(isListening);
    // What happened while nobody listened.
    if (!isListening) return;
    this.#standing.doubt();
    void this.wake();
  }

  line(seq: number): void {
    this.heard();
    this.#news.line(seq);
    void this.wake();
  }

  page(page: LivePage): void {
    this.heard();
    this.#news.page(page);
    void this.wake();
  }

  unreadable(): void {
    void this.ask();
  }

  /** Fetches what the hub has, whatever the live feed has told. */
  ask(): Promise<void> {
    this.#news.doubt();
    this.#standing.doubt();
    return this.wake();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#clearTimer();
    await this.#round;
  }

  async status(): Promise<SyncStatus> {
    const { db } = this.#parts;
    const state = await readSyncState(db);
    if (!state) return { mode: 'STANDALONE' };
    const { count, oldestAt } = await countUnanswered(db);
    const uploads = await countUploads(db);
    return {
      mode: 'HUB',
      link: state.revoked ? 'REVOKED' : this.#link,
      since: this.#since,
      reason: this.#reason,
      nextTryAt: state.revoked ? null : this.#nextTryAt,
      lastSyncAt: state.lastSyncAt,
      waiting: count,
      oldestAt,
      uploads: uploads.waiting,
      uploadsRefused: uploads.setAside,
      refused: await countRefused(db),
      copiedFiles: this.#copied,
      clockOffMinutes: this.#clockOff(),
    };
  }

  /** The hub's time, as its last answer told it, against this PC's. */
  #clockOff(): number {
    const { link, office } = this.#parts;
    return Math.trunc((Date.now() + link.skew - Date.parse(office.now())) / 60_000);
  }

  async #rounds(): Promise<void> {
    do {
      this.#isAgain = false;
      await this.#oneRound().catch((error: unknown) => {
        this.#failures += 1;
        this.#parts.log.error('sync round not booked', { error });
      });
    } while (this.#isAgain && this.#failures === 0 && !this.#isStopped);
  }

  async #oneRound(): Promise<void> {
    const { log } = this.#parts;
    try {
      await this.#exchange();
      this.#failures = 0;
      this.#become('ONLINE', null);
    } catch (error) {
      this.#failures += 1;
      this.#news.doubt();
      if (error instanceof HubUnreachable) this.#become('OFFLINE', error.reason);
      else if (error instanceof CodedError) await this.#answered(error);
      else {
        log.error('sync round failed', { error });
        this.#become('OFFLINE', 'INTERNAL');
      }
    }
    log.debug('sync round', { link: this.#link, reason: this.#reason, failures: this.#failures });
    await this.#tell();
  }

  async #exchange(): Promise<void> {
    const { db, office, link, vault } = this.#parts;
    const state = await readSyncState(db);
    if (!state || state.revoked) return;
    // First, so that a desk that cannot do the rest still learns that it is locked.
    await this.#standing.ask(link);
    const isCopied = state.cursor !== null && state.copyAfter === null;
    if (!isCopied || state.copiedOn !== office.today()) await this.#copy();
    await pushOutbox(db, office, link, (files) => this.#changed(files));
    await sendAcknowledgements(db, link);
    await this.#pullAll();
    await uploadAudit(db, office, link);
    await uploadAttachments({ db, office, link, vault });
    await this.#erasure.ask({ db, office, link, vault });
    await this.#noteHeard();
  }

  /** A round that found nothing to ask says nothing about the hub: what counts is when the hub itself was heard. */
  async #noteHeard(): Promise<void> {
    const heardAt = this.#heardAt;
    this.#heardAt = null;
    if (heardAt) await changeSyncState(this.#parts.db, { lastSyncAt: heardAt });
  }

  async #copy(): Promise<void> {
    const { db, office, link, emit } = this.#parts;
    this.#become('COPYING', null);
    this.#copied = 0;
    await firstCopy({ db, office, link }, (files) => {
      this.#copied += files;
      void this.#tell();
    });
    await trimCopy(this.#parts);
    emit('office.changed', null);
    emit('files.changed', { applicationIds: [] });
  }

  /** Asks only for what the live feed has not brought. */
  async #pullAll(): Promise<void> {
    const { db, office, link, emit } = this.#parts;
    await this.#applyNews();
    const state = await readSyncState(db);
    if (state?.cursor && this.#news.isAll(readCursor(state.cursor).seq)) return;
    const hasAll = this.#news.ask();
    const { lastSeq } = await pullAll({ db, office, link }, ({ changed, isOfficeChanged }) => {
      this.#changed(changed);
      if (isOfficeChanged) emit('office.changed', null);
    });
    // A hub that came back from an older copy has forgotten what it had answered.
    if (await offerAgain(db, office, lastSeq)) this.#isAgain = true;
    hasAll();
  }

  async #applyNews(): Promise<void> {
    const { db, office, emit } = this.#parts;
    for (const page of this.#news.take()) {
      const applied = await applyLive(db, office, page);
      if (!applied) {
        this.#news.doubt();
        return;
      }
      this.#changed(applied.changed);
      if (applied.isOfficeChanged) emit('office.changed', null);
    }
  }

  /** The hub did answer, with a no that concerns the desk and not one action. */
  async #answered(error: CodedError): Promise<void> {
    const { db, office, vault, log } = this.#parts;
    log.warn('the hub refused the desk', { code: error.code });
    switch (error.code) {
      case 'REFETCH':
        // Its audit chain and its pictures may be older too: both are offered again and cost nothing where they are known.
        await changeSyncState(db, { cursor: null, copyAfter: null, auditSeq: 0 });
        await offerPictures({ db, office, vault });
        await office.refreshHub(db);
        this.#failures = 0;
        this.#isAgain = true;
        return;
      case 'DESK_REVOKED':
        await changeSyncState(db, { revoked: true });
        await office.refreshHub(db);
        this.#become('REVOKED', error.code);
        return;
      case 'PROTOCOL_UNSUPPORTED':
        this.#become('OUTDATED', error.code);
        return;
      default:
        this.#become('OFFLINE', error.code);
    }
  }

  #changed(applicationIds: readonly ApplicationId[]): void {
    if (applicationIds.length > 0) this.#parts.emit('files.changed', { applicationIds });
  }

  #become(link: Link, reason: string | null): void {
    const wasReachable = this.#link !== 'OFFLINE';
    const isReachable = link !== 'OFFLINE';
    if (wasReachable !== isReachable) this.#since = this.#parts.office.now();
    this.#link = link;
    this.#reason = reason;
  }

  /** Only what a person would see is told, and only when it changed. */
  async #tell(): Promise<void> {
    const status = await this.status().catch((error: unknown) => {
      // The records may be closing under it.
      this.#parts.log.warn('sync not told', { error });
      return null;
    });
    if (!status) return;
    const text = JSON.stringify({ ...status, lastSyncAt: null, nextTryAt: null });
    if (text === this.#shown && this.#failures === 0) return;
    this.#shown = text;
    this.#parts.emit('sync.changed', status);
  }

  #plan(): void {
    if (this.#isStopped) return;
    const { random, office } = this.#parts;
    const wait = this.#failures > 0 ? backoffMs(this.#failures, random) : POLL_MS * (0.75 + random() / 2);
    this.#nextTryAt = this.#failures > 0 ? addMinutes(office.now(), wait / 60_000) : null;
    this.#timer = setTimeout(() => {
      this.#news.doubt();
      this.#standing.doubt();
      void this.wake();
    }, wait);
    this.#timer.unref();
  }

  #clearTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
