import { useMemo } from 'react';
import type { CountedHand, Hand } from '#common/domain/production/custody.ts';
import type { UserId } from '#common/kernel/ids.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSession } from '#renderer/lib/session.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';

const NO_INPUT = {};

/** The value of a choice among hands: the safe, or an officer's id. */
export function handFrom(value: string): CountedHand {
  // The choices hold ids of accounts and the word for the safe, nothing else.
  return value === 'VAULT' ? { at: 'VAULT', who: null } : { at: 'PERSON', who: value as UserId };
}

/** The hands of the stock in the words of the screen, and those out of which this person may give. */
export function useHands() {
  const t = useText();
  const { user, can } = useSession();
  const { data: stock } = useChannelQuery('production.stock', NO_INPUT);
  const { data: people } = useChannelQuery('production.stockPeople', NO_INPUT);
  return useMemo(() => {
    const nameOf = (id: string | null) => (id === null ? '' : (people?.names[id] ?? ''));
    const vault = { value: 'VAULT', label: t('stock.vault') };
    const holders = new Map(stock?.hands.flatMap(({ who }) => (who ? [[who.id, who.name] as const] : [])));
    const hasOwn = (stock?.mine.length ?? 0) > 0;
    return {
      nameOf,
      labelOf: (hand: Hand | null) => {
        if (!hand) return t('stock.outside');
        return hand.at === 'PERSON' ? nameOf(hand.who) : t(`stock.hand.${hand.at}`);
      },
      /** The safe and everybody who holds any. */
      all: [vault, ...[...holders].map(([value, label]) => ({ value: value as string, label }))],
      mayGive: [
        ...(hasOwn && user ? [{ value: user.id as string, label: user.displayName }] : []),
        ...(can('stock.keep') ? [vault] : []),
      ],
    };
  }, [t, user, can, stock, people]);
}
