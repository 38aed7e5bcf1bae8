import { partsOf } from '../../documents/docx-parts.ts';
import { setProperties } from '../../documents/docx-properties.ts';
import { docxOf, fillTemplate, type Values } from '../../documents/docx-template.ts';
import type { Provenance } from '../exports/provenance.ts';
import { docxContents, propertiesFrom } from './form-file.ts';

/** Fills a template and puts into it where it came from, which covers what it says. */
export function docxFile(template: Uint8Array, values: Values, signed: (contents: string) => Provenance): Uint8Array {
  const zip = fillTemplate(template, values);
  setProperties(zip, propertiesFrom(signed(docxContents(partsOf(zip)))));
  return docxOf(zip);
}
