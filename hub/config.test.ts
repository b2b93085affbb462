import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const centre = (env: Record<string, string>) => readConfig(env, '/x').centre;

describe('the address of the office’s own database', () => {
  const url = (text: string) => readConfig({ DATABASE_URL: text }, '/x').databaseUrl;

  it('may hold every sign in its password, the # among them written %23', () => {
    const good = 'postgres://loket:a&b$c%20%23d@127.0.0.1/loket';
    expect(url(good)).toBe(good);
    const bad = () => url('postgres://loket:a#b@127.0.0.1/loket');
    expect(bad).toThrow(ConfigError);
    expect(bad).toThrow(/: DATABASE_URL$/);
  });
});

describe('the centre in the settings', () => {
  it('is none unless it is set', () => {
    expect(centre({})).toBeNull();
  });

  it('is a folder, or an address with a token', () => {
    expect(centre({ HUB_CENTRE: 'files', HUB_CENTRE_FOLDER: '/srv/centre' })).toEqual({
      kind: 'files',
      folder: '/srv/centre',
    });
    const http = { HUB_CENTRE: 'http', HUB_CENTRE_TOKEN_FILE: '/t' };
    expect(centre({ ...http, HUB_CENTRE_URL: 'https://centre.example' })).toMatchObject({ kind: 'http' });
    expect(centre({ ...http, HUB_CENTRE_URL: 'http://127.0.0.1:7480' })).toMatchObject({ kind: 'http' });
  });

  it.each([
    [{ HUB_CENTRE: 'files' }],
    [{ HUB_CENTRE: 'http', HUB_CENTRE_URL: 'https://centre.example' }],
    [{ HUB_CENTRE: 'http', HUB_CENTRE_TOKEN_FILE: '/t', HUB_CENTRE_URL: 'http://centre.example' }],
    [{ HUB_CENTRE: 'http', HUB_CENTRE_TOKEN_FILE: '/t', HUB_CENTRE_URL: 'http://localhost.example:80' }],
    [{ HUB_CENTRE: 'pigeon' }],
  ])('is told by the name of the variable when it cannot be: %o', (env) => {
    expect(() => centre(env)).toThrow(ConfigError);
  });
});
