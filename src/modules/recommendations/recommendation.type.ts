import { pageArguments } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { basis, link, nodeOf, versionOf } from '../../graphql/field-options.ts';
import { reachesOfficer, scopeForRow } from '../../graphql/reach.ts';
import { officerById } from '../officers/officer.loaders.ts';
import { Officer } from '../officers/officer.type.ts';
import { programById } from '../programs/program.loaders.ts';
import { Program } from '../programs/program.type.ts';
import { SelectionCandidate } from '../selection/candidate.type.ts';
import { roundById } from '../selection/round.loaders.ts';
import { Selection, SelectionRound } from '../selection/round.type.ts';
import { selectionById } from '../selection/selection.loaders.ts';
import { RecommendationStatus } from './recommendation.enums.ts';
import {
  candidateRecommendationList,
  recommenderRecommendationList,
  roundRecommendationList,
} from './recommendation.lists.ts';
import {
  recommendationCount,
  recommendationLock,
  recommendationOutcome,
  recommendationShown,
  type RecommendationRow,
} from './recommendation.loaders.ts';
import { statusOf } from './recommendation.rules.ts';

const SCOPE = 'evaluation:read';

const covered = scopeForRow(SCOPE, ({ candidateId }: RecommendationRow, context) =>
  reachesOfficer(context, SCOPE, candidateId),
);

export const Recommendation = builder.objectRef<RecommendationRow>('Recommendation');

builder.node(Recommendation, {
  description:
    'That a cadre who has the right recommends an officer in a round of selection, by name and with reasons (人事推荐). No vote: it stands beside the score of the candidate and is no input to it. Needs the scope evaluation:read for the unit of the candidate: others are not there, and nobody is told who recommended them.',
  authScopes: Object.assign(
    (row: RecommendationRow, context: Context) =>
      row.candidateId === context.viewer.officerId ? ({ outOfReach: SCOPE } as const) : covered(row, context),
    { scope: SCOPE },
  ),
  ...nodeOf(
    recommendationShown,
    'The same for as long as the registry stands, whatever becomes of the recommendation.',
  ),
  fields: (t) => ({
    version: t.int(versionOf('recommendation', recommendationLock)),
    round: t.field(link(SelectionRound, roundById, 'roundId', 'The round.')),
    candidate: t.field(link(Officer, officerById, 'candidateId', 'The officer who is recommended.')),
    recommender: t.field(link(Officer, officerById, 'recommenderId', 'Who recommends (推荐人).')),
    program: t.field(link(Program, programById, 'programId', 'The program that gives the right, as it is on the day.')),
    title: t.exposeString('title', { description: 'For what post (推荐职务).' }),
    grounds: t.exposeString('grounds', { description: 'Why (推荐理由); the recommender answers for it.' }),
    signedOn: t.expose('signedOn', { type: 'Date', description: 'The day on which it was signed (署名).' }),
    status: t.field({
      type: RecommendationStatus,
      description: 'What has become of it by the day of the query.',
      resolve: async ({ id, withdrawn }, _args, context) =>
        statusOf({ withdrawn, ...(await recommendationOutcome(context).load(id))! }),
    }),
    selection: t.field({
      type: Selection,
      nullable: true,
      description: 'The selection that came of it; null where none has.',
      resolve: async ({ id, withdrawn }, _args, context) => {
        const outcome = withdrawn ? null : await recommendationOutcome(context).load(id);
        return outcome?.selectionId == null ? null : selectionById(context).load(outcome.selectionId);
      },
    }),
    basis: t.field(basis('By whose order; null where none is on record.')),
  }),
});

const RecommendationConnection = connectionOf(Recommendation, 'Recommendation', { scope: SCOPE });

builder.objectField(SelectionRound, 'recommendations', (t) =>
  t.field({
    type: RecommendationConnection,
    description:
      'Who recommended whom in it, by candidate, then by day, those taken back included. Needs the scope evaluation:read.',
    authScopes: { scope: SCOPE },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) =>
      roundRecommendationList(context, id, { ...args, officerId: context.viewer.officerId }),
  }),
);

builder.objectFields(Officer, (t) => ({
  recommendations: t.field({
    type: RecommendationConnection,
    description:
      'Who recommended the officer, latest first; nobody is told of themselves. Needs the scope evaluation:read.',
    authScopes: { scope: SCOPE },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) =>
      candidateRecommendationList(context, id, { ...args, officerId: context.viewer.officerId }),
  }),
  recommendationsMade: t.field({
    type: RecommendationConnection,
    description:
      'Whom the officer recommended, latest first; those alone whose evaluations the viewer may read. Needs the scope evaluation:read.',
    authScopes: { scope: SCOPE },
    args: pageArguments(t.arg),
    resolve: ({ id }, args, context) =>
      recommenderRecommendationList(context, id, { ...args, officerId: context.viewer.officerId }),
  }),
}));

builder.objectField(SelectionCandidate, 'recommendations', (t) =>
  t.int({
    description:
      'How many recommend the officer in the round, those taken back left out; told, and no input of score or eligibility. Of the viewer themselves always 0.',
    resolve: ({ roundId, officerId }, _args, context) => recommendationCount(context, { roundId }).load(officerId),
  }),
);
