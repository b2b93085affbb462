import './last-resort.css';

/** Both languages, because the catalogue may be what failed; the language in use is not known either. */
const WORDS = [
  {
    lang: 'id',
    title: 'Tampilan Loket berhenti bekerja.',
    text: 'Data kantor tidak rusak. Muat ulang; jika terjadi lagi, tutup Loket dan hubungi petugas Tikim.',
  },
  {
    lang: 'en',
    title: 'Loket’s page stopped working.',
    text: 'The office’s data are whole. Reload; if it happens again, close Loket and call the IT officer.',
  },
] as const;
const RELOAD = 'Muat ulang / Reload';
const DETAILS = 'Rincian / Details';

/** The page of last resort: nothing but the document, so that whatever failed, this does not. */
export function drawLastResort(into: Element, error: unknown): void {
  const main = document.createElement('main');
  main.className = 'last-resort';
  main.setAttribute('role', 'alert');
  for (const { lang, title, text } of WORDS) {
    main.append(withText('h1', title, lang), withText('p', text, lang));
  }
  const reload = withText('button', RELOAD);
  reload.addEventListener('click', () => location.reload());
  const details = document.createElement('details');
  details.append(withText('summary', DETAILS), withText('pre', detailsOf(error)));
  main.append(reload, details);
  into.replaceChildren(main);
}

function withText(tag: 'h1' | 'p' | 'button' | 'summary' | 'pre', text: string, lang = ''): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  if (lang !== '') element.lang = lang;
  return element;
}

function detailsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
