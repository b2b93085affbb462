import { addMinutes, type Instant } from '#common/kernel/instant.ts';
import { isWritten, USUAL_LEVEL, type LogChoice, type LogLevel } from '#common/domain/station/log-level.ts';
import type { DeskSettings } from './settings.ts';

const LASTS_MINUTES = 24 * 60;

type Kept = {
  all(): Pick<DeskSettings, 'logLevel'>;
  set(key: 'logLevel', value: DeskSettings['logLevel']): void;
};

/** What the log of this PC writes. It exists before the settings do, because the log does. */
export class LogThreshold {
  readonly #now: () => Instant;
  #settings: Kept | null = null;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  follow(settings: Kept): void {
    this.#settings = settings;
  }

  choice(): LogChoice {
    const kept = this.#settings?.all().logLevel ?? null;
    return kept === null || kept.until <= this.#now() ? { level: USUAL_LEVEL, until: null } : kept;
  }

  choose(level: LogLevel): LogChoice {
    const until = addMinutes(this.#now(), LASTS_MINUTES);
    this.#settings?.set('logLevel', level === USUAL_LEVEL ? null : { level, until });
    return this.choice();
  }

  writes = (line: LogLevel): boolean => isWritten(line, this.choice().level);
}
