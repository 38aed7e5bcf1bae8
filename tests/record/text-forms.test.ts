import { expect, it } from '@jest/globals';
import { restateAllTexts } from '../../src/restated-texts.ts';
import { useApp } from '../support/app.ts';
import { createOfficer, createUnit } from '../support/factories.ts';

const api = useApp();

const STALE = { namePinyin: 'zhong li yan', nameJoined: 'zhongliyan', nameInitials: 'zly' };

/** As a registry is that has migrated from before. */
const fromBefore = async () => {
  await api.registry.$executeRawUnsafe('ALTER TABLE form_of_texts DISABLE TRIGGER ALL');
  await api.registry.$executeRawUnsafe('UPDATE form_of_texts SET form = 0');
  await api.registry.$executeRawUnsafe('ALTER TABLE form_of_texts ENABLE TRIGGER ALL');
};

it('what was stored in another form is recorded anew, once, by one change, and stays as known before', async () => {
  const officers = [
    await createOfficer(api.registry, { name: '种立言', ...STALE }),
    await createOfficer(api.registry, { name: 'Zoe\u0301 Li', namePinyin: 'zoe\u0301 li' }),
    await createOfficer(api.registry, { name: '张\u200B建\n国 ' }),
    await createOfficer(api.registry, { name: '\u200B' }),
  ];
  await createUnit(api.registry, { code: 'S', name: '神\uFA19所' });
  await fromBefore();
  const before = await api.registry.officerVersion.findMany({ where: { supersededAt: null }, orderBy: { id: 'asc' } });
  const changes = await api.registry.change.count();

  const restated = await restateAllTexts(api.registry);
  const rows = await api.registry.officerVersion.findMany({
    where: { supersededAt: null, officerId: { in: officers.map(({ id }) => id) } },
    orderBy: { officerId: 'asc' },
  });
  expect(rows.map(({ name, namePinyin, nameInitials }) => [name, namePinyin, nameInitials])).toEqual([
    ['种立言', 'chong li yan', 'cly'],
    ['Zo\u00E9 Li', 'zo\u00E9 li', 'zl'],
    ['张建 国', 'zhang jian guo', 'zjg'],
    ['\u200B', '', ''],
  ]);
  const [unit] = await api.registry.unitVersion.findMany({ where: { code: 'S', supersededAt: null } });
  expect(unit).toMatchObject({ name: '神神所' });

  // what was believed before is as it was, but for when it was superseded
  const kept = await api.registry.officerVersion.findMany({
    where: { id: { in: before.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  });
  expect(kept.map((row) => ({ ...row, supersededAt: null }))).toEqual(before);
  const change = await api.registry.change.findFirstOrThrow({ orderBy: { position: 'desc' } });
  expect(change).toMatchObject({ actor: 'system', operation: 'restateTexts', subjectType: 'Registry' });
  expect(change.fields).toContainEqual({ field: 'Unit', before: null, after: '1' });
  expect(await api.registry.change.count()).toBe(changes + 1);
  expect(restated).toBeGreaterThanOrEqual(4);

  expect(await restateAllTexts(api.registry)).toBe(0);
  await fromBefore();
  expect(await restateAllTexts(api.registry)).toBe(0);
  expect(await api.registry.change.count()).toBe(changes + 1);
});
