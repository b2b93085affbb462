import { join } from 'node:path';
import { v7 } from 'uuid';
import { plainDate } from '#common/kernel/plain-date.ts';
import type { NewProposal, ProposalContent } from '#common/contract/hub/publication.ts';
import type { OfficeQueue } from '#common/domain/queue/office-queue.ts';
import type { SopParts } from '#common/domain/sop/sop-parts.ts';
import type { Sop } from '#common/domain/sop/sop.ts';
import { loadSop } from '#runtime/sop/load-sop.ts';
import { RESOURCES } from './test-desk.ts';

export const SHIPPED: Sop = loadSop(join(RESOURCES, 'sop', '2026-1'));

export function aProposal(content: ProposalContent, effectiveFrom: string): NewProposal {
  return { id: v7(), effectiveFrom: plainDate(effectiveFrom), note: 'Menurut surat edaran contoh', content };
}

export function aNewSop(parts: SopParts, base = SHIPPED.id): ProposalContent {
  return { name: 'sop', base, parts };
}

/** The shipped tariffs with one of today's that costs something else. */
export function feesWith(code: string, amount: number): SopParts {
  const newest = SHIPPED.fees.tables
    .map(({ effectiveFrom }) => effectiveFrom)
    .toSorted()
    .at(-1);
  const tables = SHIPPED.fees.tables.map((table) =>
    table.effectiveFrom === newest
      ? { ...table, books: table.books.map((book) => (book.code === code ? { ...book, amount } : book)) }
      : table,
  );
  return { fees: { ...SHIPPED.fees, tables } };
}

/** The shipped duties with one that is no longer blocked. */
export function rolesWithout(duty: string): SopParts {
  const separationOfDuties = SHIPPED.roles.separationOfDuties.map((rule) =>
    rule.id === duty ? { ...rule, enabled: false } : rule,
  );
  return { roles: { ...SHIPPED.roles, separationOfDuties } };
}

export const LETTERHEAD: ProposalContent = {
  name: 'letterhead',
  body: {
    nameLines: ['Kementerian Imigrasi dan Pemasyarakatan', 'Kantor Imigrasi Contoh'],
    address: 'Jalan Contoh 1',
    phone: '',
    email: '',
    city: 'Padang',
    signatoryTitle: 'Kepala Kantor',
  },
};

export const PRIORITY_QUEUE: OfficeQueue = {
  id: 'prioritas',
  title: { id: 'Antrean prioritas', en: 'Priority queue' },
  stage: 'documents',
  lanes: ['PRIORITY'],
  roles: ['COUNTER'],
  order: 1,
};
