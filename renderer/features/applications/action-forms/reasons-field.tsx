import type { Reason } from '#common/domain/sop/reason-codes.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useSop } from '#renderer/lib/use-sop.ts';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';

type ReasonsFieldProps = {
  kinds: readonly Reason['kind'][];
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
  /** Leave out reasons that the rules would refuse here. */
  isOffered?: (code: string) => boolean;
};

/** The SOP's reasons of the kinds that this decision takes. */
export function ReasonsField({ kinds, chosen, onChange, isOffered = () => true }: ReasonsFieldProps) {
  const t = useText();
  const { reasonsOf } = useSop();
  const reasons = reasonsOf(...kinds).filter(({ code }) => isOffered(code));
  return <ReasonPicker label={t('common.reason')} reasons={reasons} chosen={chosen} onChange={onChange} />;
}
