import type { GraphQLResolveInfo } from 'graphql';
import { pageArguments, parseCode } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { nodeOf, rowFields, validity, versionOf } from '../../graphql/field-options.ts';
import { cost } from '../../graphql/cost.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import type { VersionRow } from '../../graphql/dated-loaders.ts';
import { inSql } from '../../graphql/in-sql.ts';
import { oneByKey } from '../../graphql/one-by-key.ts';
import { assertAtMost, personalKeyMissing } from '../../graphql/errors.ts';
import { unlessRedacted } from '../../graphql/redaction.ts';
import { Unit } from '../units/unit.type.ts';
import type { OFFICER } from './officer.declaration.ts';
import { Gender, OfficerCategory, OfficerStatus, PoliceRank } from './officer.enums.ts';
import { OfficerFilter, OfficerOrder } from './officer.inputs.ts';
import { officerList, unitOfficerList } from './officer.lists.ts';
import { officerById, officerByPoliceNumber, officerHistory, officerLock, type OfficerRow } from './officer.loaders.ts';
import { lastServiceOf } from './last-service.loaders.ts';
import { personalOf } from './personal.loaders.ts';

export const Officer = builder.objectRef<OfficerRow>('Officer');

const personal =
  (field: 'birthOn' | 'nationalId') =>
  ({ id }: OfficerRow, _args: object, context: Context, info: GraphQLResolveInfo) =>
    unlessRedacted('officer:personal', id, context, info, async () => {
      const row = await personalOf(context).load(id);
      const bytes = row?.[field];
      if (row && bytes && !context.sealer?.opens(row.keyId)) throw personalKeyMissing();
      // an answer that nothing is known is a read too
      context.operation.personalReads.push({ officerId: id, field });
      if (!row || !bytes || !context.sealer) return null;
      return context.sealer.open(id, field, { keyId: row.keyId, bytes });
    });

builder.node(Officer, {
  description: 'A police officer or auxiliary (民警, 辅警), as of the day of the query.',
  authScopes: { scope: 'registry:read' },
  ...nodeOf(officerById, 'The same for as long as the registry stands, whatever becomes of the officer.'),
  fields: (t) => ({
    version: t.int(versionOf('officer', officerLock)),
    name: t.exposeString('name', { description: 'The name (姓名).' }),
    namePinyin: t.exposeString('namePinyin', {
      description: 'The name in toneless pinyin, family name first, one blank between syllables, v for ü: zhang yu.',
    }),
    policeNumber: t.exposeString('policeNumber', {
      nullable: true,
      description: 'The police number (警号), unique on any day; null where there is none.',
    }),
    category: t.expose('category', { type: OfficerCategory, description: 'Police officer or auxiliary.' }),
    gender: t.expose('gender', { type: Gender, nullable: true, description: 'The gender; null where not known.' }),
    status: t.expose('status', { type: OfficerStatus, description: 'Whether the officer serves.' }),
    rank: t.expose('rank', {
      type: PoliceRank,
      nullable: true,
      description: 'The rank (警衔); null where not known, and always of auxiliaries.',
    }),
    grade: t.exposeString('grade', {
      nullable: true,
      description:
        'The grade (职级), a code of the grade catalogue: SENIOR_POLICE_OFFICER_1 is 一级高级警长. Null where not known.',
    }),
    joinedOn: t.expose('joinedOn', {
      type: 'Date',
      nullable: true,
      description: 'The day of joining the police (入警时间); null where not known.',
    }),
    validity: t.field(
      validity(
        'The days for which these values hold: from the last change of the officer to the next. Assignments have days of their own.',
      ),
    ),
    birthOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day of birth (出生日期); null where not known. Needs the scope officer:personal for the unit of the officer: without it the field is null, and `extensions.redactions` of the answer says so. Stored sealed; error PERSONAL_KEY_MISSING where the server lacks the key.',
      resolve: personal('birthOn'),
    }),
    nationalId: t.string({
      nullable: true,
      description: 'The number of the identity card (公民身份号码). Under the same terms as `birthOn`.',
      resolve: personal('nationalId'),
    }),
    history: t.field({
      ...inSql({ kind: 'rows', select: (statement, column) => officerHistory.rowsInSql(statement, column('id')) }),
      type: [OfficerVersion],
      description:
        'All rows recorded of the officer, by the day from which they hold. Rows that are no longer believed are included, with the instant at which they were superseded. By whose order somebody was suspended, reinstated or demoted is told by `changes` alone.',
      resolve: ({ id }, _args, context) => officerHistory(context).load(id),
    }),
  }),
});

