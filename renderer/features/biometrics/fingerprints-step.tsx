import { useMemo } from 'react';
import { ageAt } from '#common/kernel/plain-date.ts';
import { fingerPolicyFrom } from '#common/domain/sop/finger-policy.ts';
import { useDraftState } from '#renderer/lib/drafts.ts';
import { useSopInput } from '#renderer/lib/file-sop.ts';
import type { StageWorkProps } from '#renderer/lib/stage-work.ts';
import { useChannelQuery } from '#renderer/lib/use-channel.ts';
import { useFormat } from '#renderer/lib/use-format.ts';
import { LinesSkeleton } from '#renderer/ui/skeletons.tsx';
import { FingersWork } from './fingers/fingers-work.tsx';
import { NO_FINGERS, parseDraft } from './fingers/finger-draft.ts';

/** Each finger that the SOP asks for: a print, or an exception with its proof. What was taken survives a crash. */
export function FingerprintsStep(props: StageWorkProps & { onDone: () => void }) {
  const format = useFormat();
  const { file, fingerFiles } = props.view;
  const { data: sop } = useChannelQuery('office.sop', useSopInput());
  const draft = useDraftState({ applicationId: file.id, form: 'fingers' }, NO_FINGERS, parseDraft);
  // Files are a matter of the office as well as of the SOP: main says what holds.
  const policy = useMemo(
    () => (sop ? { ...fingerPolicyFrom(sop.fingerPolicy), fileInput: fingerFiles } : null),
    [sop, fingerFiles],
  );
  if (!policy || draft.isLoading) return <LinesSkeleton lines={6} />;
  const isUnderAge = ageAt(file.applicant.birthDate, format.today) < policy.childMinAge;
  return <FingersWork {...props} policy={policy} draft={draft} isUnderAge={isUnderAge} />;
}
