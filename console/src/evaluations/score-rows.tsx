import { useQuery } from '@tanstack/react-query';
import { labelOf } from '../forms/field-labels.ts';
import { inputOf } from '../forms/input-of.ts';
import { shownOf, TypedRows } from '../forms/typed-rows.tsx';
import { useNamed } from '../forms/use-named.ts';
import { ScoredByDocument } from '../generated/documents/graphql.ts';
import { useWords } from '../locale.tsx';
import { Problem } from '../problem.tsx';
import { useSession } from '../session.tsx';
import { calledByKey } from './called-by-key.ts';
import { useScoresOnRecord } from './use-scores-on-record.ts';

interface Row {
  readonly subject?: string;
  readonly indicator?: string;
  readonly value?: number;
  readonly evaluator?: string;
  readonly evaluatorGroup?: string;
}

type Values = Readonly<Record<string, unknown>>;

interface Props {
  readonly values: Values;
  /** What the form is of: the cycle, where it was opened from one. */
  readonly of: Values;
}

/**
 * The scores that were typed, to be read before they are recorded: the record of changes counts them and names whose they are, since not all who
 * may read changes may read scores.
 */
export function ScoreRows({ values, of }: Props) {
  const { t, locale } = useWords();
  const { ask } = useSession();
  const cycle = of['cycle'] ?? values['cycle'];
  const { data } = useQuery({
    // as the form has read it
    queryKey: ['scored-by', cycle],
    queryFn: ({ signal }) => ask(ScoredByDocument, { cycle: String(cycle) }, { signal }),
    enabled: typeof cycle === 'string',
  });
  const { indicators = [], evaluatorGroups = [] } = data?.evaluationCycle?.scheme ?? {};
  const rows = inputOf('RecordScoresInput', values)['scores'] as readonly Row[];
  const subjects = [...new Set(shownOf(rows).flatMap(({ subject }) => subject ?? []))];
  const named = useNamed(subjects);
  const { before, isRead, error, refetch } = useScoresOnRecord(cycle, subjects);
  const titleOf = (field: keyof Row) => labelOf(`ScoreInput.${field}`, locale);
  return (
    <>
      {error && <Problem error={error} onAgain={() => void refetch()} />}
      <TypedRows
        rows={rows}
        columns={[
          { title: titleOf('subject'), render: (_value, { subject }) => subject && (named(subject) ?? subject) },
          { title: titleOf('indicator'), render: (_value, { indicator }) => calledByKey(indicators, indicator) },
          {
            title: t('scoreBefore'),
            align: 'right',
            render: (_value, row) => (isRead ? (before(row) ?? '—') : t(error ? 'notKnown' : 'reading')),
          },
          { title: titleOf('value'), dataIndex: 'value', align: 'right' },
          ...(evaluatorGroups.length > 0
            ? [
                {
                  title: titleOf('evaluatorGroup'),
                  render: (_value: unknown, { evaluatorGroup }: Row) => calledByKey(evaluatorGroups, evaluatorGroup),
                },
              ]
            : []),
          { title: titleOf('evaluator'), render: (_value, { evaluator }) => evaluator ?? '—' },
        ]}
      />
    </>
  );
}
