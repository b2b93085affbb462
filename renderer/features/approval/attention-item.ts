import type { FileView } from '#common/contract/ipc/applications.ts';
import type { Translate } from '#renderer/lib/i18n.ts';
import type { useFormat } from '#renderer/lib/use-format.ts';
import type { Tone } from '#renderer/ui/tone.ts';

export type AttentionItem = { id: string; tone: Tone; title: string; texts: readonly string[] };
export type Format = ReturnType<typeof useFormat>;
export type Context = { view: FileView; t: Translate; format: Format; reason: (code: string) => string };
