import { beforeAll, describe, expect, it } from '@jest/globals';
import { CloseUnitDocument, MergeUnitsDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { createPolicy, createRound } from '../../support/selection-factories.ts';
import { refusedInBoth } from '../../support/refusals.ts';

const api = useApp();

type Headers = Record<string, string>;

let policy: { id: number };

beforeAll(async () => {
  const bureau = await createUnit(api.registry, { code: 'B' });
  policy = await createPolicy(api.registry, { unitId: bureau.id });
});

describe('a unit that holds an open round', () => {
  const refused = (code: string, on: string) =>
    [
      `单位 单位${code} ${code} 的选任“选任甲”在 ${on} 或以后仍在进行，须先结束或取消`,
      `The round 选任甲 of the unit 单位${code} ${code} is open on ${on} or later; conclude or cancel it first.`,
    ].map((message) => ({ __typename: 'RuleViolationError', message, rule: 'unit-has-open-round', article: null }));

  it('is neither closed nor merged until the round has ended', async () => {
    const [unit, into] = [await createUnit(api.registry), await createUnit(api.registry)];
    const round = await createRound(api.registry, { unitId: unit.id, policyId: policy.id, openedOn: '2023-06-01' });
    const id = globalId('Unit', unit.id);
    const close = (effectiveOn: string, headers: Headers = {}) =>
      api.admin.request(CloseUnitDocument, { input: { id, effectiveOn } }, headers).then(({ closeUnit }) => closeUnit);
    const merge = (headers: Headers = {}) =>
      api.admin
        .request(
          MergeUnitsDocument,
          { input: { ids: [id], into: globalId('Unit', into.id), effectiveOn: '2024-03-01' } },
          headers,
        )
        .then(({ mergeUnits }) => mergeUnits);
    // before it is opened too: it would be held by a unit that is not there
    for (const on of ['2023-01-01', '2024-01-01']) {
      expect(await refusedInBoth(api, (headers) => close(on, headers))).toEqual(refused(unit.code, on));
    }
    expect(await refusedInBoth(api, merge)).toEqual(refused(unit.code, '2024-03-01'));
    await api.registry.$transaction([
      api.registry.selectionRoundVersion.updateMany({
        where: { roundId: round.id },
        data: { supersededAt: new Date() },
      }),
      api.registry.selectionRoundVersion.createMany({
        data: [
          { status: 'OPEN', validFrom: new Date('2023-06-01'), validTo: new Date('2024-02-01') },
          { status: 'CONCLUDED', validFrom: new Date('2024-02-01') },
        ].map((version) => ({
          ...version,
          status: version.status as 'OPEN',
          roundId: round.id,
          recordedAt: new Date(),
        })),
      }),
    ]);
    expect(await refusedInBoth(api, (headers) => close('2024-01-31', headers))).toEqual(
      refused(unit.code, '2024-01-31'),
    );
    expect(await close('2024-02-01')).toMatchObject({ __typename: 'CloseUnitSuccess' });
  });
});
