import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { FileView } from '#common/contract/ipc/applications.ts';
import { duePapers, type FilePaper } from '#common/domain/printing/paper.ts';
import { useText } from '#renderer/lib/i18n.ts';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { mayPrint } from './may-print.ts';
import { FilePaperPreview } from './paper-preview.tsx';

/** What the applicant leaves with after the step that was just done. Ctrl+P in the file's head opens the first of them. */
export function DuePapers({ view }: { view: FileView }) {
  const t = useText();
  const [shown, setShown] = useState<FilePaper | null>(null);
  const papers = duePapers(view.file).filter((paper) => mayPrint(view, paper));
  return (
    <>
      {papers.map((paper, index) => (
        <Button
          key={paper}
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          rightSection={index === 0 ? <KeyHint combo="ctrl+p" /> : null}
          onClick={() => setShown(paper)}
        >
          {t(`printing.paper.${paper}`)}
        </Button>
      ))}
      <FilePaperPreview paper={shown} view={view} onClose={() => setShown(null)} />
    </>
  );
}
