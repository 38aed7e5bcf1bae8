import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { write } from '../../src/database/changes.ts';
import { today } from '../../src/database/temporal.ts';
import { schema } from '../../src/schema.ts';
import { globalId, useApp } from '../support/app.ts';
import {
  createAppeal,
  createCycle,
  createEvaluation,
  createScheme,
  createScore,
} from '../support/evaluation-factories.ts';
import { createAssignment, createMetric, createOfficer, createSource, createUnit, day } from '../support/factories.ts';
import { createHonor, createHonorProgram } from '../support/honor-factories.ts';
import { createPolicy, createRound, createSelection } from '../support/selection-factories.ts';

// every field of everything that has an id: what it costs does not depend on for how many things it is asked

const api = useApp();

const MANY = 5;
/** Ids by type: of each type MANY things that are alike. */
const ids: Record<string, string[]> = {};

beforeAll(async () => {
  const { registry } = api;
  const note = (type: string, id: number) => (ids[type] ??= []).push(globalId(type, id));
  const root = await createUnit(registry);
  for (let i = 0; i < MANY; i++) {
    const unit = await createUnit(registry, { parentId: root.id, category: 'STATION' });
    const below = await createUnit(registry, { parentId: unit.id });
    const officer = await createOfficer(registry);
    const assignment = await createAssignment(registry, officer.id, { unitId: unit.id, role: 'LEADER' });
    await createMetric(registry, unit.id, {});
    const program = await createHonorProgram(registry, { ownerId: unit.id });
    const recipients = [{ officerId: officer.id }, { unitId: unit.id }, { otherName: '他人' }];
    const honor = await createHonor(registry, recipients, {
      programId: program.id,
      status: 'UNDER_PUBLIC_NOTICE',
      meritClass: 'TITLE',
      noticedOn: day('2024-03-04'),
    });
    const awarded = { awardedOn: day(today()), awardedPrecision: 'DAY' as const };
    await createHonor(registry, recipients, awarded);
    const policy = await createPolicy(registry, { unitId: unit.id });
    const round = await createRound(registry, { unitId: unit.id, policyId: policy.id });
    const selection = await createSelection(registry, {
      roundId: round.id,
      fromUnitId: below.id,
      officerId: officer.id,
    });
    const scheme = await createScheme(registry, { columns: { ownerId: unit.id } });
    const cycle = await createCycle(registry, {
      schemeId: scheme.id,
      unitId: unit.id,
      fromOn: '2020-01-01',
      toOn: '2021-01-01',
    });
    const evaluation = await createEvaluation(registry, { cycleId: cycle.id, officerId: officer.id });
    const appeal = await createAppeal(registry, { evaluationId: evaluation.id });
    await createScore(registry, { evaluationId: evaluation.id, indicatorId: scheme.indicatorIds[0]!, value: 1 });
    await createSource(registry, [
      { unitId: unit.id },
      { officerId: officer.id },
      { assignmentId: assignment.id },
      { honorId: honor.id },
      { policyId: policy.id },
    ]);
    const granted = await registry.accessGrant.create({
      data: {
        scopes: ['registry:read'],
        grantedAt: new Date(),
        units: { create: { unitId: unit.id } },
        token: { create: { name: `token ${i}`, hash: new Uint8Array([i]), createdAt: new Date() } },
      },
    });
    const change = {
      actor: 'test',
      operation: 'test',
      subjectType: 'Unit',
      subjectId: unit.id,
      fields: [],
      basis: null,
    };
    await write(registry, () => Promise.resolve({ result: null, change: { ...change, requestId: 'test' } }));
    note('Unit', unit.id);
    note('Officer', officer.id);
    note('Assignment', assignment.id);
    note('HonorProgram', program.id);
    note('Honor', honor.id);
    note('SelectionPolicy', policy.id);
    note('SelectionRound', round.id);
    note('Selection', selection.id);
    note('EvaluationScheme', scheme.id);
    note('EvaluationCycle', cycle.id);
    note('Evaluation', evaluation.id);
    note('EvaluationAppeal', appeal.id);
    note('Change', i + 1);
    note('AccessGrant', granted.id);
    note('Token', granted.tokenId!);
  }
});

const node = schema.getType('Node');
const types = isInterfaceType(node) ? schema.getPossibleTypes(node) : [];
const fields = types.flatMap((type) => Object.values(type.getFields()).map((field) => [type, field] as const));

/** What is selected below a field: of a list its page and count, of anything else that it is there. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  return isConnection(type) ? '{ nodes { __typename } }' : '{ __typename }';
}

const isConnection = (type: unknown): boolean => isObjectType(type) && type.name.endsWith('Connection');

const count = async (type: GraphQLObjectType, selection: string, many: number): Promise<number> => {
  const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type.name} { ${selection} } } }`;
  const statements = await api.statements(() => api.admin.request(query, { ids: ids[type.name]!.slice(0, many) }));
  return statements.length;
};

it('every type with an id is looked at', () => {
  expect(Object.keys(ids).toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    types.map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1)),
  );
});

/** The arguments of fields that need some. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Unit.evaluationScheme': '(subjectKind: OFFICER)',
  'Unit.metricComparison': '(key: "calls", from: {}, to: { period: "2021" })',
};

describe('the statements of a field', () => {
  it.each(fields.map(([type, field]) => [`${type.name}.${field.name}`, type, field] as const))(
    '%s are as many for one as for many, and no more when it is asked for twice',
    async (name, type, field) => {
      const asked = `${field.name} ${ARGUMENTS[name] ?? ''} ${selectionOf(field)}`;
      const one = await count(type, asked, 1);
      expect(await count(type, asked, MANY)).toBe(one);
      expect(await count(type, `a: ${asked} b: ${asked}`, MANY)).toBe(one);
    },
  );

  const lists = fields.filter(([, field]) => isConnection(getNamedType(field.type)));
  it.each(lists.map(([type, field]) => [`${type.name}.${field.name}`, type, field] as const))(
    '%s asked for with two sizes are at most twice those of one',
    async (_name, type, field) => {
      const page = (first: number) => `p${first}: ${field.name}(first: ${first}) { nodes { __typename } }`;
      const one = await count(type, page(1), MANY);
      expect(await count(type, `${page(1)} ${page(2)}`, MANY)).toBeLessThanOrEqual(2 * one);
    },
  );
});
