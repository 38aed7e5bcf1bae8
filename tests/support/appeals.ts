import { AppealEvaluationDocument, DecideAppealDocument } from '../generated/graphql.ts';
import type { AppealEvaluationInput, DecideAppealInput } from '../generated/graphql.ts';
import { graphql } from '../generated/gql.ts';
import { globalId, type Harness } from './app.ts';
import { unique } from './factories.ts';

const Appeals = graphql(`
  query Appeals($id: ID!, $date: Date) @asOf(date: $date) {
    node(id: $id) {
      ... on Evaluation {
        grade
        appeals {
          status
          filedOn
          decidedOn
        }
      }
    }
  }
`);

type Headers = Record<string, string>;

export const appealOf = (
  evaluation: { id: number },
  more: Partial<AppealEvaluationInput> = {},
): AppealEvaluationInput => ({
  evaluation: globalId('Evaluation', evaluation.id),
  notifiedOn: '2026-01-12',
  filedOn: '2026-02-01',
  grounds: '计分有误',
  ...more,
});

export const decision = (id: string, more: Partial<DecideAppealInput> = {}): DecideAppealInput => ({
  id,
  outcome: 'UPHELD',
  decision: '计分确有误',
  decidedOn: '2026-02-20',
  ...more,
});

/** The acts of appeals, as an administrator sends them. */
export function appealActs(api: Harness) {
  const file = async (input: AppealEvaluationInput, headers: Headers = {}, key = `key-${unique()}`) =>
    (await api.admin.request(AppealEvaluationDocument, { input, key }, headers)).appealEvaluation;
  return {
    file,
    decide: async (input: DecideAppealInput, headers: Headers = {}) =>
      (await api.admin.request(DecideAppealDocument, { input }, headers)).decideAppeal,
    /** Files an appeal; returns its id. */
    filed: async (evaluation: { id: number }, more: Partial<AppealEvaluationInput> = {}): Promise<string> => {
      const result = await file(appealOf(evaluation, more));
      if (result.__typename !== 'AppealEvaluationSuccess') throw new Error(JSON.stringify(result));
      return result.appeal.id;
    },
    /** The evaluation with its appeals, on a day. */
    appealsOf: async (evaluation: { id: number }, date: string | null = null) =>
      (await api.admin.request(Appeals, { id: globalId('Evaluation', evaluation.id), date })).node,
  };
}
