import { describe, expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createEvaluation } from '../../support/evaluation-factories.ts';
import { createOpenCycle, scoresOf, sendScores } from '../../support/evaluation-writes.ts';
import { createUnit } from '../../support/factories.ts';

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
