import type { FileView } from '#common/contract/ipc/applications.ts';
import { useText } from '#renderer/lib/i18n.ts';

/** The sentence over a file that is out of the office. */
export function FieldNotice({ inField }: { inField: NonNullable<FileView['inField']> }) {
  const t = useText();
  const { place, deskName: desk, isHere } = inField;
  return <span>{t(isHere ? 'field.noticeHere' : 'field.notice', { place, desk })}</span>;
}
