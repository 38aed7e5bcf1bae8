import { expect, it } from '@jest/globals';
import { useApp } from '../../support/app.ts';
import { withdrawals } from '../../support/withdrawals.ts';

const api = useApp();
const { act, withdrawn } = withdrawals(api);

it('the first act of a registry is undone, though its change tells the rows of the first token too', async () => {
  const { change, position } = await act('createUnit', {
    code: '330799-HC',
    name: '合成分局',
    kind: 'COUNTY_BUREAU',
    effectiveOn: '2026-01-01',
  });
  expect(await api.registry.changeRow.count({ where: { position, tableName: 'token' } })).toBe(1);
  await withdrawn(change);
  expect(await api.registry.unitVersion.count({ where: { supersededAt: null } })).toBe(0);
  // the token is as good as before
  expect(await api.admin.request('{ viewer { name } }')).toEqual({ viewer: { name: 'administrator' } });
});
