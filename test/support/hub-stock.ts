import { v7 } from 'uuid';
import { CodedError } from '#common/contract/coded-error.ts';
import type { PassportKind } from '#common/domain/applications/vocabulary.ts';
import { rangesOf } from '#common/domain/production/serial-range.ts';
import type { StockPerson } from '#common/domain/production/stock-rules.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { askStockAtHub, type StockDoer } from '#hub/features/production/stock-at-hub.ts';
import type { HubContext } from '#hub/hub-context.ts';
import { userId } from './rules-office.ts';

const HEAD: StockPerson = { id: userId(901), roles: ['SECTION_HEAD'] };
const KEEPER: StockPerson = { id: userId(902), roles: ['SUBSECTION_HEAD'] };
const VAULT = { at: 'VAULT', who: null } as const;

type Delivery = { serials: readonly string[]; kind: PassportKind; pages: 24 | 48; reference: string };

/** A delivery into the office's safe, and out of it into an officer's hand if one is named. */
export async function stockHub(
  hub: HubContext,
  { officeId, desk = 'test' }: { officeId: string; desk?: string },
  { serials, kind, pages, reference }: Delivery,
  holder: UserId | null = null,
): Promise<void> {
  const doer = (person: StockPerson): StockDoer => ({ officeId, person, desk });
  await openSafe(hub, doer(KEEPER));
  for (const range of rangesOf([...serials].toSorted())) {
    await askStockAtHub(hub, doer(HEAD), {
      id: v7(),
      command: { kind: 'RECEIVE', ...range, bookKind: kind, pages, reference },
      second: KEEPER,
    });
    if (holder === null) continue;
    const to = { at: 'PERSON', who: holder } as const;
    await askStockAtHub(hub, doer(KEEPER), {
      id: v7(),
      command: { kind: 'HAND_OVER', ...range, from: VAULT, to },
      second: { id: holder, roles: ['PRINT'] },
    });
  }
}

/** By two, as everything that goes through its door asks for. One that is open stays so. */
export async function openSafe(hub: HubContext, doer: StockDoer): Promise<void> {
  const command = { kind: 'OPEN_VAULT', reason: 'DELIVERY', note: '' } as const;
  await askStockAtHub(hub, doer, { id: v7(), command, second: HEAD }).catch((error: unknown) => {
    if (!(error instanceof CodedError) || error.code !== 'VAULT_OPEN') throw error;
  });
}
