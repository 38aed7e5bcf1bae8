import type { Registry } from './database/client.ts';
import { ON_RECORD } from './invariants.ts';
import { chineseName, pinyinOf } from './names/chinese-name.ts';
import { restateTexts, type Derive } from './record/text-forms.ts';

/** The keys of names, by the type of what has the name. */
const DERIVED: Readonly<Record<string, Derive>> = {
  Officer: ({ name }) => ({ ...chineseName(name ?? '') }),
  Unit: ({ name }) => ({ namePinyin: pinyinOf(name ?? '') }),
};

/** Records anew what a program of before stored in another form; docs/names.md tells it. How many rows. */
export const restateAllTexts = (registry: Registry): Promise<number> => restateTexts(registry, ON_RECORD, DERIVED);
