import { expect, it } from '@jest/globals';
import { mergeOfficers } from '../../src/modules/corrections/merge.service.ts';
import { createAssignment, createOfficer } from '../support/factories.ts';
import { contents, usePublishedFacts } from './facts-directory.ts';
import { staffWrite } from './staff-writes.ts';

const facts = usePublishedFacts();

/** A loaded officer who is on record as another one as well, with a post since 2001. */
async function onRecordTwice(key: string) {
  const { registry } = facts;
  const { entityId: loadedId } = await registry.loadedFact.findFirstOrThrow({ where: { dataset: 'officers', key } });
  const { name, namePinyin, category } = await registry.officerVersion.findFirstOrThrow({
    where: { officerId: loadedId },
  });
  const { id: otherId } = await createOfficer(registry, { name, namePinyin, category, from: '2000-01-01' });
  const post = { externalOrgan: '市委党校', title: '教员', kind: 'CONCURRENT', from: '2001-01-01' } as const;
  await createAssignment(registry, otherId, post);
  return { loadedId, otherId };
}

const merge = (intoId: number, duplicateId: number) =>
  staffWrite(facts.registry, 'mergeOfficers', (write) =>
    mergeOfficers(
      write,
      { intoId, duplicateId, expectedVersion: null, basis: null },
      { sealer: null, operation: { personalReads: [] } },
    ),
  );

it('every further load goes on with the survivor, whichever of two records was loaded', async () => {
  const { registry } = facts;
  const first = await onRecordTwice('jiangnan-shenzichao');
  const second = await onRecordTwice('jiangnan-chenweitong');
  await merge(first.otherId, first.loadedId);
  await merge(second.loadedId, second.otherId);

  const before = await contents(registry);
  await facts.load();
  expect(await contents(registry)).toEqual(before);

  await facts.edit('honors.csv', (content) => {
    const line = content.split('\n').find((one) => one.includes('jiangnan-2021-shenzichao'))!;
    const again = line.replace('jiangnan-2021-shenzichao', 'again');
    const other = again.replace('again', 'other').replace('jiangnan-shenzichao', 'jiangnan-chenweitong');
    return `${content.trimEnd()}\n${again}\n${other}\n`;
  });
  await facts.load();
  const recipients = await Promise.all(
    ['again', 'other'].map(async (key) => {
      const { entityId } = await registry.loadedFact.findFirstOrThrow({ where: { dataset: 'honors', key } });
      return registry.honorRecipient.findFirstOrThrow({ where: { honorId: entityId } });
    }),
  );
  expect(recipients.map(({ officerId }) => officerId)).toEqual([first.otherId, second.loadedId]);
});
