import { describe, expect, it } from 'vitest';
import { CodedError } from '#common/contract/coded-error.ts';
import { HARMLESS_FILES, HOSTILE_FILES } from '#test/support/hostile-files.ts';
import { aJpeg } from '#test/support/pictures.ts';
import { aPdf } from '#test/support/pdfs.ts';
import { inspectFile } from '#main/features/documents/intake/inspect-file.ts';

function codeOf(bytes: Uint8Array): string {
  try {
    return inspectFile(bytes).mediaType;
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

describe('a file', () => {
  it.each(HOSTILE_FILES)('$name is refused', ({ bytes, refused }) => {
    expect(codeOf(bytes)).toBe(refused);
  });

  it.each(HARMLESS_FILES)('$name is taken', ({ bytes }) => {
    expect(codeOf(bytes)).toMatch(/^(image|application)\//);
  });

  it('is what its bytes say, with the size of the picture', () => {
    expect(inspectFile(aJpeg({ width: 64, height: 48 }))).toEqual({
      mediaType: 'image/jpeg',
      width: 64,
      height: 48,
    });
    expect(inspectFile(aPdf())).toEqual({ mediaType: 'application/pdf', width: null, height: null });
  });

  it('that broke off is told from one that is whole, wherever a JPEG broke off', () => {
    const whole = aJpeg({ width: 64, height: 48 });
    for (const part of [0.5, 0.8, 0.99]) {
      expect(codeOf(whole.subarray(0, Math.floor(whole.length * part)))).toBe('FILE_CUT_OFF');
    }
    // A telephone's preview behind the picture is no harm.
    expect(codeOf(Uint8Array.from([...whole, ...whole]))).toBe('image/jpeg');
  });

  it('above the size is refused before it is looked at', () => {
    expect(codeOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('FILE_TOO_LARGE');
  });
});
