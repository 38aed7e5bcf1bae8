import type { Registry } from '../../src/database/client.ts';
import { createUnit } from './factories.ts';
import { CATEGORIES, createPolicy, createRound, createSelection } from './selection-factories.ts';

/**
 * J (45 : 40 : 15 through 2022, 50 : 30 : 20 since) - J1, J2, and MOVED until 2022-07-01, then below N, which has no policy.
 * Selected in 2022: by J 4 from stations and 3 operational in February, 1 general on the last day; by J1 2 operational
 * in March; by MOVED 1 from a station in June. On the first day of 2023, by J 1 general.
 */
export async function recordSelections(registry: Registry): Promise<void> {
  const ids: Record<string, number> = {};
  ids['J'] = (await createUnit(registry, { code: 'J' })).id;
  ids['N'] = (await createUnit(registry, { code: 'N' })).id;
  for (const code of ['J1', 'J2']) ids[code] = (await createUnit(registry, { code, parentId: ids['J'] })).id;
  const moved = await createUnit(registry, { code: 'MOVED', parentId: ids['J'], to: '2022-07-01' });
  ids['MOVED'] = moved.id;
  const [version] = await registry.unitVersion.findMany({ where: { unitId: moved.id } });
  const { id: _id, ...columns } = version!;
  const since = new Date('2022-07-01');
  await registry.unitVersion.create({ data: { ...columns, parentId: ids['N'], validFrom: since, validTo: null } });
  const policy = await createPolicy(registry, { key: 'until-2022', unitId: ids['J'], to: '2023-01-01' });
  await createPolicy(registry, {
    key: 'since-2023',
    unitId: ids['J'],
    from: '2023-01-01',
    targets: [5000, 3000, 2000],
    method: 'SAINTE_LAGUE',
  });
  const rounds: Record<string, number> = {};
  for (const code of ['J', 'J1', 'MOVED']) {
    rounds[code] = (await createRound(registry, { unitId: ids[code]!, policyId: policy.id })).id;
  }
  const select = async (
    code: string,
    category: (typeof CATEGORIES)[number],
    selectedOn: string,
    count: number,
    more: object = {},
  ) => {
    for (let n = 0; n < count; n++) {
      const roundId = rounds[code]!;
      await createSelection(registry, { roundId, fromUnitId: ids['J2']!, category, selectedOn, ...more });
    }
  };
  await select('J', 'STATION', '2022-02-01', 4);
  await select('J', 'OPERATIONAL', '2022-02-01', 3);
  await select('J1', 'OPERATIONAL', '2022-03-01', 2);
  await select('MOVED', 'STATION', '2022-06-01', 1);
  await select('J', 'GENERAL', '2022-12-31', 1);
  await select('J', 'GENERAL', '2023-01-01', 1);
  await select('J', 'GENERAL', '2022-02-01', 2, { supersededAt: new Date(Date.now() - 10_000) });
}
