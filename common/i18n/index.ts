import { english } from './en/index.ts';
import { indonesian } from './id/index.ts';

/** Every text of the program in both languages; Indonesian is the default and the measure. */
export const CATALOGUES = { id: indonesian, en: english };

export type Language = keyof typeof CATALOGUES;
export const DEFAULT_LANGUAGE: Language = 'id';
export const LANGUAGES = ['id', 'en'] as const satisfies readonly Language[];

export type Catalogue = typeof indonesian;

type PathsOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${PathsOf<T[K]>}`;
}[keyof T & string];

/** Address of one text: `namespace.group.name`. */
export type TextKey = PathsOf<Catalogue>;
