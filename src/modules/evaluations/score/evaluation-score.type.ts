import { builder } from '../../../graphql/builder.ts';
import { Indicator } from '../scheme/evaluation-scheme.type.ts';
import type { ScoreRow } from './evaluation-score.loaders.ts';

export const IndicatorScore = builder.objectRef<ScoreRow>('IndicatorScore').implement({
  description: 'What was given for one indicator (得分). Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  fields: (t) => ({
    indicator: t.field({ type: Indicator, description: 'What was scored.', resolve: (score) => score }),
    value: t.exposeFloat('value', { description: 'The score, in points, to four decimals.' }),
    evaluator: t.exposeString('evaluator', {
      nullable: true,
      description: 'Who gave it (评分人), as recorded; null where that was not recorded.',
    }),
    evaluatorGroup: t.exposeString('evaluatorGroup', {
      nullable: true,
      description:
        'The key of the group that the evaluator is in (测评主体), as in `EvaluationScheme.evaluatorGroups`; null where the scheme has none.',
    }),
  }),
});
