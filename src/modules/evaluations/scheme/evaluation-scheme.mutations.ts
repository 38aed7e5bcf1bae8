import { today } from '../../../time/day.ts';
import { inputKey } from '../../../graphql/arguments.ts';
import { builder } from '../../../graphql/builder.ts';
import { perform } from '../../acts/performing.ts';
import { ConflictError, InvalidInputError, NotFoundError, RuleViolationError } from '../../../errors/refusals.ts';
import { successOf } from '../../acts/success.type.ts';
import { InputCheck, parseBasis } from '../../acts/input-check.rules.ts';
import { DefineEvaluationSchemeInput } from './evaluation-scheme-change.inputs.ts';
import { evaluationSchemeById } from './evaluation-scheme.loaders.ts';
import { parseBands, parseCap, parseGroups, parseIndicators, parseKey } from './evaluation-scheme.rules.ts';
import { defineEvaluationScheme } from './evaluation-scheme.service.ts';
import { EvaluationScheme } from './evaluation-scheme.type.ts';
import { mayEvaluate, NEEDS } from '../result/evaluation.type.ts';

const NAME_MAXIMUM = 100;

const DefineEvaluationSchemeSuccess = successOf<{ schemeId: number }>(
  'DefineEvaluationSchemeSuccess',
  'The scheme is defined.',
  (t) => ({
    scheme: t.field({
      type: EvaluationScheme,
      description: 'The edition on the day it takes effect.',
      resolve: async ({ schemeId }, _args, context) => (await evaluationSchemeById(context).load(schemeId))!,
    }),
  }),
);

builder.mutationField('defineEvaluationScheme', (t) =>
  t.field({
    type: DefineEvaluationSchemeSuccess,
    description: `Defines a scheme by which officers or units are scored, or a new edition of it, from a day on. ${NEEDS}`,
    authScopes: mayEvaluate,
    args: { input: t.arg({ type: DefineEvaluationSchemeInput, required: true, description: 'The scheme.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, ConflictError, RuleViolationError],
      union: { name: 'DefineEvaluationSchemeResult', description: 'The scheme with the change on record, or why not.' },
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        key: parseKey(check, 'key', input.key),
        name: check.text('name', input.name, NAME_MAXIMUM),
        ownerId: inputKey(check, 'Unit', input.owner, 'owner'),
        subjectKind: input.subjectKind,
        indicators: parseIndicators(check, input.indicators),
        gradeBands: parseBands(check, input.gradeBands),
        evaluatorGroups: parseGroups(check, input.evaluatorGroups),
        excellentCapBasisPoints: parseCap(check, input.excellentCapBasisPoints),
        effectiveOn: check.day('effectiveOn', input.effectiveOn, today()),
        basis: parseBasis(check, input.basis),
      };
      check.done();
      return perform(context, info, input, (write) => defineEvaluationScheme(write, command));
    },
  }),
);
