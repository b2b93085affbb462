import { isWritten, USUAL_LEVEL, type LogLevel } from '#common/domain/station/log-level.ts';
import { redact } from './redact.ts';

export type LogFields = Readonly<Record<string, unknown>>;
export type Logger = {
  /** For whoever looks for a fault: not written unless asked for. */
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
};

export type LogSink = (line: string) => void;

/** One JSON line an entry. Fixed messages, coded fields; every text passes the redactor before it reaches the sink. */
export function createLogger(
  area: string,
  sink: LogSink,
  writes: (level: LogLevel) => boolean = (level) => isWritten(level, USUAL_LEVEL),
): Logger {
  function write(level: LogLevel, message: string, fields: LogFields = {}) {
    if (!writes(level)) return;
    const safe = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, safeValue(value)]));
    sink(JSON.stringify({ at: new Date().toISOString(), level, area, message: redact(message), ...safe }));
  }
  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

function safeValue(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (value instanceof Error) {
    return { name: value.name, text: redact(value.message), stack: framesOf(value) };
  }
  return redact(typeof value === 'string' ? value : JSON.stringify(value));
}

/** File names and line numbers only: a stack's first line is the message again. */
function framesOf(error: Error): string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trim().startsWith('at '));
  return frames
    .slice(0, 8)
    .map((line) => line.trim().replace(/\(?(?:file:\/\/)?[^\s()]*[\\/](?=[^\\/]+:\d+)/, '('));
}
