import { builder } from '../../../graphql/builder.ts';
import { EvaluationCycle } from '../cycle/evaluation-cycle.type.ts';
import { progressOf, type EvaluationProgressRow } from './evaluation-progress.loaders.ts';

const EvaluationProgress = builder.objectRef<EvaluationProgressRow>('EvaluationProgress').implement({
  description:
    'How far a cycle has come (考核进度), of the evaluations that the viewer may read. Needs the scope evaluation:read.',
  authScopes: { scope: 'evaluation:read' },
  fields: (t) => ({
    subjects: t.exposeInt('subjects', {
      description: 'How many are to be graded (应评人数): all who take part but those on probation.',
    }),
    scored: t.exposeInt('scored', {
      description:
        'How many of the subjects have a score for every indicator, from every group of evaluators if there are any (已评分人数).',
    }),
    openAppeals: t.exposeInt('openAppeals', {
      description: 'How many appeals against its results wait for their decision (未决申诉).',
    }),
  }),
});

builder.objectField(EvaluationCycle, 'progress', (t) =>
  t.field({
    type: EvaluationProgress,
    description:
      'How far it has come: scores as known at the moment of the query, which have no day of their own; appeals as they stood on the day.',
    resolve: async ({ id }, _args, context) => (await progressOf(context).load(id))!,
  }),
);
