const QUALITY = 0.92;
const QUARTER = Math.PI / 2;

/** The same picture turned by quarters to the right, in full resolution. */
export async function turnJpeg(bytes: Uint8Array, turns: number): Promise<Uint8Array> {
  if (turns % 4 === 0) return bytes;
  const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
  const isAcross = turns % 2 === 1;
  const width = isAcross ? picture.height : picture.width;
  const height = isAcross ? picture.width : picture.height;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return bytes;
  context.translate(width / 2, height / 2);
  context.rotate(turns * QUARTER);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  picture.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
