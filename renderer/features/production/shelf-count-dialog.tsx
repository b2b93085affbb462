import { useState } from 'react';
import { Checkbox } from '@mantine/core';
import type { ReadyBook, ShelfCounted } from '#common/contract/ipc/production.ts';
import { newActionId } from '#renderer/lib/action-id.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan } from '#renderer/lib/keyboard/index.ts';
import { useChannelMutation } from '#renderer/lib/use-channel.ts';
import { ConfirmFooter } from '#renderer/ui/confirm-footer.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FieldStack } from '#renderer/ui/form-footer.tsx';
import { PlainTable } from '#renderer/ui/plain-table.tsx';
import { ScrollRegion } from '#renderer/ui/scroll-region.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import styles from './production.module.css';

type ShelfCountDialogProps = { books: readonly ReadyBook[]; isOpen: boolean; onClose: () => void };

/** One of the two looks along the shelf: the positions that should be full, in their order, and whether the book lies there. */
export function ShelfCountDialog({ books, isOpen, onClose }: ShelfCountDialogProps) {
  const t = useText();
  return (
    <Dialog title={t('stock.shelf.title')} isOpen={isOpen} onClose={onClose} size="760px">
      <ShelfCountForm books={books} onClose={onClose} />
    </Dialog>
  );
}

function ShelfCountForm({ books, onClose }: Omit<ShelfCountDialogProps, 'isOpen'>) {
  const t = useText();
  const [rows] = useState(() => inOrder(books).map((book) => ({ ...book, id: newActionId() })));
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const [stranger, setStranger] = useState<string | null>(null);
  const [result, setResult] = useState<ShelfCounted | null>(null);
  const [send, { isBusy, error }] = useChannelMutation('production.countShelf');

  const toggle = (id: string) =>
    setFound((before) =>
      before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
    );

  useScan((code) => {
    const row = rows.find(({ number }) => number === code.trim().toUpperCase());
    setStranger(row ? null : code.slice(0, 40));
    if (row) setFound((before) => new Set([...before, row.applicationId]));
  });

  async function submit() {
    const entries = rows.map(({ id, applicationId }) => ({
      id,
      applicationId,
      found: found.has(applicationId),
    }));
    const reply = await send({ entries });
    if (reply.ok) setResult(reply.value);
  }

  if (result) return <Counted result={result} onClose={onClose} />;
  return (
    <FieldStack>
      <p>{t('stock.shelf.text')}</p>
      {stranger ? (
        <p className={styles['stranger']} role="alert">
          {t('stock.shelf.stranger', { code: stranger })}
        </p>
      ) : null}
      <ScrollRegion as="section" className={styles['shelfRows'] ?? ''} label={t('stock.shelf.title')}>
        <PlainTable aria-label={t('stock.shelf.title')}>
          <thead>
            <tr>
              <th scope="col">{t('handover.ready.column.shelf')}</th>
              <th scope="col">{t('handover.ready.column.number')}</th>
              <th scope="col">{t('handover.ready.column.name')}</th>
              <th scope="col">{t('stock.shelf.there')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ applicationId, number, name, shelf }, index) => (
              <tr key={applicationId}>
                <th scope="row">{shelf ? t('handover.shelf.place', shelf) : '–'}</th>
                <td className="numeric">{number}</td>
                <td>{name}</td>
                <td>
                  <Checkbox
                    aria-label={t('stock.shelf.thereOf', { number })}
                    checked={found.has(applicationId)}
                    {...(index === 0 ? { 'data-autofocus': true } : {})}
                    onChange={() => toggle(applicationId)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </PlainTable>
      </ScrollRegion>
      {error ? <RefusalLine error={error} /> : null}
      <ConfirmFooter
        label={t('stock.shelf.save', { count: found.size, total: rows.length })}
        isReady={rows.length > 0}
        isBusy={isBusy}
        onCancel={onClose}
        onConfirm={submit}
      />
    </FieldStack>
  );
}

/** What differs is named, book by book, once two have looked. */
function Counted({ result, onClose }: { result: ShelfCounted; onClose: () => void }) {
  const t = useText();
  const { counted, refused, missing } = result;
  return (
    <FieldStack>
      <p>{t('stock.shelf.counted', { count: counted })}</p>
      {missing.length > 0 ? (
        <section aria-label={t('stock.shelf.missing')}>
          <h3>{t('stock.shelf.missing')}</h3>
          <ul>
            {missing.map(({ number, name, rack, box }) => (
              <li key={number}>
                <span className="numeric">{number}</span> {name}, {t('handover.shelf.place', { rack, box })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {refused.map(({ number, code }) => (
        <p key={number} className={styles['quiet']}>
          <span className="numeric">{number}</span>{' '}
          {t(code === 'SECOND_PERSON_REQUIRED' ? 'stock.shelf.needsOther' : 'stock.shelf.notCounted', {
            code,
          })}
        </p>
      ))}
      <ConfirmFooter
        label={t('common.close')}
        hasFirstFocus
        onCancel={onClose}
        onConfirm={() => Promise.resolve(onClose())}
      />
    </FieldStack>
  );
}

function inOrder(books: readonly ReadyBook[]): ReadyBook[] {
  const place = ({ shelf }: ReadyBook) => `${shelf?.rack ?? ''} ${shelf?.box ?? ''}`;
  return books
    .filter(({ shelf }) => shelf !== null)
    .toSorted((one, other) => place(one).localeCompare(place(other), 'id', { numeric: true }));
}
