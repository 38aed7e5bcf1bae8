import { describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createEvaluation, createScheme } from '../../support/evaluation-factories.ts';
import { createOpenCycle, scoresOf, sendScores } from '../../support/evaluation-writes.ts';
import { createOfficer, createUnit } from '../../support/factories.ts';

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
      field: `${one!.policeNumber}.scores`,
      label: `合成同号单位（${one!.policeNumber}） · 评分`,
      afterText: '1',
    });
    const ofOne = await api.statements(() => told(1));
    await sendScores(api, ofOfficers.id, scoresOf(ofOfficers, [1, 2]));
    const scheme = await api.registry.evaluationScheme.findUniqueOrThrow({ where: { id: ofOfficers.schemeId } });
    const fields = await told(1);
    for (const { policeNumber, name } of [one!, other!]) {
      const label = `${name}（${policeNumber}） · 评分`;
      expect(fields).toContainEqual({ field: `${policeNumber}.scores`, label, afterText: '1' });
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
      label: `${scheme.name}（${scheme.key}） 2024-01-01 · 评分`,
    });
  });
});

it('a unit that closes tells the editions of schemes that are dropped with it by name, in as many statements for all as for one', async () => {
  const query = `mutation ($input: CloseUnitInput!) @dryRun {
    closeUnit(input: $input) { ... on CloseUnitSuccess { change { fields { field label before } } } } }`;
  const told = async (id: number) => {
    const input = { id: globalId('Unit', id), effectiveOn: '2024-01-01' };
    const { closeUnit } = await api.admin.request<{ closeUnit: { change: { fields: object[] } } }>(query, { input });
    return closeUnit.change.fields;
  };
  const unitPlanning = async (keys: readonly string[]) => {
    const { id: ownerId } = await createUnit(api.registry);
    for (const key of keys) await createScheme(api.registry, { key, columns: { ownerId }, from: '2025-01-01' });
    return ownerId;
  };
  const one = await unitPlanning(['edition-a']);
  const two = await unitPlanning(['edition-b', 'edition-c']);
  await told(one);
  const ofOne = await api.statements(() => told(one));
  expect(await told(two)).toEqual(
    expect.arrayContaining(
      ['edition-b', 'edition-c'].map((key) => ({
        field: `scheme.${key}.validFrom`,
        label: `考核办法 · 办法${key}（${key}） · 开始日期`,
        before: '2025-01-01',
      })),
    ),
  );
  expect(await api.statements(() => told(two))).toHaveLength(ofOne.length);
});

it('officers who are merged tell the cycles that go with them by the name of the scheme', async () => {
  const cycle = await createOpenCycle(api, { officers: 1 });
  const { id } = await createOfficer(api.registry);
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
});
