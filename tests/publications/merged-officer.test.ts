import { expect, it } from '@jest/globals';
import { mergeOfficers } from '../../src/modules/corrections/merge.service.ts';
import { createOfficer } from '../support/factories.ts';
import { contents, usePublishedFacts } from './facts-directory.ts';
import { staffWrite } from './staff-writes.ts';

const facts = usePublishedFacts();

it('an officer who was loaded and then merged is the survivor for every further load', async () => {
  const { registry } = facts;
  const recipient = await registry.honorRecipient.findFirstOrThrow({ where: { officerId: { not: null } } });
  const loaded = await registry.officerVersion.findFirstOrThrow({ where: { officerId: recipient.officerId! } });
  const { name, namePinyin, category } = loaded;
  const into = await createOfficer(registry, { name, namePinyin, category, from: '2000-01-01' });
  const merging = { intoId: into.id, duplicateId: loaded.officerId, expectedVersion: null, basis: null };
  const sealing = { sealer: null, operation: { personalReads: [] } };
  await staffWrite(registry, 'mergeOfficers', (write) => mergeOfficers(write, merging, sealing));

  const before = await contents(registry);
  await facts.load();
  expect(await contents(registry)).toEqual(before);

  const honor = (
    await registry.loadedFact.findFirstOrThrow({ where: { dataset: 'honors', entityId: recipient.honorId } })
  ).key;
  await facts.edit('honors.csv', (content) => {
    const line = content.split('\n').find((one) => one.includes(honor))!;
    return `${content.trimEnd()}\n${line.replace(honor, `${honor}-again`)}\n`;
  });
  await facts.load();
  const again = await registry.loadedFact.findFirstOrThrow({ where: { dataset: 'honors', key: `${honor}-again` } });
  expect(await registry.honorRecipient.findFirstOrThrow({ where: { honorId: again.entityId } })).toMatchObject({
    officerId: into.id,
  });
});
