const USUAL = String.raw`C:\Windows`;
const LOADED = /^(?<folder>.+)\\system32\\ntdll\.dll$/i;

/**
 * Where Windows is, by the library that it loaded into this process. The environment is not asked: whoever starts the program could name a folder
 * of their own there, with a `reg.exe` that knows of no policy. Elsewhere the usual folder.
 */
export function windowsFolder(loaded: () => readonly string[] = sharedObjects): string {
  for (const path of loaded()) {
    const folder = LOADED.exec(path.replaceAll('/', '\\'))?.groups?.['folder'];
    if (folder !== undefined) return folder;
  }
  return USUAL;
}

function sharedObjects(): readonly string[] {
  if (process.platform !== 'win32') return [];
  // Names of the network would be looked up for the report.
  Object.assign(process.report, { excludeNetwork: true });
  const { sharedObjects: paths } = process.report.getReport() as { sharedObjects?: readonly string[] };
  return paths ?? [];
}
