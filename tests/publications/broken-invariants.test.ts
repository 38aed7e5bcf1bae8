import { afterEach, describe, expect, it } from '@jest/globals';
import type { Registry } from '../../src/database/client.ts';
import { createAssignment, day } from '../support/factories.ts';
import { REFUSED, usePublishedFacts } from './facts-directory.ts';
import { append, replace } from './refusals.ts';
import { reviseUnit, staffWrite, unitIdOf } from './staff-writes.ts';

const facts = usePublishedFacts();
const FILES = ['units.csv', 'posts.csv'];
afterEach(async () => {
  for (const file of FILES) await facts.restore(file);
});

const officerIdOf = async (name: string) =>
  (await facts.registry.officerVersion.findFirstOrThrow({ where: { name, supersededAt: null } })).officerId;

/** Staff give an officer another post. */
async function give(name: string, unit: string, options: Parameters<typeof createAssignment>[2]): Promise<void> {
  const [officerId, unitId] = [await officerIdOf(name), await unitIdOf(facts.registry, unit)];
  await staffWrite(facts.registry, 'addAssignment', ({ transaction, at }) =>
    createAssignment(transaction as unknown as Registry, officerId, { ...options, unitId, recordedAt: at }),
  );
}

/** Staff end a post from a day on, and with `status` the service of who holds it. */
async function end(name: string, on: string, status?: 'RETIRED'): Promise<void> {
  const where = { officerId: await officerIdOf(name), supersededAt: null };
  await staffWrite(facts.registry, 'endAssignment', async ({ transaction, at }) => {
    const { id, ...post } = await transaction.assignmentVersion.findFirstOrThrow({ where });
    await transaction.assignmentVersion.update({ where: { id }, data: { supersededAt: at } });
    await transaction.assignmentVersion.create({ data: { ...post, validTo: day(on), recordedAt: at } });
    if (status === undefined) return;
    const { id: before, ...serving } = await transaction.officerVersion.findFirstOrThrow({ where });
    await transaction.officerVersion.update({ where: { id: before }, data: { supersededAt: at } });
    await transaction.officerVersion.create({ data: { ...serving, validTo: day(on), recordedAt: at } });
    await transaction.officerVersion.create({ data: { ...serving, status, validFrom: day(on), recordedAt: at } });
  });
}

describe('a load that would break what holds of every sound registry', () => {
  it('is refused where it puts a unit below one that was closed', async () => {
    await reviseUnit(facts.registry, '330127', { validTo: day('2024-01-01') });
    await facts.edit(
      'units.csv',
      append(
        '330127-QX,千岛湖派出所,,STATION,STATION,inferred,330127,inferred,330127,false,composed,千岛湖,zhuji-2021',
      ),
    );
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(
        /^units\.csv: 330127-QX: it is below unit 淳安县公安局 330127 on days on which that one is not there$/,
      ),
    ]);
  });

  it('is refused where a post comes again in another role, and the first one is kept', async () => {
    await facts.edit(
      'posts.csv',
      replace('jiangnan-nixujian,330700-JN,,党委委员,PARTY_COMMITTEE', 'jiangnan-nixujian,330700-JN,,党委委员,MEMBER'),
    );
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(/^posts\.csv: 倪旭坚 党委委员: the very post is held twice at once by officer 倪旭坚$/),
    ]);
  });

  it('is refused where a corrected title makes a post the one that staff have entered', async () => {
    await give('傅章杰', '330681-XZ', { kind: 'CONCURRENT', title: '副大队长', from: '2022-01-01' });
    await facts.edit('posts.csv', replace('330681-XZ,,大队长', '330681-XZ,,副大队长'));
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(/^posts\.csv: 傅章杰 副大队长: the very post is held twice at once by officer 傅章杰$/),
    ]);
  });

  it('is refused where it makes the unit of a secondment the own one', async () => {
    await end('张瑜', '2023-01-01');
    await give('张瑜', '330681-XT', { kind: 'SECONDMENT', title: '协助', from: '2023-01-01' });
    await facts.edit(
      'posts.csv',
      replace(
        'zhuji-zhangyu,330681-WB,,民警,MEMBER,true,2021-11-29',
        'zhuji-zhangyu,330681-XT,,民警,MEMBER,true,2023-01-29',
      ),
    );
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(
        /^posts\.csv: 张瑜 协助: it is a secondment to the unit of the primary post of officer 张瑜$/,
      ),
    ]);
  });

  it('is refused with a line for each break', async () => {
    await end('潘军', '2023-01-01', 'RETIRED');
    for (const unit of ['330700-JN-XZ', '330700-JN-XX']) {
      await facts.edit(
        'posts.csv',
        append(`jiangnan-panjun,${unit},,教导员,MEMBER,false,2022,YEAR,inferred,jiangnan-2021`),
      );
    }
    const held = expect.stringMatching(
      /^posts\.csv: 潘军 教导员: it is held by officer 潘军, who is RETIRED from 2023-01-01$/,
    );
    expect(await facts.refusal()).toEqual([REFUSED, held, held]);
  });
});

it('a load is done where something else contradicted the rules before', async () => {
  await staffWrite(facts.registry, 'enrollOfficer', async ({ transaction, at }) => {
    const { id: officerId } = await transaction.officer.create({ data: {} });
    const { id: _id, ...row } = await transaction.officerVersion.findFirstOrThrow({ where: { supersededAt: null } });
    await transaction.officerVersion.create({
      data: { ...row, officerId, policeNumber: 'LEFT-1', status: 'RETIRED', recordedAt: at },
    });
  });
  await facts.edit('posts.csv', append('zhuji-xieqi,330681,,法制顾问,MEMBER,false,2022-06-01,DAY,stated,zhuji-2021'));
  expect((await facts.load()).posts).toMatchObject({ inserted: 1 });
});
