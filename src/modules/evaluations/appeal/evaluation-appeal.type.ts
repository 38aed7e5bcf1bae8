import { pageArguments } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { connectionOf } from '../../../graphql/connections.ts';
import { basis, link, nodeOf, versionOf } from '../../../graphql/field-options.ts';
import { EvaluationAppealFilter } from './evaluation-appeal.inputs.ts';
import { appealList } from './evaluation-appeal.lists.ts';
import { appealById, appealLock, appealsOf, type AppealRow } from './evaluation-appeal.loaders.ts';
import { EvaluationAppealStatus } from '../evaluation.enums.ts';
import { evaluationById } from '../result/evaluation.loaders.ts';
import { Evaluation, heldForSubject } from '../result/evaluation.type.ts';

export const EvaluationAppeal = builder.objectRef<AppealRow>('EvaluationAppeal');

builder.node(EvaluationAppeal, {
  description:
    'An appeal of the subject of an evaluation against its result (考核申诉), filed by staff. It changes no result by itself. Needs the scope evaluation:read for the unit, or for the unit of the officer; others are not shown.',
  authScopes: heldForSubject,
  ...nodeOf(appealById, 'The same for as long as the registry stands.'),
  fields: (t) => ({
    version: t.int(versionOf('appeal', appealLock)),
    evaluation: t.field(link(Evaluation, evaluationById, 'evaluationId', 'The evaluation it is against.')),
    notifiedOn: t.expose('notifiedOn', {
      type: 'Date',
      description: 'The day on which the subject learned of the result (知悉之日).',
    }),
    filedOn: t.expose('filedOn', { type: 'Date', description: 'The day on which it was filed (提出之日).' }),
    grounds: t.exposeString('grounds', { description: 'Why the subject contests the result (理由).' }),
    lateBecause: t.exposeString('lateBecause', {
      nullable: true,
      description: 'Why it was taken although the days to appeal were over; null where they were not.',
    }),
    status: t.expose('status', {
      type: EvaluationAppealStatus,
      description: 'How far it had come on the day of the query.',
    }),
    decidedOn: t.expose('decidedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of the decision; null until there is one.',
    }),
    decision: t.exposeString('decision', {
      nullable: true,
      description: 'The reason for the decision (决定理由); null until there is one.',
    }),
    awaitsAmendment: t.exposeBoolean('awaitsAmendment', {
      description:
        'Whether it was upheld (申诉成立), and the result that it is against was not amended since it was filed: amendEvaluation is yet to follow.',
    }),
    basis: t.field(
      basis(
        'By whose order it was filed or, once it is decided, by whose it was decided; null where none is on record.',
      ),
    ),
  }),
});

const EvaluationAppealConnection = connectionOf(EvaluationAppeal, 'EvaluationAppeal', { scope: 'evaluation:read' });

builder.queryField('evaluationAppeals', (t) =>
  t.field({
    type: EvaluationAppealConnection,
    description:
      'The appeals that had been filed by the day of the query, the one that was filed first first; none against results that the viewer may not read. Needs the scope evaluation:read, for some units or for all.',
    authScopes: { scope: 'evaluation:read' },
    args: {
      filter: t.arg({ type: EvaluationAppealFilter, description: 'Which appeals. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => appealList(context, args),
  }),
);

builder.objectField(Evaluation, 'appeals', (t) =>
  t.field({
    type: [EvaluationAppeal],
    description:
      'The appeals against it that had been filed by the day of the query, in the order in which they were; the first 1,000 at most.',
    resolve: ({ id }, _args, context) => appealsOf(context).load(id),
  }),
);
