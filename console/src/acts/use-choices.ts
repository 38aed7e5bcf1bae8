import { useQuery } from '@tanstack/react-query';
import { Form, type FormInstance } from 'antd';
import type { Choices } from '../forms/choices.ts';
import { ScoredByDocument } from '../generated/documents/graphql.ts';
import { useSession } from '../session.tsx';
import type { Prepared } from './act-provider.tsx';

interface Keyed {
  readonly key: string;
  readonly name: string;
}

const NO_CHOICES: Choices = {};

const optionsOf = (things: readonly Keyed[]) => things.map(({ key, name }) => ({ value: key, label: name }));

/** What fields of an act can be: what the page has read, and of scores what the scheme of the cycle has. */
export function useChoices({ act, fixed, choices = NO_CHOICES }: Prepared, form: FormInstance): Choices {
  const { ask } = useSession();
  const entered: unknown = Form.useWatch('cycle', form);
  const cycle = fixed['cycle'] ?? entered;
  const { data } = useQuery({
    enabled: act === 'recordScores' && typeof cycle === 'string',
    queryKey: ['scored-by', cycle],
    queryFn: ({ signal }) => ask(ScoredByDocument, { cycle: String(cycle) }, { signal }),
  });
  const scheme = data?.evaluationCycle?.scheme;
  if (!scheme) return choices;
  return {
    ...choices,
    'ScoreInput.indicator': optionsOf(scheme.indicators),
    'ScoreInput.evaluatorGroup': optionsOf(scheme.evaluatorGroups),
  };
}
