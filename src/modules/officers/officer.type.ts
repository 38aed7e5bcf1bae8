import type { GraphQLResolveInfo } from 'graphql';
import { exactlyOne, parseIdOf, pageArguments, parseId, parseText } from '../../graphql/arguments.ts';
import { builder } from '../../graphql/builder.ts';
import { connectionOf } from '../../graphql/connections.ts';
import type { Context } from '../../graphql/context.ts';
import { Basis, Validity, basisOf } from '../../graphql/dated.ts';
import type { VersionRow } from '../../graphql/dated-loaders.ts';
import { unlessRedacted } from '../../graphql/redaction.ts';
import { Unit } from '../units/unit.type.ts';
import type { OFFICER } from './officer.declaration.ts';
import { Gender, OfficerCategory, OfficerStatus, PoliceRank } from './officer.enums.ts';
import { OfficerFilter, OfficerOrder } from './officer.inputs.ts';
import { officerList, unitOfficerList } from './officer.lists.ts';
import { officerById, officerByPoliceNumber, officerHistory, officerLock, type OfficerRow } from './officer.loaders.ts';
import { personalKeyMissing, personalOf } from './personal.loaders.ts';

export const Officer = builder.objectRef<OfficerRow>('Officer');

const personal =
  (field: 'birthOn' | 'nationalId') =>
  ({ id }: OfficerRow, _args: object, context: Context, info: GraphQLResolveInfo) =>
    unlessRedacted('officer:personal', id, context, info, async () => {
      const row = await personalOf(context).load(id);
      const bytes = row?.[field];
      if (row && bytes && !context.sealer?.opens(row.keyId)) throw personalKeyMissing();
      // that there is nothing is an answer too
      context.operation.personalReads.push({ officerId: id, field });
      if (!row || !bytes || !context.sealer) return null;
      return context.sealer.open(id, field, { keyId: row.keyId, bytes });
    });

builder.node(Officer, {
  description: 'A police officer or auxiliary (民警, 辅警), as they were on the day of the query.',
  authScopes: { scope: 'registry:read' },
  id: {
    resolve: ({ id }) => id,
    parse: (id) => parseId(id),
    description: 'The same for as long as the registry stands, whatever becomes of the officer.',
  },
  loadWithoutCache: (id, context) => officerById(context).load(id),
  fields: (t) => ({
    version: t.int({
      description: 'Grows with every change of the officer; what `expectedVersion` of a mutation is compared with.',
      resolve: ({ id }, _args, context) => officerLock(context).load(id),
    }),
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
    status: t.expose('status', { type: OfficerStatus, description: 'Whether they serve.' }),
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
      description: 'The day of joining the police (参加公安工作时间); null where not known.',
    }),
    validity: t.field({
      type: Validity,
      description:
        'The days for which all of this holds: from the last change of the officer to the next. Assignments have their own.',
      resolve: (officer) => officer,
    }),
    birthOn: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day of birth (出生日期). Needs the scope officer:personal for the unit of the officer: without it null, with a note in `extensions.redactions` of the answer; with it null where not known. Stored sealed: PERSONAL_KEY_MISSING where the server does not have the key.',
      resolve: personal('birthOn'),
    }),
    nationalId: t.string({
      nullable: true,
      description: 'The number of the identity card (公民身份号码). Under the same terms as `birthOn`.',
      resolve: personal('nationalId'),
    }),
    history: t.field({
      type: [OfficerVersion],
      description:
        'Everything recorded of the officer, by the day it holds from; what is no longer believed included, with the instant it was superseded.',
      resolve: ({ id }, _args, context) => officerHistory(context).load(id),
    }),
  }),
});

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
    validity: t.field({ type: Validity, description: 'The days for which it holds.', resolve: (row) => row }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'Since when the registry believes it.' }),
    supersededAt: t.expose('supersededAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the registry ceased to believe it; null where it still does.',
    }),
    basis: t.field({
      type: Basis,
      nullable: true,
      description: 'By whose order; null where none is on record.',
      resolve: basisOf,
    }),
  }),
});

export const OfficerConnection = connectionOf(Officer, 'Officer');

builder.objectFields(Unit, (t) => ({
  officers: t.field({
    type: OfficerConnection,
    description:
      'The officers whose primary assignment is in the unit on the day of the query, of whatever status. Those who hold a concurrent post here or are seconded here are not among them: they belong to another unit.',
    args: {
      filter: t.arg({ type: OfficerFilter, description: 'Which officers; all unless told.' }),
      orderBy: t.arg({ type: [OfficerOrder], description: 'The order; by name unless told.' }),
      includeSubunits: t.arg.boolean({
        defaultValue: false,
        description: 'Those of the units below it at any depth as well.',
      }),
      ...pageArguments(t.arg),
    },
    resolve: ({ id }, { includeSubunits, ...args }, context) =>
      unitOfficerList(context, id, { ...args, includeSubunits: includeSubunits ?? false }),
  }),
}));

builder.queryFields((t) => ({
  officer: t.field({
    type: Officer,
    nullable: true,
    description:
      'One officer, by exactly one of police number and id; null where there is none on the day of the query.',
    authScopes: { scope: 'registry:read' },
    args: {
      policeNumber: t.arg.string({ description: 'The police number they have on the day of the query.' }),
      id: t.arg.id({
        description: 'Their id; someone whose record ended before the day is still found, as it last was.',
      }),
    },
    resolve: (_root, { policeNumber, id }, context) => {
      exactlyOne(['policeNumber', 'id'], policeNumber, id);
      return policeNumber == null
        ? officerById(context).load(parseIdOf('Officer', id!, 'id'))
        : officerByPoliceNumber(context).load(parseText(policeNumber, 'policeNumber'));
    },
  }),
  officers: t.field({
    type: OfficerConnection,
    description:
      'The officers on record on the day of the query, by name unless told otherwise: of whatever status, the retired and the dead too. For those who serve, filter by `status`.',
    authScopes: { scope: 'registry:read' },
    args: {
      filter: t.arg({ type: OfficerFilter, description: 'Which officers; all unless told.' }),
      orderBy: t.arg({ type: [OfficerOrder], description: 'The order; by name unless told.' }),
      ...pageArguments(t.arg),
    },
    resolve: (_root, args, context) => officerList(context, args),
  }),
}));
