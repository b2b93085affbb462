import { useEffect, useRef, useState, type FormEvent } from 'react';
import { Button, TextInput } from '@mantine/core';
import { IconCircleCheck, IconScan } from '@tabler/icons-react';
import { useNavigate, useSearchParams } from 'react-router';
import { useText } from '#renderer/lib/i18n.ts';
import { useScan, useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { useFirstFocus } from '#renderer/lib/use-first-focus.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { RefusalLine } from '#renderer/ui/refusal-line.tsx';
import { FamilyArrival } from './family-arrival.tsx';
import { useArrival, type Arrival } from './use-arrival.ts';
import styles from './arrival-desk.module.css';

const SHORTEST = 4;

/** The top of the arrival queue: scan or type, and the ticket stands there in large figures. */
export function ArrivalDesk() {
  const t = useText();
  const { arrival, isBusy, search, record, reset } = useArrival();
  const [query, setQuery] = useSearchParams();
  const scanned = query.get('kode');
  const started = useRef<string | null>(null);

  useScan((code) => void search(code));

  useEffect(() => {
    // A scan on another screen comes here with its code, once.
    if (!scanned || started.current === scanned) return;
    started.current = scanned;
    setQuery({}, { replace: true });
    void search(scanned);
  });

  return (
    <section className={styles['desk']} aria-live="polite">
      {arrival.step === 'DONE' ? (
        <TicketResult arrival={arrival} onNext={reset} />
      ) : (
        <>
          <CodeForm isBusy={isBusy} onSearch={(code) => void search(code)} />
          {arrival.step === 'NOT_FOUND' ? (
            <div className={styles['problem']}>
              <RefusalLine
                error={{ code: 'NOT_FOUND' }}
                text={{ what: t('queue.arrival.notFound'), next: t('queue.arrival.notFoundNext') }}
              />
            </div>
          ) : null}
          {arrival.step === 'FAILED' ? (
            <div className={styles['problem']}>
              <RefusalLine error={arrival.refusal} />
            </div>
          ) : null}
          {arrival.step === 'ELSEWHERE' ? <Elsewhere arrival={arrival} /> : null}
          {arrival.step === 'FAMILY' ? (
            <FamilyArrival
              key={arrival.applicationId}
              arrival={arrival}
              isBusy={isBusy}
              onRecord={(family) => void record({ ...arrival, family }, null)}
            />
          ) : null}
          {arrival.step === 'OVERRIDE' ? (
            <Override arrival={arrival} isBusy={isBusy} onRecord={(note) => void record(arrival, note)} />
          ) : null}
        </>
      )}
    </section>
  );
}

function CodeForm({ isBusy, onSearch }: { isBusy: boolean; onSearch: (code: string) => void }) {
  const t = useText();
  const [code, setCode] = useState('');
  const first = useFirstFocus<HTMLInputElement>();
  function submit(event: FormEvent) {
    event.preventDefault();
    if (code.trim().length < SHORTEST) return;
    onSearch(code.trim());
    setCode('');
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextInput
        className={styles['field'] ?? ''}
        label={t('queue.arrival.label')}
        description={t('queue.arrival.hint')}
        leftSection={<IconScan size={18} stroke={1.75} aria-hidden />}
        value={code}
        ref={first}
        autoComplete="off"
        spellCheck={false}
        data-scan-field
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <Button
        type="submit"
        loading={isBusy}
        disabled={code.trim().length < SHORTEST}
        rightSection={<KeyHint combo="Enter" />}
      >
        {t('queue.arrival.checkIn')}
      </Button>
    </form>
  );
}

function TicketResult({ arrival, onNext }: { arrival: Arrival & { step: 'DONE' }; onNext: () => void }) {
  const t = useText();
  const first = useFirstFocus<HTMLButtonElement>();
  useScreenKeys([{ combo: 'ctrl+Enter', label: t('queue.arrival.dismiss'), run: onNext }]);
  return (
    <div className={styles['result']}>
      <div>
        <p className={styles['ticketLabel']}>{t('queue.arrival.ticket')}</p>
        <p className={styles['ticket']} data-testid="ticket">
          {arrival.ticket}
        </p>
      </div>
      <div>
        <p className={styles['ticketName']}>
          <IconCircleCheck size={16} aria-hidden /> {t('queue.arrival.ticketFor', { name: arrival.name })}
        </p>
        {arrival.family.length > 0 ? (
          <ul className={styles['tickets']} aria-label={t('family.arrival.tickets')}>
            {arrival.family.map(({ number, name, ticket }) => (
              <li key={number}>
                <strong className="numeric">{ticket}</strong> {name}
              </li>
            ))}
          </ul>
        ) : null}
        <Button mt="sm" ref={first} onClick={onNext} rightSection={<KeyHint combo="ctrl+Enter" />}>
          {t('queue.arrival.dismiss')}
        </Button>
      </div>
    </div>
  );
}

function Elsewhere({ arrival }: { arrival: Arrival & { step: 'ELSEWHERE' } }) {
  const t = useText();
  const navigate = useNavigate();
  const { state } = arrival.view.file;
  return (
    <div className={styles['override']}>
      <p>{t('queue.arrival.alreadyIn', { state: t(`labels.state.${state}`) })}</p>
      <Button variant="default" onClick={() => void navigate(`/berkas/${arrival.applicationId}`)}>
        {t('common.open')}
      </Button>
    </div>
  );
}

type OverrideProps = {
  arrival: Arrival & { step: 'OVERRIDE' };
  isBusy: boolean;
  onRecord: (note: string) => void;
};

function Override({ arrival, isBusy, onRecord }: OverrideProps) {
  const t = useText();
  const [note, setNote] = useState('');
  const first = useFirstFocus<HTMLInputElement>();
  return (
    <div className={styles['problem']}>
      <RefusalLine error={arrival.refusal} />
      <form
        className={styles['override']}
        onSubmit={(event) => {
          event.preventDefault();
          onRecord(note);
        }}
      >
        <TextInput
          className={styles['field'] ?? ''}
          label={`${t('queue.arrival.overrideLabel')} (${arrival.name})`}
          value={note}
          ref={first}
          maxLength={1000}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Button type="submit" loading={isBusy} disabled={note.trim() === ''}>
          {t('queue.arrival.checkIn')}
        </Button>
      </form>
    </div>
  );
}
