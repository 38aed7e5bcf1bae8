import { inputKeyOfAny } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import type { Taker } from './handover.rules.ts';

/** What the sentence about the scope of an act goes on with that takes `handOverTo`. */
export const HANDOVER_SCOPE = ', and duty:write where handOverTo is given';

/** The field of acts on an officer by which all that the officer answers for passes to another; `otherwise` tells the default. */
export const handoverField = (t: InputFields, otherwise: string) => ({
  handOverTo: t.id({
    description: `The officer or the unit that has all duties of the officer from then on (责任交接), in the same change; not the officer. Needs the scope duty:write as well. Default: ${otherwise}.`,
  }),
});

/** An officer or a unit that takes over, by its id at a path. */
export function parseTaker(check: InputCheck, id: string, path: string): Taker {
  const taker = inputKeyOfAny(check, ['Officer', 'Unit'], id, path);
  return {
    officerId: taker?.type === 'Officer' ? taker.key : null,
    unitId: taker?.type === 'Unit' ? taker.key : null,
  };
}

/** Who takes over from an officer; null where nobody does. */
export function parseHandover(check: InputCheck, id: string | null | undefined, officerId: number): Taker | null {
  if (id == null) return null;
  const taker = parseTaker(check, id, 'handOverTo');
  if (taker.officerId !== null && taker.officerId === officerId) {
    check.refuse('handOverTo', { zh: '即该民警本人', en: 'is the officer' });
  }
  return taker;
}
