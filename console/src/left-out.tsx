import type { Given } from './address-values.ts';
import { useWords } from './locale.tsx';

/** Says what of the address cannot be used, and that nothing was asked by it. */
export function LeftOut({ of }: { readonly of: readonly Pick<Given<unknown>, 'wrong'>[] }) {
  const { t, marks } = useWords();
  const wrong = of.flatMap((asked) => asked.wrong);
  if (wrong.length === 0) return null;
  return (
    <p role="alert" className="no-day">
      {marks.sentences(wrong.map(({ text, isDay }) => t(isDay ? 'wrongDay' : 'wrongChoice', { text })))}
    </p>
  );
}
