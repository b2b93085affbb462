import type Electron from 'electron';

import type { Shared } from './shared.ts';
import { GuardedEmitter, guard } from './unavailable.ts';

let lastInput = performance.now();

/** Pages report input at most once a second. */
export function noteInput(): void {
  lastInput = performance.now();
}

/** Idle time is what the app's own pages saw; input to other programs is unknown here. */
export class PowerMonitor extends GuardedEmitter implements Shared<PowerMonitor, Electron.PowerMonitor> {
  constructor() {
    // Nothing here watches the system: tests fire these by `powerMonitor.emit('suspend')`.
    super('powerMonitor', {
      fired: 'lock-screen unlock-screen suspend resume shutdown on-ac on-battery',
    });
  }

  getSystemIdleTime(): number {
    return Math.floor((performance.now() - lastInput) / 1000);
  }

  getSystemIdleState(idleThreshold: number): 'active' | 'idle' {
    return this.getSystemIdleTime() >= idleThreshold ? 'idle' : 'active';
  }
}

export const powerMonitor = guard(new PowerMonitor(), 'powerMonitor');
