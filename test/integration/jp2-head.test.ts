import { expect, it } from 'vitest';
import { jp2Head } from '#renderer/lib/prints/jp2-head.ts';
import { drawPrint } from '#tools/sbi-mock/prints/draw-print.ts';
import { encodeJp2 } from '#tools/sbi-mock/prints/jp2.ts';

it('the size of a JPEG 2000 picture is known before it is decoded', async () => {
  const jp2 = await encodeJp2(drawPrint({ seed: 1, width: 97, height: 203 }));
  expect(jp2Head(jp2)).toEqual({ width: 97, height: 203, components: 1, bits: 8 });
  expect(() => jp2Head(jp2.subarray(0, 60))).toThrow('no codestream');
});
