import { describe, expect, it } from 'vitest';
import { findForbiddenWords, FORBIDDEN } from './forbidden-words.ts';
import { listSourceFiles } from './source-files.ts';

const PLANTED: readonly string[] = [
  'const w = { webSecurity: false };',
  'const w = { nodeIntegration: true };',
  "const w = { 'nodeIntegrationInWorker': true };",
  'const w = { sandbox:false };',
  'const w = { contextIsolation: false };',
  "const w = { enableBlinkFeatures: 'CSSVariables' };",
  'const w = { experimentalFeatures: true };',
  'const w = { allowRunningInsecureContent: true };',
  'const w = { webviewTag: true };',
  "app.commandLine.appendSwitch('no-sandbox');",
  "app.commandLine.appendSwitch('ignore-certificate-errors');",
  'const agent = { rejectUnauthorized: false };',
  'writeFileSync(file, database.serialize());',
  "eval('1');",
  "const f = new Function('return 1');",
  "element.innerHTML = '<b>x</b>';",
  "const p = <p dangerouslySetInnerHTML={{ __html: 'x' }} />;",
  "import { ipcRenderer } from 'electron';",
  'void shell.openExternal(url);',
];

describe('forbidden words', () => {
  it('are in no file of the program', () => {
    const files = listSourceFiles(['common', 'runtime', 'main', 'preload', 'renderer', 'hub']);
    expect(files.flatMap(findForbiddenWords)).toEqual([]);
  });

  it.each(PLANTED)('are caught: %s', (text) => {
    expect(findForbiddenWords({ path: 'renderer/app/planted.tsx', text })).toHaveLength(1);
  });

  it('each have a planted case', () => {
    const idle = FORBIDDEN.filter(({ pattern }) => !PLANTED.some((text) => pattern.test(text)));
    expect(idle.map(({ pattern }) => pattern.source)).toEqual([]);
  });

  it('do not mind a sentence about them', () => {
    const text =
      '/* never sandbox: false */\n// nor eval(x)\nconst state = { sandbox: true };\nif (a.innerHTML === b) c();';
    expect(findForbiddenWords({ path: 'main/windows/options.ts', text })).toEqual([]);
  });

  it('are right in their own place', () => {
    expect(findForbiddenWords({ path: 'preload/index.ts', text: 'ipcRenderer.invoke(x);' })).toEqual([]);
    const text = 'await shell.openExternal(link);';
    expect(findForbiddenWords({ path: 'main/security/open-external.ts', text })).toEqual([]);
  });
});
