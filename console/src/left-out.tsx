import { SEARCH_MAXIMUM, type Given, type Wrong } from './address-values.ts';
import { useWords } from './locale.tsx';
import type { TextKey } from './texts.ts';

const toldBy = ({ isDay, isCut }: Wrong): TextKey => (isDay ? 'wrongDay' : isCut ? 'cutText' : 'wrongChoice');

/** Says what of the address cannot be used, and that nothing was asked by it; and of which text no more than the beginning. */
export function LeftOut({ of }: { readonly of: readonly Pick<Given<unknown>, 'wrong'>[] }) {
  const { t, marks } = useWords();
  const wrong = of.flatMap((asked) => asked.wrong);
  if (wrong.length === 0) return null;
  return (
    <p role="alert" className="no-day">
      {marks.sentences(wrong.map((one) => t(toldBy(one), { text: one.text, most: SEARCH_MAXIMUM })))}
    </p>
  );
}
