import type { Clipboard } from 'electron';

import { getBrowser } from '../chromium/browser.ts';
import { guard } from './unavailable.ts';

/**
 * Only writing: a page copies on the host's behalf, by the command that needs no permission, without touching what is selected or
 * focused. Reading would need the page's permission, which is the app's to give.
 */
export const clipboard = guard(
  {
    writeText: copy,
    clear: () => void copy('').catch((error: unknown) => console.error(String(error))),
  } satisfies Pick<Clipboard, 'writeText' | 'clear'>,
  'clipboard',
);

async function copy(text: string): Promise<void> {
  const page = getBrowser().anyPage();
  if (!page) throw new Error('clipboard.writeText needs an open window in the Chromium stand-in.');
  const { result } = await page.send('Runtime.evaluate', {
    expression: `(${String(copyInPage)})(${JSON.stringify(text)})`,
    userGesture: true,
    returnByValue: true,
  });
  if (result.value !== true) throw new Error('The page could not copy; its window may not be in front.');
}

/** Its text runs in the page. */
function copyInPage(text: string): boolean {
  let copied = false;
  const allow = (event: Event): void => event.preventDefault();
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    copied = true;
  };
  document.addEventListener('beforecopy', allow, { capture: true, once: true });
  document.addEventListener('copy', write, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('beforecopy', allow, { capture: true });
  document.removeEventListener('copy', write, { capture: true });
  return copied;
}
