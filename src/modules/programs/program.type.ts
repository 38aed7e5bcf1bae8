import { pageArguments, parseKey } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import { basis, nodeOf, optionalLink, validity, versionOf } from '../../graphql/field-options.ts';
import { EvaluationSubjectKind } from '../evaluations/evaluation.enums.ts';
import { unitById } from '../units/unit.loaders.ts';
import { Unit } from '../units/unit.type.ts';
import { ProgramCriteria } from './criteria.type.ts';
import { ProgramAdmission, ProgramKind, ProgramStatus } from './program.enums.ts';
import { ProgramFilter } from './program.inputs.ts';
import { programList } from './program.lists.ts';
import { programById, programLock, programWithKey, partsOf, type ProgramRow } from './program.loaders.ts';
import { requirementsOf } from './requirement.declaration.ts';
import { Requirement } from './requirement.type.ts';

export const Program = builder.objectRef<ProgramRow>('Program');

builder.node(Program, {
  description:
    'Something that a unit asks of, or does for, those whom it concerns (制度、工程、专项活动): who they are, and what is asked of each, as it was on the day of the query. Honors have programs of their own.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(programById, 'The same for as long as the registry stands, whatever becomes of the program.'),
  fields: (t) => ({
    version: t.int(versionOf('program', programLock)),
    key: t.exposeString('key', {
      description: 'Its key, unique and never changed: lower-case words joined by hyphens.',
    }),
    kind: t.expose('kind', { type: ProgramKind, description: 'What sort of program it is.' }),
    admission: t.expose('admission', {
      type: ProgramAdmission,
      description: 'Who is in it: all who meet the criteria, or only those who were admitted.',
    }),
    subjectKind: t.expose('subjectKind', {
      type: EvaluationSubjectKind,
      description: 'Whether it concerns officers or units.',
    }),
    name: t.exposeString('name', { description: 'The name, as printed (名称).' }),
    purpose: t.exposeString('purpose', {
      nullable: true,
      description: 'What it is for, in words; null where nothing is said.',
    }),
    status: t.expose('status', { type: ProgramStatus, description: 'How far it has come on the day.' }),
    owner: t.field(
      optionalLink(
        Unit,
        unitById,
        'ownerId',
        'The unit that runs it; it concerns that unit and all below. Null: the whole force, where it is set by a regulation.',
      ),
    ),
    parent: t.field(
      optionalLink(
        Program,
        programById,
        'parentId',
        'The program that it is a part or a sequel of (所属, 接续); null where it stands alone.',
      ),
    ),
    parts: t.field({
      type: [Program],
      description: 'The programs that are parts or sequels of it on the day, by key; the first 1,000 at most.',
      resolve: ({ id }, _args, context) => partsOf(context).load(id),
    }),
    criteria: t.field({
      type: ProgramCriteria,
      description: 'Whom it concerns; those who are admitted must meet it on the day of their admission.',
      resolve: (row) => row,
    }),
    requirements: t.field({
      type: [Requirement],
      description: 'What is asked of each (要求), in the order of the definition; empty where nothing is counted.',
      resolve: (row) => requirementsOf(row),
    }),
    basis: t.field(basis('The order by which it is as it is since `validity.from`; null where none is on record.')),
    validity: t.field(validity('The days for which all of this holds: from its last definition to the next.')),
  }),
});

builder.queryField('program', (t) =>
  t.field({
    type: Program,
    nullable: true,
    description: 'A program by its key, as it is on the day of the query; null where there is none that day.',
    authScopes: { scope: 'registry:read' },
    args: { key: t.arg.string({ required: true, description: 'The key.' }) },
    resolve: (_root, { key }, context) => programWithKey(context).load(parseKey(key, 'key')),
  }),
);

const ProgramConnection = connectionOf(Program, 'Program');

builder.queryField('programs', (t) =>
  t.field({
    type: ProgramConnection,
    description: 'The programs there are on the day of the query, those that have ended included, by key.',
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: ProgramFilter, description: 'Which programs. Default: all.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => programList(context, args),
  }),
);
