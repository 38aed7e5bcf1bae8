import { Alert } from 'antd';
import { titleOfAct } from '../acts/act-titles.ts';
import type { FieldLineFragment } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { useSession } from '../session.tsx';
import { loweredIn } from './lowered.ts';

/** That a correction makes a rank a lower one: that is right where it was mistyped; a demotion is an act of its own. */
export function LowerRank({ fields }: { readonly fields: readonly FieldLineFragment[] }) {
  const { t, locale } = useWords();
  const { valuesOf } = useSession();
  const ranks = valuesOf('PoliceRank').map(({ label }) => label);
  return loweredIn(fields, ranks).map(({ before, after }) => (
    <Alert
      key={`${before} ${after}`}
      type="warning"
      className="list-head"
      showIcon
      title={t('rankLowered', { before, after, act: titleOfAct('demoteOfficer', locale) })}
    />
  ));
}
