import { ConflictError, NotFoundError, RuleViolationError } from '../../errors/refusals.ts';
import { inputKey } from '../../graphql/arguments.ts';
import type { InputFields } from '../../graphql/builder.ts';
import { link } from '../../graphql/field-options.ts';
import { today } from '../../time/day.ts';
import { act, payload } from '../acts/act.ts';
import { versionedCommand } from '../acts/change-input.ts';
import { parseBasis } from '../acts/input-check.rules.ts';
import { basisField, versionedFields } from '../acts/standard.inputs.ts';
import { recommendationById } from './recommendation.loaders.ts';
import { parseGrounds, parseTitle } from './recommendation.rules.ts';
import { recommendOfficer, withdrawRecommendation } from './recommendation.service.ts';
import { Recommendation } from './recommendation.type.ts';

const RESULT = 'The recommendation with the change on record, or why not.';
const recommendation = link(Recommendation, recommendationById, 'recommendationId', 'The recommendation.');

const recommendFields = (t: InputFields) => ({
  round: t.id({ required: true, description: 'The round, which is open.' }),
  candidate: t.id({
    required: true,
    description:
      'The officer who is recommended, serving as POLICE on the day; not the recommender, and once by each in a round.',
  }),
  recommender: t.id({
    required: true,
    description:
      'Who recommends: one whom the program of the kind RECOMMENDATION that is in force for the unit of the round concerns on the day. A caller who is an officer recommends in that name alone.',
  }),
  title: t.string({ required: true, description: 'For what post; at most 100 characters.' }),
  grounds: t.string({ required: true, description: 'Why; 10 to 2,000 characters.' }),
  signedOn: t.field({
    type: 'Date',
    required: true,
    description: 'The day on which it was signed: not before the round is opened, nor after today.',
  }),
  ...basisField(t),
});

act('recommendOfficer', {
  scope: ['selection:write', 'evaluation:read'],
  scopeCondition: ', the first for the unit of the round and the second for the candidate',
  description: 'Records the recommendation of an officer in an open round, within the number that the right allows.',
  input: { description: 'A recommendation (推荐人选).', argument: 'Whom, and why.', fields: recommendFields },
  success: 'The recommendation is on record.',
  payload: payload<{ recommendationId: number; remaining: number | null }>(RESULT, (t) => ({
    recommendation: t.field(recommendation),
    remaining: t.exposeInt('remaining', {
      nullable: true,
      description: 'How many more the recommender may make in the round; null where there is no limit.',
    }),
  })),
  refusals: [ConflictError, NotFoundError, RuleViolationError],
  command: (input, check) => ({
    roundId: inputKey(check, 'SelectionRound', input.round, 'round'),
    candidateId: inputKey(check, 'Officer', input.candidate, 'candidate'),
    recommenderId: inputKey(check, 'Officer', input.recommender, 'recommender'),
    title: parseTitle(check, input.title),
    grounds: parseGrounds(check, input.grounds),
    signedOn: check.pastDay('signedOn', input.signedOn, today()),
    basis: parseBasis(check, input.basis),
  }),
  run: recommendOfficer,
});

act('withdrawRecommendation', {
  scope: ['selection:write', 'evaluation:read'],
  scopeCondition: ', the first for the unit of the round and the second for the candidate',
  description: 'Takes back a recommendation from today on.',
  input: {
    description: 'A recommendation that is taken back (撤回推荐), and is free to be made for another.',
    argument: 'Which recommendation.',
    fields: (t) => ({
      id: t.id({ required: true, description: 'The recommendation, of an open round, not adopted.' }),
      ...versionedFields(t),
    }),
  },
  success: 'The recommendation is taken back.',
  payload: payload<{ recommendationId: number }>(RESULT, (t) => ({ recommendation: t.field(recommendation) })),
  refusals: [NotFoundError, RuleViolationError],
  command: (input, check) => versionedCommand(check, 'Recommendation', input),
  run: withdrawRecommendation,
});