builder.objectFields(Officer, (t) => ({
  lastPoliceNumber: t.string({
    nullable: true,
    description:
      'The police number that an officer who has left had on the last day of service; null where there was none, and for who serves on the day of the query. Another officer may have it since.',
    resolve: async (officer, _args, context) => (await lastServiceOf(officer, context))?.policeNumber ?? null,
  }),
  lastUnitName: t.string({
    nullable: true,
    description:
      'What the unit of an officer who has left was called on the last day of service, that of the primary assignment; null where there was none or it was outside the police, and for who serves on the day of the query.',
    resolve: async (officer, _args, context) => (await lastServiceOf(officer, context))?.unitName ?? null,
  }),
}));

const OfficerVersion = builder.objectRef<VersionRow<typeof OFFICER>>('OfficerVersion').implement({
  description: 'One row of the history of an officer.',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name then.' }),
    policeNumber: t.exposeString('policeNumber', {
      nullable: true,
      description: 'The police number then; null where there was none.',
    }),
    rank: t.expose('rank', { type: PoliceRank, nullable: true, description: 'The rank then; null where not known.' }),
    grade: t.exposeString('grade', { nullable: true, description: 'The grade then; null where not known.' }),
    status: t.expose('status', { type: OfficerStatus, description: 'The status then.' }),
    ...rowFields(t),
  }),
});

export const OfficerConnection = connectionOf(Officer, 'Officer');

builder.objectFields(Unit, (t) => ({
  officers: t.field({
    ...inSql({ kind: 'page', list: unitOfficerList }),
    type: OfficerConnection,
    description:
      'The officers whose primary assignment is in the unit on the day of the query, whatever their status. Officers with a concurrent post or a secondment here are not included: they belong to another unit.',
    args: {
      filter: t.arg({ type: OfficerFilter, description: 'Which officers. Default: all.' }),
      orderBy: t.arg({ type: [OfficerOrder], description: 'The order. Default: by name.' }),
      includeSubunits: t.arg.boolean({
        defaultValue: false,
        description: 'Includes the officers of the units below it, at any depth.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, { includeSubunits, ...args }, context) =>
      unitOfficerList(context, id, { ...args, includeSubunits: includeSubunits ?? false }),
  }),
}));

/** How many officers are asked for at once by their numbers. */
const NUMBERS_MAXIMUM = 500;

builder.queryField('officersByPoliceNumbers', (t) =>
  t.field({
    ...cost({ size: { of: 'policeNumbers' } }),
    type: [Officer],
    nullable: { list: false, items: true },
    description:
      'Officers by police numbers on the day of the query, in the order of the numbers; null for a number that nobody has that day. One statement for all.',
    authScopes: { scope: 'registry:read' },
    args: {
      policeNumbers: t.arg.stringList({
        required: true,
        description: `The police numbers, at most ${NUMBERS_MAXIMUM}; the case of letters does not matter.`,
      }),
    },
    resolve: async (_root, { policeNumbers }, context) => {
      assertAtMost('policeNumbers', policeNumbers, NUMBERS_MAXIMUM);
      const numbers = policeNumbers.map((number) => parseCode(number, 'policeNumbers'));
      return Promise.all(numbers.map((number) => officerByPoliceNumber(context).load(number)));
    },
  }),
);

builder.queryFields((t) => ({
  officer: t.field({
    ...oneByKey('Officer', 'policeNumber', officerByPoliceNumber, officerById),
    type: Officer,
    nullable: true,
    description:
      'One officer, by police number or id (exactly one of them); null if there is no such officer on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: {
      policeNumber: t.arg.string({
        description: 'The police number on the day of the query; the case of letters does not matter.',
      }),
      id: t.arg.id({
        description: 'The id. An officer whose record ended before the day is found, as last recorded.',
      }),
    },
  }),
  officers: t.field({
    ...inSql({ kind: 'page', list: officerList }),
    type: OfficerConnection,
    description:
      'The officers on record on the day of the query, whatever their status: retired and deceased officers are included. Filter by `status` for those who serve.',
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: OfficerFilter, description: 'Which officers. Default: all.' }),
      orderBy: t.arg({ type: [OfficerOrder], description: 'The order. Default: by name.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => officerList(context, args),
  }),
}));
