import { describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { createOpenCycle, scoresOf, sendScores } from '../../support/evaluation-writes.ts';
import { createOfficer, createUnit } from '../../support/factories.ts';
import { createHonorProgram } from '../../support/honor-factories.ts';
import { createMember, createProgram } from '../../support/program-factories.ts';
import { createPolicy } from '../../support/selection-factories.ts';
import { codedOf } from '../../../src/graphql/coded-fields.ts';

const api = useApp();

describe('a change of the scores of a cycle', () => {
  it('tells people the names of those who were scored and of the scheme, in as many statements for all as for one', async () => {
    interface Told {
      changes: { nodes: { fields: { field: string; label: string; afterText: string }[] }[] };
    }
    const query = 'query ($last: Int!) { changes(last: $last) { nodes { fields { field label afterText } } } }';
    const told = async (last: number) => {
      const { changes } = await api.admin.request<Told>(query, { last });
      return changes.nodes.flatMap(({ fields }) => fields);
    };
    const ofOfficers = await createOpenCycle(api, { officers: 2 });
    const ofUnits = await createOpenCycle(api, { officers: 0, scheme: { columns: { subjectKind: 'UNIT' } } });
    const evaluated = { officer: { evaluations: { some: { cycleId: ofOfficers.key } } } };
    const [one, other] = await api.registry.officerVersion.findMany({ where: evaluated });
    // its code is the number of an officer, who is scored elsewhere
    const unit = await createUnit(api.registry, { code: one!.policeNumber!, name: '合成同号单位' });
    await createEvaluation(api.registry, { cycleId: ofUnits.key, unitId: unit.id });
    await sendScores(api, ofUnits.id, [{ subject: globalId('Unit', unit.id), indicator: 'i1', value: 1 }]);
    expect(await told(1)).toContainEqual({
      field: `合成同号单位 ${one!.policeNumber}.scores`,
      label: `合成同号单位 ${one!.policeNumber} · 评分条目`,
      afterText: '1',
    });
    const ofOne = await api.statements(() => told(1));
    await sendScores(api, ofOfficers.id, scoresOf(ofOfficers, [1, 2]));
    const scheme = await api.registry.evaluationScheme.findUniqueOrThrow({ where: { id: ofOfficers.schemeId } });
    const fields = await told(1);
    for (const { policeNumber, name } of [one!, other!]) {
      const label = `${name} ${policeNumber} · 评分条目`;
      expect(fields).toContainEqual({ field: `${name} ${policeNumber}.scores`, label, afterText: '1' });
    }
    expect(fields).toContainEqual({
      field: 'scheme',
      label: '考核办法',
      afterText: `${scheme.name}（${scheme.key}）`,
    });
    expect(await api.statements(() => told(2))).toHaveLength(ofOne.length);
    // who has left by the last day takes no part
    const leaving = `mutation ($input: SeparateOfficerInput!) {
      separateOfficer(input: $input) { ... on SeparateOfficerSuccess { change { fields { field label } } } } }`;
    const input = { id: ofOfficers.subjects[0], status: 'RETIRED', effectiveOn: '2024-06-01' };
    const left = await api.admin.request<{ separateOfficer: { change: { fields: object[] } } }>(leaving, { input });
    expect(left.separateOfficer.change.fields).toContainEqual({
      field: `${scheme.key} 2024-01-01.scores`,
      label: `${scheme.name}（${scheme.key}） 2024-01-01 · 评分条目`,
    });
  });
});

it('a unit that closes tells what is dropped and ended with it by name, in as many statements for all as for one', async () => {
  const query = `mutation ($input: CloseUnitInput!) @dryRun {
    closeUnit(input: $input) { ... on CloseUnitSuccess { change { fields { field label before } } } } }`;
  const told = async (id: number, locale = 'zh-CN') => {
    const input = { id: globalId('Unit', id), effectiveOn: '2024-01-01' };
    const { closeUnit } = await api.admin.request<{ closeUnit: { change: { fields: object[] } } }>(
      query,
      { input },
      { 'accept-language': locale },
    );
    return closeUnit.change.fields;
  };
  const from = '2025-01-01';
  const later = '2026-01-01';
  const unitPlanning = async (keys: readonly string[]) => {
    const { id: ownerId } = await createUnit(api.registry, { code: `TN-${keys[0]!}`, name: '合成制定单位' });
    for (const [i, key] of keys.entries()) {
      await createScheme(api.registry, { key, columns: { ownerId }, from });
      const { id } = await createProgram(api.registry, { key, ownerId, from, name: `制度${key}` });
      await createMember(api.registry, { programId: id, unitId: ownerId, from });
      await createHonorProgram(api.registry, { key, ownerId, from, name: `评选${key}` });
      const period = i === 0 ? { from, to: later } : { from: later };
      await createPolicy(api.registry, { key, unitId: ownerId, ...period });
    }
    return ownerId;
  };
  const one = await unitPlanning(['edition-a']);
  const two = await unitPlanning(['edition-b', 'edition-c']);
  await told(one);
  const ofOne = await api.statements(() => told(one));
  const toldOfTwo = await told(two);
  for (const [key, day] of [
    ['edition-b', from],
    ['edition-c', later],
  ] as const) {
    const labels = {
      [`scheme.${key}`]: `考核办法 · 办法${key}（${key}）`,
      [`program.${key}`]: `制度 · 制度${key}（${key}）`,
      [`membership.合成制定单位 TN-edition-b ${key}`]: `入选 · 合成制定单位 TN-edition-b 制度${key}（${key}）`,
      [`honorProgram.${key}`]: `评选项目 · 评选${key}（${key}）`,
      [`policy.${key}`]: `选任比例 · 合成制定单位 ${day} 起（${key}）`,
    };
    for (const [of, label] of Object.entries(labels)) {
      const before = of.startsWith('policy') ? day : from;
      expect(toldOfTwo).toContainEqual({ field: `${of}.validFrom`, label: `${label} · 开始日期`, before });
    }
  }
  expect(await told(two, 'en')).toContainEqual({
    field: 'policy.edition-b.validFrom',
    label: `Policy · 合成制定单位 from ${from} on (edition-b) · First day`,
    before: from,
  });
  expect(await api.statements(() => told(two))).toHaveLength(ofOne.length);
  // what was dropped is told when it is gone, too
  const done = query.replace(' @dryRun', '');
  await api.admin.request(done, { input: { id: globalId('Unit', two), effectiveOn: '2024-01-01' } });
  const { changes } = await api.admin.request<{ changes: { nodes: { fields: object[] }[] } }>(
    '{ changes(last: 1) { nodes { fields { field label before } } } }',
  );
  expect(changes.nodes[0]!.fields).toEqual(toldOfTwo);
});

it('tells by its key, as it did, what was recorded before of what ended with another', () => {
  const change = { subjectType: 'Unit', before: null, after: null };
  expect(
    ['sanlian.validTo', 'A sanlian.validTo', 'annual-2028.validFrom'].map((field) => codedOf({ ...change, field })),
  ).toEqual([null, null, null]);
});

it('finds by number or code who was scored, as was recorded before', () => {
  const change = { subjectType: 'EvaluationCycle', subjectId: 7, before: null, after: null };
  const coded = { kind: 'subjectScored', cycleId: 7, code: 'A1' };
  expect(codedOf({ ...change, field: 'A1.scores' })).toEqual({ of: 'A1', coded });
});

it('officers who are merged tell the cycles and memberships that go with them by the names of the schemes and programs', async () => {
  const cycle = await createOpenCycle(api, { officers: 1 });
  const { id } = await createOfficer(api.registry);
  const program = await createProgram(api.registry, {
    key: 'told-when-merged',
    admission: 'BY_ADMISSION',
    name: '合成人才库',
  });
  const { officerId } = await api.registry.evaluation.findFirstOrThrow({ where: { cycleId: cycle.key } });
  await createMember(api.registry, { programId: program.id, officerId, from: '2023-01-01' });
  const { key, name } = await api.registry.evaluationScheme.findUniqueOrThrow({ where: { id: cycle.schemeId } });
  const query = `mutation ($input: MergeOfficersInput!) @dryRun {
    mergeOfficers(input: $input) { ... on MergeOfficersSuccess { change { fields { after afterText } } } } }`;
  const input = { into: globalId('Officer', id), duplicate: cycle.subjects[0], basis: { reason: '合成' } };
  const { mergeOfficers } = await api.admin.request<{ mergeOfficers: { change: { fields: object[] } } }>(query, {
    input,
  });
  expect(mergeOfficers.change.fields).toContainEqual({
    after: `${key} 2024-01-01–2025-01-01`,
    afterText: `${name}（${key}） 2024-01-01–2025-01-01`,
  });
  expect(mergeOfficers.change.fields).toContainEqual({
    after: '2023-01-01 told-when-merged',
    afterText: '2023-01-01 合成人才库（told-when-merged）',
  });
});
