import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  type ConvertCSSVariablesInput,
} from '@mantine/core';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { followTokens, theme } from './theme.ts';

/**
 * Mantine would write these into a <style> element, which the page's policy refuses. They are a file instead; run
 * `vitest run renderer/app/theme -u` after a change of the theme.
 */
it('the variables file is what the theme asks for', async () => {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const ours = followTokens(merged);
  const base = defaultCssVariablesResolver(merged);
  const variables: ConvertCSSVariablesInput = {
    variables: { ...base.variables, ...ours.variables },
    light: { ...base.light, ...ours.light, '--mantine-color-scheme': 'light' },
    dark: { ...base.dark, ...ours.dark, '--mantine-color-scheme': 'dark' },
  };
  const css = `/* Written by mantine-variables.test.ts from theme.ts. */\n${convertCssVariables(variables, ':root')}`;
  await expect(await format(css, { parser: 'css', printWidth: 110, singleQuote: true })).toMatchFileSnapshot(
    './mantine-variables.css',
  );
});
