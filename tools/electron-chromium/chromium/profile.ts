import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BLOCK = 2;

/**
 * What a person could otherwise change or be asked in Chromium's own interface. Devices and pop-ups are refused here, so that no
 * chooser of Chromium's appears where Electron would have asked the app.
 */
const PREFERENCES = {
  profile: {
    default_content_setting_values: {
      usb_guard: BLOCK,
      hid_guard: BLOCK,
      serial_guard: BLOCK,
      bluetooth_guard: BLOCK,
      popups: BLOCK,
    },
    password_manager_enabled: false,
  },
  credentials_enable_service: false,
  autofill: { profile_enabled: false, credit_card_enabled: false },
  browser: { enable_spellchecking: false, show_home_button: false },
  translate: { enabled: false },
  search: { suggest_enabled: false },
  safebrowsing: { enabled: false },
};

/** A fresh profile outside the app's own data, which is removed at the end. */
export function createProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loket-chromium-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(PREFERENCES));
  return folder;
}
