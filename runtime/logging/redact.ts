const RULES: readonly { pattern: RegExp; put: string }[] = [
  // First: the parts of an MRZ line look like the numbers below.
  { pattern: /P<[A-Z<]{3}[A-Z0-9<]{10,}|[A-Z0-9<]{9}\d[A-Z<]{3}\d{6}\d[MFX<][A-Z0-9<]+/g, put: '[mrz]' },
  { pattern: /\b\d{15,16}\b|\b\d{4}([ .-])\d{4}\1\d{4}\1\d{3,4}\b/g, put: '[number]' },
  { pattern: /\b[A-Z][ -]?\d{7}\b/g, put: '[passport]' },
  { pattern: /[\w.+-]+@[\w-]+(\.[\w-]+)+/g, put: '[mail]' },
  { pattern: /(?<![\w-])(?:\+?62[ -]?|0)8[\d -]{7,16}\b/g, put: '[phone]' },
  { pattern: /\b\d{4}-\d{2}-\d{2}(?!T)\b|\b\d{2}[-/]\d{2}[-/]\d{4}\b/g, put: '[date]' },
  { pattern: /\b(nama|alamat|tempat lahir|ibu|ayah)(\s*[:=]\s*)[^;,\n"']+/gi, put: '$1$2[text]' },
  // However long, and to the end where a log cut it off: one quote passed over would turn all that follow inside out. The
  // mark inside a word (`can't`) is none.
  {
    pattern: /"(?:[^"\\]|\\.)+(?:"|\\?$)|(?<![\p{L}\d])'(?:[^'\\]|\\.|'(?=[\p{L}\d]))+(?:'|\\?$)/gsu,
    put: '[text]',
  },
  { pattern: /[“‘][^”’]+(?:[”’]|$)/g, put: '[text]' },
  { pattern: /(?:[A-Za-z]:\\|\\\\|\/(?:home|root|Users|tmp|media|mnt|srv)\/)[^\s:'"]*/g, put: '[path]' },
];

/** Removes what could name a person. Anything quoted goes too: error texts quote the values that they complain of. */
export function redact(text: string): string {
  return RULES.reduce((result, { pattern, put }) => result.replace(pattern, put), text);
}
