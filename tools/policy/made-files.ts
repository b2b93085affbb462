import { adml } from './adml.ts';
import { admx } from './admx.ts';
import { jsonSchema } from './json-schema.ts';
import { PLACES } from './names.ts';
import { page } from './page.ts';

/** Everything that is made from the table, by its place in the project. */
export function madeFiles(): Readonly<Record<string, string>> {
  return {
    [PLACES.admx]: admx(),
    [PLACES.admlIndonesian]: adml('id'),
    [PLACES.admlEnglish]: adml('en'),
    [PLACES.schema]: jsonSchema(),
    [PLACES.page]: page(),
  };
}
