import { expect, it } from '@jest/globals';
import { officersAbove } from '../../../src/modules/officers/above.sql.ts';
import { today } from '../../../src/time/day.ts';
import { TemporalStatement } from '../../../src/time/temporal.ts';
import { useApp } from '../../support/app.ts';
import { createAssignment, createOfficer, createUnit } from '../../support/factories.ts';

const api = useApp();

it('above an officer is who serves in a unit above by a primary post, and who leads the unit or one above', async () => {
  const bureau = await createUnit(api.registry);
  const station = await createUnit(api.registry, { parentId: bureau.id });
  const team = await createUnit(api.registry, { parentId: station.id });
  const beside = await createUnit(api.registry, { parentId: bureau.id });
  const serving = async (unit: { id: number }, post: Partial<Parameters<typeof createAssignment>[2]> = {}) => {
    const { id } = await createOfficer(api.registry);
    await createAssignment(api.registry, id, { unitId: unit.id, ...post });
    return id;
  };
  const officer = await serving(station);
  const above = [
    await serving(bureau),
    await serving(bureau, { role: 'LEADER' }),
    await serving(station, { role: 'LEADER' }),
    await serving(station, { role: 'DEPUTY' }),
    await serving(bureau, { role: 'DEPUTY', kind: 'CONCURRENT' }),
  ];
  // a colleague, one below, one beside, and those who were there before or help there
  await serving(station);
  await serving(team, { role: 'LEADER' });
  await serving(beside, { role: 'LEADER' });
  await serving(bureau, { to: '2021-01-01' });
  await serving(bureau, { kind: 'CONCURRENT' });
  const now = new TemporalStatement({ asOf: today(), knownAt: null });
  const text = officersAbove(now, now.value(officer, 'int'));
  const found = await api.registry.$query<{ id: number }>(text, now.values);
  expect(found.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(above.toSorted((a, b) => a - b));
});
