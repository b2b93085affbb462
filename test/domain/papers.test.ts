import { describe, expect, it } from 'vitest';
import { reach } from '#test/support/rules-journeys.ts';
import { duePapers, occasionOf, papersOf, sizeOf } from '#common/domain/printing/paper.ts';

describe('the papers of a file', () => {
  it('are offered after the step that they belong to', () => {
    expect(duePapers(reach('CHECKED_IN').file)).toEqual(['TICKET', 'FOLDER_LABEL']);
    expect(duePapers(reach('DOC_INCOMPLETE').file)).toEqual(['SHORTAGE']);
    expect(duePapers(reach('IN_SERVICE').file)).toEqual(['RECEIPT', 'RECEIPT_SLIP']);
    expect(duePapers(reach('SUSPENDED').file)).toEqual(['SUSPENSION']);
    expect(duePapers(reach('REJECTED').file)).toEqual(['REFUSAL']);
    expect(duePapers(reach('CANCELLED').file)).toEqual(['CANCELLATION']);
    expect(duePapers(reach('BOOKED').file)).toEqual([]);
  });

  it('stay in the file afterwards', () => {
    expect(papersOf(reach('APPROVED').file)).toContain('RECEIPT');
    expect(papersOf(reach('APPROVED', { type: 'REPLACE_LOST' }).file)).toEqual(
      expect.arrayContaining(['BAP', 'OPINION']),
    );
    expect(papersOf(reach('REJECTED').file)).not.toContain('CANCELLATION');
  });

  it('a second return is a paper of its own, not a copy of the first', () => {
    const t = reach('DOC_INCOMPLETE');
    const first = occasionOf(t.file, 'SHORTAGE');
    t.waitDays(1).run('documents.resubmit/1').run('documents.returnDossier/1');
    expect(occasionOf(t.file, 'SHORTAGE')).not.toBe(first);
  });

  it('know their size', () => {
    expect(sizeOf('TICKET')).toBe('ROLL_80');
    expect(sizeOf('FOLDER_LABEL')).toBe('LABEL');
    expect(sizeOf('REFUSAL')).toBe('A4');
  });
});
