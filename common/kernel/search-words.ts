const NIK = /^\d{16}$/;

/** Letters and digits only; a NIK typed in groups of four is one word. */
export function searchWords(text: string): readonly string[] {
  const words = text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.join('');
  return isWholeNik(joined) ? [joined] : words;
}

export function isWholeNik(word: string): boolean {
  return NIK.test(word);
}
