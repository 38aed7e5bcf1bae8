import { beforeEach, describe, expect, it } from '@jest/globals';
import { MergeUnitsDocument, type MergeUnitsInput } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { addAssignment, createAssignment, createUnit } from '../../support/factories.ts';
import { ENGLISH, lastChange, leavingNoTrace, nextYears, unitRows } from '../../support/writes.ts';
import { sql, sqlName } from '../../../src/sql/sql.ts';

const api = useApp();

interface Made {
  id: number;
  code: string;
}

let parent: Made;
let into: Made;
let one: Made;
let two: Made;

beforeEach(async () => {
  parent = await createUnit(api.registry, {});
  into = await createUnit(api.registry, { parentId: parent.id });
  one = await createUnit(api.registry, { parentId: parent.id });
  two = await createUnit(api.registry, { parentId: parent.id });
});

const unitId = ({ id }: { id: number }) => globalId('Unit', id);

const merge = (units: readonly Made[], target: Made, effectiveOn = '2024-01-01', headers = {}) =>
  mergeInput({ ids: units.map(unitId), into: unitId(target), effectiveOn }, headers);

const mergeInput = (input: MergeUnitsInput, headers = {}) =>
  api.admin.request(MergeUnitsDocument, { input }, headers).then(({ mergeUnits }) => mergeUnits);

const postsOf = (assignmentId: number) =>
  api.registry.$query<Record<string, unknown>>(
    sql`SELECT unit_id AS unit, title, role, valid_from::text AS "from", valid_to::text AS "to", basis_document AS basis
FROM assignment_version WHERE assignment_id = $1 AND superseded_at IS NULL ORDER BY valid_from`,
    [assignmentId],
  );

const versionOf = async (table: 'unit' | 'officer' | 'assignment', id: number) =>
  (await api.registry.$query<{ version: number }>(sql`SELECT version FROM ${sqlName(table)} WHERE id = $1`, [id]))[0]!
    .version;

/** What people call a unit. */
const named = ({ code }: { readonly code: string }) => `单位${code} ${code}`;

