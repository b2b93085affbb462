import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

import { notAvailable } from './unavailable.ts';

/** Electron's named folders on Linux. */
export class AppPaths {
  private readonly chosen = new Map<string, string>();
  private readonly getName: () => string;

  constructor(getName: () => string) {
    this.getName = getName;
  }

  get(name: string): string {
    return this.chosen.get(name) ?? this.standard(name);
  }

  set(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    this.chosen.set(name, path);
  }

  private standard(name: string): string {
    switch (name) {
      case 'home':
        return homedir();
      case 'appData':
        return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
      case 'userData':
        return join(this.get('appData'), this.getName());
      case 'sessionData':
        return this.get('userData');
      case 'logs':
        return join(this.get('userData'), 'logs');
      case 'crashDumps':
        return join(this.get('userData'), 'Crashpad');
      case 'temp':
        return tmpdir();
      case 'exe':
        return process.execPath;
      case 'desktop':
      case 'documents':
      case 'downloads':
      case 'music':
      case 'pictures':
      case 'videos':
        return (
          process.env[`XDG_${name === 'downloads' ? 'DOWNLOAD' : name.toUpperCase()}_DIR`] ??
          join(homedir(), capitalised(name))
        );
      default:
        throw notAvailable(`app.getPath('${name}')`);
    }
  }
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
