import { writeFile } from 'node:fs/promises';
import { AuditPage, ChainCheck, ChainState } from '#common/contract/hub/audit-search.ts';
import { SignedHead } from '#common/contract/hub/audit.ts';
import { DailyClose, DayState } from '#common/contract/hub/daily-close.ts';
import { UnusualReply } from '#common/contract/hub/unusual-views.ts';
import { CodedError } from '#common/contract/coded-error.ts';
import type { AuditSearch } from '#common/contract/hub/audit-search.ts';
import type { Handlers } from '#main/ipc/pipeline.ts';
import { WHOLE_OFFICE_MS, type Desk } from '#main/features/desk.ts';
import { collect, toCsv, toJsonLines } from './export-file.ts';
import {
  checkOwn,
  closeOwnDay,
  noteOwnExport,
  ownDay,
  ownState,
  searchOwn,
  unusualOwn,
} from './own-chain.ts';

type Mine = Extract<keyof Handlers, `audit.${string}`>;

const EXPORT_PAGE = 500;

/** With a hub the office's chain is asked, and only with the hub: a desk holds a part of it. */
export function auditHandlers(desk: Desk): Pick<Handlers, Mine> {
  const { hub } = desk;

  function search(query: AuditSearch): Promise<AuditPage> {
    if (!hub) return searchOwn(desk, query);
    return hub.asPerson(AuditPage, { method: 'POST', path: '/v1/audit/search', body: query });
  }

  /** First the entry, then the file: nothing leaves that the chain does not know of. */
  function noteExport(format: 'CSV' | 'JSONL'): Promise<SignedHead> {
    if (!hub) return noteOwnExport(desk, format);
    return hub.asPerson(SignedHead, { method: 'POST', path: '/v1/audit/export', body: { format } });
  }

  async function day() {
    if (!hub) return { where: 'DESK' as const, ...(await ownDay(desk)) };
    const state = await hub.asPerson(DayState, { method: 'GET', path: '/v1/office/day' });
    return { where: 'OFFICE' as const, ...state };
  }

  return {
    async 'audit.state'() {
      if (!hub) return { where: 'DESK' as const, ...(await ownState(desk)) };
      const state = await hub.asPerson(ChainState, { method: 'GET', path: '/v1/audit/state' });
      return { where: 'OFFICE' as const, ...state };
    },

    'audit.search': search,

    async 'audit.check'() {
      if (!hub) return checkOwn(desk);
      return hub.asPerson(ChainCheck, {
        method: 'POST',
        path: '/v1/audit/check',
        patienceMs: WHOLE_OFFICE_MS,
      });
    },

    async 'audit.export'({ query, format }) {
      const name = `audit-${desk.office.today()}.${format === 'CSV' ? 'csv' : 'jsonl'}`;
      const path = await desk.dialogs.chooseSavePath(name);
      if (path === null) return { saved: false, entries: 0 };
      const head = await noteExport(format);
      const entries = await collect(head.seq, (before) => search({ ...query, before, limit: EXPORT_PAGE }));
      const by = desk.session.user?.displayName ?? '';
      const stamp = { head, by, at: head.at, desk: desk.session.desk, query };
      const text = format === 'CSV' ? toCsv(stamp, entries) : toJsonLines(stamp, entries);
      await writeFile(path, text, { mode: 0o600 });
      return { saved: true, entries: entries.length };
    },

    async 'audit.unusual'(span) {
      if (!hub) return unusualOwn(desk, span);
      return hub.asPerson(UnusualReply, {
        method: 'POST',
        path: '/v1/audit/unusual',
        body: span,
        patienceMs: WHOLE_OFFICE_MS,
      });
    },

    'audit.day': day,

    async 'audit.closeDay'(close) {
      if (!hub) return closeOwnDay(desk, close);
      return hub.asPerson(DailyClose, { method: 'POST', path: '/v1/office/day/close', body: close });
    },

    async 'audit.saveAnchor'({ day: wanted }) {
      const { closes } = await day();
      const close = closes.find((one) => one.day === wanted);
      if (!close) throw new CodedError('NOT_FOUND');
      const path = await desk.dialogs.chooseSavePath(`jangkar-${wanted}.jsonl`);
      if (path === null) return { saved: false };
      await writeFile(path, `${JSON.stringify(close.head)}\n`, { mode: 0o600 });
      return { saved: true };
    },
  };
}
