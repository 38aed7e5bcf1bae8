import SchemaBuilder from '@pothos/core';
import PrismaPlugin from '@pothos/plugin-prisma';
import RelayPlugin from '@pothos/plugin-relay';
import { getDatamodel } from '../../node_modules/.pothos/pothos.ts';
import * as enums from '../../node_modules/.pothos/prisma/enums.ts';
import { prisma } from './prisma.mjs';
import { transferOfficer } from './transfer.mjs';

const builder = new SchemaBuilder({
  plugins: [PrismaPlugin, RelayPlugin],
  prisma: { client: prisma, dmmf: getDatamodel(), onUnusedQuery: null },
  relay: { nodesOnConnection: true },
});

const UnitKind = builder.enumType(enums.UnitKind, { name: 'UnitKind' });
const PoliceRank = builder.enumType(enums.PoliceRank, { name: 'PoliceRank' });
const HonorLevel = builder.enumType(enums.HonorLevel, { name: 'HonorLevel' });
const EvaluationGrade = builder.enumType(enums.EvaluationGrade, { name: 'EvaluationGrade' });
const OfficerCategory = builder.enumType(enums.OfficerCategory, { name: 'OfficerCategory' });

const LIST = { cursor: 'id', maxSize: 100, totalCount: true };
const BY_NAME = [{ namePinyin: 'asc' }, { name: 'asc' }, { id: 'asc' }];

builder.prismaObject('Unit', {
  fields: (t) => ({
    code: t.exposeString('code'),
    name: t.exposeString('name'),
    kind: t.expose('kind', { type: UnitKind }),
    parent: t.relation('parent', { nullable: true }),
    children: t.relatedConnection('children', { ...LIST, query: { orderBy: { code: 'asc' } } }),
    officers: t.relatedConnection('officers', { ...LIST, query: { orderBy: BY_NAME } }),
    strength: t.relatedConnection('strength', LIST),
  }),
});
builder.prismaObject('Serving', { fields: (t) => ({ id: t.exposeID('id') }) });

const named = (t) => ({
  policeNumber: t.exposeString('policeNumber', { nullable: true }),
  name: t.exposeString('name'),
  rank: t.expose('rank', { type: PoliceRank, nullable: true }),
});
builder.prismaObject('Officer', { fields: named });
builder.prismaObject('OfficerVersion', { fields: named });
builder.prismaObject('Member', {
  fields: (t) => ({
    ...named(t),
    unit: t.relation('unit', { nullable: true }),
    honors: t.relatedConnection('honors', { ...LIST, query: { orderBy: [{ awardedOn: 'desc' }, { id: 'asc' }] } }),
    evaluations: t.relatedConnection('evaluations', {
      ...LIST,
      query: { orderBy: [{ fromOn: 'desc' }, { id: 'desc' }] },
    }),
  }),
});
builder.prismaObject('Honor', {
  fields: (t) => ({
    title: t.exposeString('title'),
    level: t.expose('level', { type: HonorLevel, nullable: true }),
  }),
});
builder.prismaObject('Evaluation', {
  fields: (t) => ({
    total: t.exposeFloat('total', { nullable: true }),
    grade: t.expose('grade', { type: EvaluationGrade, nullable: true }),
  }),
});

/** The rows that are believed and hold on a day, given as midnight of it. */
const on = (day) => ({
  supersededAt: null,
  validFrom: { lte: day },
  OR: [{ validTo: null }, { validTo: { gt: day } }],
});
const today = () => new Date(new Date().toISOString().slice(0, 10));

builder.queryType({
  fields: (t) => ({
    officer: t.prismaField({
      type: 'Member',
      nullable: true,
      args: { policeNumber: t.arg.string({ required: true }) },
      resolve: (query, _root, { policeNumber }) => prisma.member.findUnique({ ...query, where: { policeNumber } }),
    }),
    unit: t.prismaField({
      type: 'Unit',
      nullable: true,
      args: { code: t.arg.string({ required: true }) },
      resolve: (query, _root, { code }) => prisma.unit.findUnique({ ...query, where: { code } }),
    }),
    members: t.prismaConnection({
      type: 'Member',
      ...LIST,
      totalCount: () => prisma.member.count(),
      resolve: (query) => prisma.member.findMany({ ...query, orderBy: BY_NAME }),
    }),
    officers: t.prismaConnection({
      type: 'Officer',
      ...LIST,
      args: { category: t.arg({ type: OfficerCategory }) },
      totalCount: (_root, { category }) => prisma.officer.count({ where: { category: category ?? undefined } }),
      resolve: (query, _root, { category }) =>
        prisma.officer.findMany({ ...query, where: { category: category ?? undefined }, orderBy: BY_NAME }),
    }),
    search: t.prismaConnection({
      type: 'OfficerVersion',
      cursor: 'id',
      args: { text: t.arg.string({ required: true }) },
      resolve: (query, _root, { text }) => {
        const startsWith = text;
        const found = [
          { nameJoined: { startsWith } },
          { nameInitials: { startsWith } },
          { policeNumber: { startsWith: text.toUpperCase() } },
          { name: { startsWith } },
        ];
        return prisma.officerVersion.findMany({
          ...query,
          where: { AND: [{ OR: found }, on(today())] },
          orderBy: [{ namePinyin: 'asc' }, { name: 'asc' }, { officerId: 'asc' }],
        });
      },
    }),
    roster: t.prismaConnection({
      type: 'OfficerVersion',
      ...LIST,
      totalCount: undefined,
      args: { unitId: t.arg.int({ required: true }), day: t.arg.string({ required: true }) },
      resolve: (query, _root, { unitId, day }) =>
        prisma.officerVersion.findMany({
          ...query,
          where: {
            ...on(new Date(day)),
            officer: { posts: { some: { unitId, kind: 'PRIMARY', ...on(new Date(day)) } } },
          },
          orderBy: [{ namePinyin: 'asc' }, { name: 'asc' }, { officerId: 'asc' }],
        }),
    }),
  }),
});

builder.mutationType({
  fields: (t) => ({
    transferOfficer: t.boolean({
      args: {
        officerId: t.arg.int({ required: true }),
        unitId: t.arg.int({ required: true }),
        title: t.arg.string({ required: true }),
        effectiveOn: t.arg.string({ required: true }),
      },
      resolve: (_root, { effectiveOn, ...rest }) => transferOfficer({ ...rest, effectiveOn: new Date(effectiveOn) }),
    }),
  }),
});

export const schema = builder.toSchema();
