import type { ComplaintState } from '#common/domain/registers/complaint-words.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { Chip } from '#renderer/ui/chip.tsx';
import type { Tone } from '#renderer/ui/tone.ts';

const TONES: Readonly<Record<ComplaintState, Tone>> = {
  RECEIVED: 'amber',
  VERIFIED: 'blue',
  ASSIGNED: 'blue',
  IN_PROGRESS: 'blue',
  ANSWERED: 'green',
  ESCALATED: 'violet',
  CLOSED: 'gray',
  REJECTED_INCOMPLETE: 'gray',
};

export function StateChip({ state }: { state: ComplaintState }) {
  const t = useText();
  return <Chip tone={TONES[state]} label={t(`complaints.state.${state}`)} />;
}
