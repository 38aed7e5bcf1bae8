import { today } from '../../time/day.ts';
import { inputKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { perform } from '../acts/performing.ts';
import {
  ConflictError,
  InvalidInputError,
  NotFoundError,
  RuleViolationError,
  StaleVersionError,
} from '../../errors/refusals.ts';
import { successOf } from '../acts/success.type.ts';
import { InputCheck, parseChange } from '../acts/input-check.rules.ts';
import { AddAssignmentInput, EndAssignmentInput, TransferOfficerInput } from './assignment-change.inputs.ts';
import { assignmentById } from './assignment.loaders.ts';
import { addAssignment, endAssignment, transferOfficer } from './assignment.service.ts';
import { Assignment } from './assignment.type.ts';
import { parsePlace, parsePost, parseUntil } from './officer-input.rules.ts';
import { officerById } from './officer.loaders.ts';
import { Officer } from './officer.type.ts';

const TransferOfficerSuccess = successOf<{ officerId: number; assignmentId: number }>(
  'TransferOfficerSuccess',
  'The officer has another primary assignment.',
  (t) => ({
    officer: t.field({
      type: Officer,
      description: 'The officer on the day it takes effect.',
      resolve: async ({ officerId }, _args, context) => (await officerById(context).load(officerId))!,
    }),
    assignment: t.field({
      type: Assignment,
      description: 'The new primary assignment.',
      resolve: async ({ assignmentId }, _args, context) => (await assignmentById(context).load(assignmentId))!,
    }),
  }),
);

const success = (name: string, description: string, assignment: string) =>
  successOf<{ assignmentId: number }>(name, description, (t) => ({
    assignment: t.field({
      type: Assignment,
      description: assignment,
      resolve: async ({ assignmentId }, _args, context) => (await assignmentById(context).load(assignmentId))!,
    }),
  }));

const result = (name: string) => ({ name, description: 'The assignment with the change on record, or why not.' });

builder.mutationField('transferOfficer', (t) =>
  t.field({
    type: TransferOfficerSuccess,
    description:
      'Gives an officer another primary assignment from a day on; the one held that day ends. Concurrent posts and secondments go on. Needs the scope personnel:write.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: TransferOfficerInput, required: true, description: 'Whom, and where to.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, ConflictError, RuleViolationError],
      union: result('TransferOfficerResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = {
        id: inputKey(check, 'Officer', input.id, 'id'),
        toUnitId: inputKey(check, 'Unit', input.to, 'to'),
        title: parsePost(check, 'title', input.title),
        role: input.role ?? ('MEMBER' as const),
        ...parseChange(check, input, today()),
      };
      check.done();
      return perform(context, info, input, (write) => transferOfficer(write, command));
    },
  }),
);

builder.mutationField('addAssignment', (t) =>
  t.field({
    type: success('AddAssignmentSuccess', 'The officer has one more post.', 'The post on its first day.'),
    description:
      'Gives an officer one more post from a day on: concurrent, on secondment, or a primary one where there is none in that time. Needs the scope personnel:write.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: AddAssignmentInput, required: true, description: 'Whom, and what post.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, ConflictError, RuleViolationError],
      union: result('AddAssignmentResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const officerId = inputKey(check, 'Officer', input.officer, 'officer');
      const externalOrgan = input.externalOrgan == null ? null : parsePost(check, 'externalOrgan', input.externalOrgan);
      const unitId = input.unit == null ? null : inputKey(check, 'Unit', input.unit, 'unit');
      const change = parseChange(check, input, today());
      const command = {
        officerId,
        facts: {
          ...parsePlace(check, { unitId, externalOrgan }),
          title: parsePost(check, 'title', input.title),
          role: input.role ?? ('MEMBER' as const),
          kind: input.kind,
        },
        until: parseUntil(check, input.until, change.effectiveOn),
        ...change,
      };
      check.done();
      return perform(context, info, input, (write) => addAssignment(write, command));
    },
  }),
);

builder.mutationField('endAssignment', (t) =>
  t.field({
    type: success('EndAssignmentSuccess', 'The post is given up.', 'The post as it last was.'),
    description: 'Ends a post: it is held for the last time on the day before. Needs the scope personnel:write.',
    authScopes: { scope: 'personnel:write' },
    args: { input: t.arg({ type: EndAssignmentInput, required: true, description: 'Which post, and when.' }) },
    errors: {
      types: [InvalidInputError, NotFoundError, StaleVersionError, RuleViolationError],
      union: result('EndAssignmentResult'),
    },
    resolve: (_root, { input }, context, info) => {
      const check = new InputCheck();
      const command = { id: inputKey(check, 'Assignment', input.id, 'id'), ...parseChange(check, input, today()) };
      check.done();
      return perform(context, info, input, (write) => endAssignment(write, command));
    },
  }),
);
