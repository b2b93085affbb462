import { z } from 'zod';
import { UserId } from '#common/kernel/ids.ts';
import { Instant } from '#common/kernel/instant.ts';
import {
  BlankStop,
  CountedHand,
  Movement,
  MovementKind,
  NumberRange,
  SETTLE_REASONS,
  StockCommand,
  Tally,
} from '#common/domain/production/custody.ts';
import { CountState, CountView } from '#common/domain/production/stock-count.ts';
import { HubSignIn } from './station.ts';

/** What waits for a second person. */
export const RequestState = z.enum(['WAITING', 'DONE', 'DECLINED']);
export const StockRequestView = z.strictObject({
  id: z.string(),
  command: StockCommand,
  by: UserId,
  at: Instant,
  desk: z.string(),
});
export type StockRequestView = z.infer<typeof StockRequestView>;

/** `second`: who stands beside and proves it here and now; without it the movement waits for them at their own login. */
export const AskStock = z.strictObject({ id: z.uuid(), command: StockCommand, second: HubSignIn.nullable() });
export const AskStockReply = z.strictObject({ state: RequestState });
export const AnswerStock = z.strictObject({ yes: z.boolean() });
export const StockRequests = z.strictObject({ requests: z.array(StockRequestView) });

export const MovementQuery = z.strictObject({
  text: z.string().trim().max(20),
  kind: MovementKind.nullable(),
  person: z.string().max(60).nullable(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(200),
});
export type MovementQuery = z.infer<typeof MovementQuery>;
export const MovementPage = z.strictObject({ rows: z.array(Movement), total: z.int().min(0) });
export type MovementPage = z.infer<typeof MovementPage>;

export const EnterCount = z.strictObject({
  id: z.uuid(),
  hand: CountedHand,
  counted: z.array(Tally).max(8),
});
export const EnterCountReply = z.strictObject({ state: CountState });
/** Those of today, and every difference that nobody has settled. */
export const StockCounts = z.strictObject({ counts: z.array(CountView) });
export const SettleCount = z.strictObject({
  reason: z.enum(SETTLE_REASONS),
  note: z.string().trim().min(10).max(400),
  missing: NumberRange.nullable(),
});

/** What every desk is told: from when to when no blank is taken and none printed. */
export const HubBlankStops = z.array(BlankStop);
