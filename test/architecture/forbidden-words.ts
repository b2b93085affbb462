import { isTest, withoutComments, type SourceFile } from './source-files.ts';

type Forbidden = {
  pattern: RegExp;
  because: string;
  /** Files in which it is right. */
  except?: RegExp;
};

/** Each line would undo a promise of docs/SECURITY.md, and each is easy to paste from a tutorial. */
export const FORBIDDEN: readonly Forbidden[] = [
  { pattern: /\bwebSecurity['"]?\s*:\s*false/, because: 'it switches the same-origin policy off' },
  { pattern: /\bnodeIntegration\w*['"]?\s*:\s*true/, because: 'a page with Node can read every file' },
  { pattern: /\bsandbox['"]?\s*:\s*false/, because: 'the renderer must stay in the sandbox' },
  { pattern: /\bcontextIsolation['"]?\s*:\s*false/, because: 'the page could reach the preload' },
  { pattern: /\benableBlinkFeatures\b/, because: 'untested engine features are an attack surface' },
  {
    pattern: /\bexperimentalFeatures['"]?\s*:\s*true/,
    because: 'untested engine features are an attack surface',
  },
  { pattern: /\ballowRunningInsecureContent\b/, because: 'only encrypted content' },
  { pattern: /\bwebviewTag['"]?\s*:\s*true/, because: 'there are no embedded pages' },
  { pattern: /no-sandbox/, because: 'only the launcher of a test may say so' },
  {
    pattern: /ignore-certificate-errors|\brejectUnauthorized['"]?\s*:\s*false/,
    because: 'hub and scanners are known by their certificates',
    // Looks at a certificate to remember it, and sends nothing.
    except: /^main\/features\/documents\/intake\/escl\/first-sight\.ts$/,
  },
  { pattern: /\.serialize\(\s*\)/, because: 'a serialised database is plain text; backups are VACUUM INTO' },
  { pattern: /(?<![\w.])eval\s*\(/, because: 'no code from text' },
  { pattern: /\bnew\s+Function\s*\(/, because: 'no code from text' },
  { pattern: /\.(?:innerHTML|outerHTML)\s*=[^=]/, because: 'no markup from text' },
  { pattern: /\bdangerouslySetInnerHTML\b/, because: 'no markup from text' },
  { pattern: /\bipcRenderer\b/, because: 'only the preload talks to the main process', except: /^preload\// },
  {
    pattern: /\bopenExternal\b/,
    because: 'only named links leave the program',
    except: /^main\/security\/open-external\.ts$/,
  },
];

/** One sentence per forbidden word in a file of the program. */
export function findForbiddenWords(file: SourceFile): string[] {
  if (isTest(file.path)) return [];
  const code = withoutComments(file.text);
  return FORBIDDEN.filter(({ pattern, except }) => pattern.test(code) && !except?.test(file.path)).map(
    ({ pattern, because }) => `${file.path} holds ${pattern.source}: ${because}`,
  );
}
