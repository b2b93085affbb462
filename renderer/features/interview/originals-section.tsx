import { Button } from '@mantine/core';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { DocCode } from '#common/domain/documents/doc-code.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { useScreenKeys } from '#renderer/lib/keyboard/index.ts';
import { Section } from '#renderer/ui/facts.tsx';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { ReasonPicker } from '#renderer/ui/reason-picker.tsx';

type OriginalsSectionProps = {
  view: FileView;
  seen: readonly DocCode[];
  isOff: boolean;
  onChange: (seen: DocCode[]) => void;
};

/** The originals that lie on this desk now; all of them by one key. */
export function OriginalsSection({ view, seen, isOff, onChange }: OriginalsSectionProps) {
  const t = useText();
  const here = Object.values(view.file.documents)
    .filter(({ present }) => present)
    .map(({ code }) => code);
  const isAll = here.every((code) => seen.includes(code));
  const all = { combo: 'alt+a', label: t('interview.originalsAll'), run: () => onChange(here) };
  useScreenKeys([{ ...all, isDisabled: isOff || here.length === 0 }]);
  return (
    <Section
      title={t('interview.originals')}
      aside={
        <Button
          size="xs"
          variant="default"
          disabled={isOff || isAll}
          rightSection={<KeyHint combo={all.combo} />}
          onClick={all.run}
        >
          {all.label}
        </Button>
      }
    >
      <ReasonPicker
        label={t('interview.originals')}
        isLabelHidden
        reasons={Object.values(view.file.documents).map(({ code }) => ({
          code,
          label: t(`labels.document.${code}`),
        }))}
        chosen={seen}
        onChange={(codes) => onChange(DocCode.array().parse(codes))}
        isDisabled={isOff}
      />
    </Section>
  );
}
