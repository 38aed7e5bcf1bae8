import { expect, it } from '@jest/globals';
import { globalId, useApp } from '../../support/app.ts';
import { createUnit } from '../../support/factories.ts';
import { withdrawals } from '../../support/withdrawals.ts';

const api = useApp();
const { act, withdrawn } = withdrawals(api);

const basis = { documentNumber: '局发〔2026〕1号' };

/** By which changes those of some positions were undone or withdrawn, as known at an instant. */
async function takenBack(positions: readonly string[], knownAt: string | null = null): Promise<unknown[]> {
  const { changes } = await api.admin.request<{
    changes: { nodes: { position: string; undoneBy: unknown; withdrawnBy: unknown }[] };
  }>(
    `query ($knownAt: DateTime) @asOf(knownAt: $knownAt) { changes(first: 100) { nodes {
      position undoneBy { position } withdrawnBy { position } } } }`,
    { knownAt },
  );
  return positions.map((asked) => {
    const { undoneBy, withdrawnBy } = changes.nodes.find(({ position }) => position === asked)!;
    return [undoneBy, withdrawnBy];
  });
}

/** The position of the last change, as text. */
const last = async (): Promise<string> =>
  (
    await api.admin.request<{ changes: { nodes: [{ position: string }] } }>(
      '{ changes(last: 1) { nodes { position } } }',
    )
  ).changes.nodes[0].position;

const by = (position: string) => ({ position });

it('a change tells by which other it was undone, as long as that was not undone itself, and by which its subject was withdrawn', async () => {
  const parent = await createUnit(api.registry);
  const created = await act(
    'createUnit',
    {
      code: 'TB1',
      name: '合成所',
      kind: 'STATION',
      parent: globalId('Unit', parent.id),
      effectiveOn: '2025-01-01',
      basis,
    },
    'unit { id }',
  );
  const changed = await act('reviseUnit', { id: created.id, name: '合成二所', effectiveOn: '2026-01-01', basis });
  const asked = [created.position, changed.position].map(String);
  expect(await takenBack(asked)).toEqual([
    [null, null],
    [null, null],
  ]);
  const before = new Date().toISOString();
  await withdrawn(changed.change);
  const undoing = await last();
  expect(await takenBack(asked)).toEqual([
    [null, null],
    [by(undoing), null],
  ]);
  // it was not yet then
  expect(await takenBack(asked, before)).toEqual([
    [null, null],
    [null, null],
  ]);
  await withdrawn(globalId('Change', Number(undoing)));
  const again = await last();
  expect(await takenBack([...asked, undoing])).toEqual([
    [null, null],
    [null, null],
    [by(again), null],
  ]);
  await withdrawn(created.id);
  const withdrawal = await last();
  expect(await takenBack(asked)).toEqual([
    [null, by(withdrawal)],
    [null, by(withdrawal)],
  ]);
});

it('a change of somebody that made one thing alone tells by which other that was withdrawn, and one that did more does not', async () => {
  const [station, team] = [await createUnit(api.registry), await createUnit(api.registry)];
  const enrolled = await act(
    'enrollOfficer',
    {
      name: '合成',
      policeNumber: 'TB0001',
      category: 'POLICE',
      unit: globalId('Unit', station.id),
      title: '民警',
      effectiveOn: '2024-01-01',
      basis,
    },
    'officer { id }',
  );
  const to = { id: enrolled.id, to: globalId('Unit', team.id), title: '所长', effectiveOn: '2025-01-01', basis };
  const transferred = await act('transferOfficer', to, 'assignment { id }');
  const asked = [enrolled.position, transferred.position].map(String);
  expect(await takenBack(asked)).toEqual([
    [null, null],
    [null, null],
  ]);
  await withdrawn(transferred.id);
  const withdrawal = await last();
  expect(await takenBack(asked)).toEqual([
    [null, null],
    [null, by(withdrawal)],
  ]);
  await withdrawn(globalId('Change', Number(withdrawal)));
  expect(await takenBack(asked)).toEqual([
    [null, null],
    [null, null],
  ]);
});