describe('mergeUnits', () => {
  it('closes units and moves their officers and subunits to another', async () => {
    const leader = await addAssignment(api.registry, { unitId: one.id, title: '队长', role: 'LEADER' });
    const planned = await addAssignment(api.registry, { unitId: two.id, from: nextYears(1), to: nextYears(2) });
    const gone = await addAssignment(api.registry, { unitId: one.id, to: '2024-01-01' });
    // one officer with a post in both counts once
    const second = await createAssignment(api.registry, leader.officerId, { unitId: two.id, kind: 'CONCURRENT' });
    const below = await createUnit(api.registry, { parentId: one.id });
    const later = await createUnit(api.registry, { parentId: two.id, from: nextYears(1) });
    const result = await mergeInput({
      ids: [unitId(two), unitId(one)],
      into: unitId(into),
      effectiveOn: '2024-01-01',
      basis: { documentNumber: '甲编〔2024〕3号' },
    });
    const end = { to: '2024-01-01' };
    const fields = [
      ['effectiveOn', null, '2024-01-01'],
      [`${named(two)}.validTo`, null, '2024-01-01'],
      [`${named(one)}.validTo`, null, '2024-01-01'],
      [`${named(below)}.parent`, one.code, into.code],
      [`${named(later)}.parent`, two.code, into.code],
      ['甲乙 队长.unit', named(one), named(into)],
      ['甲乙 民警.unit', named(two), named(into)],
      ['甲乙 民警.unit', named(two), named(into)],
      ['officersMoved', null, '2'],
    ];
    const change = await lastChange(api.registry);
    expect(result).toEqual({
      __typename: 'MergeUnitsSuccess',
      unit: {
        id: unitId(into),
        version: 2,
        code: into.code,
        name: `单位${into.code}`,
        validity: { from: '2020-01-01', to: null },
      },
      closed: [
        { code: two.code, validity: end },
        { code: one.code, validity: end },
      ],
      movedOfficers: 2,
      change: {
        position: String(change.position),
        fields: fields.map(([field, before, after]) => ({ field, before, after })),
      },
    });
    expect(change).toMatchObject({ operation: 'mergeUnits', subjectType: 'Unit', subjectId: into.id, fields });

    const basis = '甲编〔2024〕3号';
    const post = { unit: one.id, title: '队长', role: 'LEADER', from: '2020-01-01', to: '2024-01-01', basis: null };
    expect(await postsOf(leader.id)).toEqual([post, { ...post, unit: into.id, from: '2024-01-01', to: null, basis }]);
    expect(await postsOf(second.id)).toMatchObject([{ unit: two.id }, { unit: into.id, from: '2024-01-01', to: null }]);
    // what another order began later goes on by that order
    expect(await postsOf(planned.id)).toMatchObject([
      { unit: into.id, from: nextYears(1), to: nextYears(2), basis: null },
    ]);
    expect(await postsOf(gone.id)).toMatchObject([{ unit: one.id, to: '2024-01-01' }]);

    const rows = async ({ id }: Made) => (await unitRows(api.registry, id)).filter(({ believed }) => believed);
    expect(await rows(one)).toMatchObject([{ from: '2020-01-01', to: '2024-01-01' }]);
    expect(await rows(below)).toMatchObject([{ parent: one.code }, { parent: into.code, from: '2024-01-01', basis }]);
    expect(await rows(later)).toMatchObject([{ parent: into.code, from: nextYears(1) }]);
    for (const { id } of [into, one, two, below, later]) expect(await versionOf('unit', id)).toBe(2);
    for (const { id, officerId } of [leader, planned]) {
      expect(await versionOf('assignment', id)).toBe(2);
      expect(await versionOf('officer', officerId)).toBe(2);
    }
    expect(await versionOf('assignment', gone.id)).toBe(1);
    expect(await versionOf('officer', gone.officerId)).toBe(1);
  });

  it('ends a post that the officer would hold twice, and a secondment to the own unit', async () => {
    const primary = await addAssignment(api.registry, { unitId: one.id, title: '内勤' });
    const post = { unitId: two.id, title: '内勤', from: '2021-01-01' };
    const twice = await createAssignment(api.registry, primary.officerId, { ...post, kind: 'CONCURRENT' });
    const seconded = await createAssignment(api.registry, primary.officerId, {
      ...post,
      title: '巡防',
      kind: 'SECONDMENT',
    });
    const planned = await createAssignment(api.registry, primary.officerId, {
      ...post,
      kind: 'CONCURRENT',
      title: '外勤',
      from: '2025-01-01',
      to: '2025-06-01',
    });
    const same = await createAssignment(api.registry, primary.officerId, {
      unitId: into.id,
      kind: 'CONCURRENT',
      title: '外勤',
      from: '2025-03-01',
    });
    expect(await merge([one, two], into)).toMatchObject({ movedOfficers: 1 });
    expect(await postsOf(primary.id)).toMatchObject([{ unit: one.id }, { unit: into.id, to: null }]);
    for (const { id } of [twice, seconded]) {
      expect(await postsOf(id)).toMatchObject([{ unit: two.id, to: '2024-01-01' }]);
    }
    // the one that began first stays
    expect(await postsOf(planned.id)).toMatchObject([{ unit: into.id, to: '2025-06-01' }]);
    expect(await postsOf(same.id)).toEqual([]);
    const { fields } = await lastChange(api.registry);
    expect(fields).toEqual(
      expect.arrayContaining([
        [`${named(two)} 内勤.validTo`, null, '2024-01-01'],
        [`${named(two)} 巡防.validTo`, null, '2024-01-01'],
        [`${named(into)} 外勤.validFrom`, '2025-03-01', null],
      ]),
    );
  });

  it('merges a unit together with one below it', async () => {
    const below = await createUnit(api.registry, { parentId: one.id });
    const post = await addAssignment(api.registry, { unitId: below.id });
    expect(await merge([one, below], into)).toMatchObject({
      closed: [{ code: one.code }, { code: below.code }],
      movedOfficers: 1,
    });
    expect(await postsOf(post.id)).toMatchObject([{ unit: below.id }, { unit: into.id }]);
  });

  it('sends the same number of statements whatever the number of units', async () => {
    const counts: number[] = [];
    for (const units of [[one], [two, await createUnit(api.registry, {}), await createUnit(api.registry, {})]]) {
      for (const { id } of units) {
        await createUnit(api.registry, { parentId: id });
        await addAssignment(api.registry, { unitId: id });
      }
      const previews = await api.statements(() =>
        api.admin.request(
          `mutation Preview($input: MergeUnitsInput!) @dryRun { mergeUnits(input: $input) { __typename } }`,
          { input: { ids: units.map(unitId), into: unitId(into), effectiveOn: '2024-01-01' } },
        ),
      );
      counts.push(previews.length);
    }
    expect(counts).toEqual([31, 31]);
  });

  it.each([
    ['no unit', () => ({ ids: [] }), [['ids', '必须有 1 至 100 项，现有 0 项']]],
    ['too many', () => ({ ids: Array<string>(101).fill(unitId(one)) }), [['ids', '必须有 1 至 100 项，现有 101 项']]],
    ['a unit twice', () => ({ ids: [unitId(one), unitId(two), unitId(one)] }), [['ids.2', '重复']]],
    [
      'ids that are none',
      () => ({ ids: [unitId(one), 'x'], into: globalId('Officer', 1) }),
      [
        ['ids.1', '不是登记系统的标识'],
        ['into', '给出的是民警，应为单位'],
      ],
    ],
    [
      'a day too early',
      () => ({ effectiveOn: '1900-01-01' }),
      [['effectiveOn', expect.stringMatching(/^必须在 1949-10-01 至 /)]],
    ],
  ])('refuses %s', async (_case, more, issues) => {
    const input = { ids: [unitId(one)], into: unitId(into), effectiveOn: '2024-01-01', ...more() };
    expect(await leavingNoTrace(api.registry, () => mergeInput(input))).toMatchObject({
      __typename: 'InvalidInputError',
      issues: issues.map(([path, message]) => ({ path, message })),
    });
  });

  it('refuses to merge units into one of them, or into a unit below one of them', async () => {
    const below = await createUnit(api.registry, { parentId: one.id });
    const deep = await createUnit(api.registry, { parentId: below.id });
    const refused = (target: Made, headers = {}) =>
      leavingNoTrace(api.registry, () => merge([two, one], target, '2024-01-01', headers));
    expect(await refused(one)).toEqual({
      __typename: 'RuleViolationError',
      message: `单位 单位${one.code} ${one.code} 是被合并单位或其下级，不能并入`,
      rule: 'merge-into-itself',
      article: null,
    });
    expect(await refused(deep, ENGLISH)).toMatchObject({
      message: `The unit 单位${deep.code} ${deep.code} is among the units to be merged, or below one of them.`,
    });
  });

  const refusal = (units: readonly Made[], target: Made) => leavingNoTrace(api.registry, () => merge(units, target));

  it('refuses units that do not exist on the day', async () => {
    const closed = await createUnit(api.registry, { to: '2023-01-01' });
    expect(await refusal([one, closed], into)).toMatchObject({ __typename: 'NotFoundError', key: unitId(closed) });
    expect(await refusal([one], closed)).toMatchObject({ __typename: 'NotFoundError', key: unitId(closed) });
    expect(await refusal([one], { id: 999_999, code: '' })).toMatchObject({ __typename: 'NotFoundError' });
  });

  it('refuses to end a unit on its first day', async () => {
    const young = await createUnit(api.registry, { from: '2024-01-01' });
    expect(await refusal([one, young], into)).toMatchObject({ rule: 'unit-never-there' });
  });

  it('refuses to merge into a unit that closes later', async () => {
    const ending = await createUnit(api.registry, { to: nextYears(1) });
    expect(await refusal([one], ending)).toMatchObject({ rule: 'unit-outside-validity' });
  });
});
