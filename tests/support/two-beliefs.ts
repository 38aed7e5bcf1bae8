import type { Registry } from '../../src/database/client.ts';
import { createUnit, dated } from './factories.ts';

/** When the registry learned better. */
export const LEARNED = '2022-06-01T00:00:00.000Z';

/** A unit with the code A: 旧 until 2021, and 新 since; but until LEARNED the registry believed 误 since 2020. */
export async function createTwoBeliefs(registry: Registry): Promise<void> {
  const learned = new Date(LEARNED);
  const recordedAt = new Date('2020-01-01T00:00:00Z');
  const unit = await createUnit(registry, { code: 'A', name: '误', recordedAt, supersededAt: learned });
  const columns = { unitId: unit.id, code: 'A', namePinyin: 'a', kind: 'BRIGADE' } as const;
  for (const [name, period] of [
    ['旧', { to: '2021-01-01' }],
    ['新', { from: '2021-01-01' }],
  ] as const) {
    await registry.unitVersion.create({ data: { ...columns, name, ...dated({ ...period, recordedAt: learned }) } });
  }
}
