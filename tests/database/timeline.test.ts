import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Basis, Write } from '../../src/database/changes.ts';
import type { Registry } from '../../src/database/client.ts';
import { rowsInside } from '../../src/database/statements.ts';
import { end, record, revise, type Facts } from '../../src/database/timeline.ts';
import type { Prisma } from '../../src/generated/prisma/client.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { createOfficer } from '../support/factories.ts';

let database: TestDatabase;
let registry: Registry;

beforeAll(async () => {
  database = await openTestDatabase();
  registry = database.database.registry;
}, 60_000);
afterAll(() => database.close());

const first = new Date('2020-01-10T00:00:00Z');
const later = new Date('2023-03-01T00:00:00Z');
const order: Basis = { documentNumber: '测警政〔2023〕1号', reason: null };

const writing = (at: Date, work: (write: Write) => Promise<unknown>) =>
  registry.$transaction(async (transaction) => {
    const client = transaction as unknown as Prisma.TransactionClient;
    await work({ transaction: client, rows: rowsInside(client), at });
  });

/** The rows of an officer as "rank from..to basis", and "-" before what is no longer believed. */
async function rowsOf(officerId: number) {
  const rows = await registry.officerVersion.findMany({ where: { officerId }, orderBy: { id: 'asc' } });
  const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? '';
  return rows.map(
    (row) =>
      `${row.supersededAt ? '-' : ''}${row.name} ${row.rank} ${day(row.validFrom)}..${day(row.validTo)}` +
      `${row.startKnown ? '' : ' attested'}${row.basisDocument ? ' ordered' : ''}`,
  );
}

const facts: Facts<'officer_version'> = {
  name: '甲乙',
  namePinyin: 'jia yi',
  nameJoined: 'jiayi',
  nameInitials: 'jy',
  nameStrokes: '0501',
  policeNumber: null,
  category: 'POLICE',
  gender: null,
  status: 'ACTIVE',
  rank: 'SUPERVISOR_THIRD_CLASS',
  grade: null,
  joinedOn: '2019-07-01',
};

const enrolled = async (options: object = {}) =>
  (await createOfficer(registry, { rank: 'SUPERVISOR_THIRD_CLASS', recordedAt: first, ...options })).id;

describe('revise', () => {
  it('changes what is named from its day on, and keeps the days before and all else', async () => {
    const id = await enrolled();
    const span = { from: '2022-05-01', to: null };
    await writing(later, async (write) => {
      const touched = await revise(write, 'officer_version', [id], span, { rank: 'SUPERVISOR_SECOND_CLASS' }, order);
      expect(touched).toEqual([id]);
    });
    expect(await rowsOf(id)).toEqual([
      '-甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..',
      '甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2022-05-01',
      '甲乙 SUPERVISOR_SECOND_CLASS 2022-05-01.. ordered',
    ]);
    const row = await registry.officerVersion.findFirst({ where: { officerId: id, supersededAt: later } });
    expect(row).toMatchObject({ recordedAt: first, supersededAt: later });
  });

  it('within two days keeps those before and after, of every row it touches', async () => {
    const id = await enrolled({ to: '2022-01-01' });
    await writing(first, (write) =>
      record(write, 'officer_version', id, { from: '2022-01-01', to: null }, { ...facts, name: '甲丙' }, null),
    );
    const span = { from: '2021-07-01', to: '2022-07-01' };
    await writing(later, (write) => revise(write, 'officer_version', [id], span, { rank: null }, order));
    expect((await rowsOf(id)).toSorted()).toEqual([
      '-甲丙 SUPERVISOR_THIRD_CLASS 2022-01-01..',
      '-甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2022-01-01',
      '甲丙 SUPERVISOR_THIRD_CLASS 2022-07-01..',
      '甲丙 null 2022-01-01..2022-07-01 ordered',
      '甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2021-07-01',
      '甲乙 null 2021-07-01..2022-01-01 ordered',
    ]);
  });

  it('of a whole row that a source only attests leaves its start unknown, of a part of it does not', async () => {
    const whole = await enrolled({ startKnown: false });
    const part = await enrolled({ startKnown: false });
    await writing(later, async (write) => {
      await revise(write, 'officer_version', [whole], { from: '2020-01-01', to: null }, { name: '甲丁' }, null);
      await revise(write, 'officer_version', [part], { from: '2021-01-01', to: null }, { name: '甲丁' }, null);
    });
    expect((await rowsOf(whole)).slice(1)).toEqual(['甲丁 SUPERVISOR_THIRD_CLASS 2020-01-01.. attested']);
    expect((await rowsOf(part)).slice(1)).toEqual([
      '甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2021-01-01 attested',
      '甲丁 SUPERVISOR_THIRD_CLASS 2021-01-01..',
    ]);
  });

  it('of many things is one statement, and leaves days alone on which nothing holds', async () => {
    const ids = [await enrolled(), await enrolled({ to: '2021-01-01' }), await enrolled()];
    await writing(later, async (write) => {
      const span = { from: '2021-01-01', to: null };
      expect(await revise(write, 'officer_version', ids, span, { status: 'SUSPENDED' }, null)).toEqual([
        ids[0],
        ids[2],
      ]);
    });
    expect(await rowsOf(ids[1]!)).toEqual(['甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2021-01-01']);
  });

  it('twice at one instant leaves no trace of the first that anybody could see', async () => {
    const id = await enrolled();
    const span = { from: '2020-01-01', to: null };
    await writing(later, async (write) => {
      await revise(write, 'officer_version', [id], span, { name: '误' }, null);
      await revise(write, 'officer_version', [id], span, { name: '正' }, null);
    });
    expect(await rowsOf(id)).toEqual([
      '-甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..',
      '-误 SUPERVISOR_THIRD_CLASS 2020-01-01..',
      '正 SUPERVISOR_THIRD_CLASS 2020-01-01..',
    ]);
  });
});

describe('end', () => {
  it('closes what holds, and takes back what was to come', async () => {
    const id = await enrolled({ to: '2022-01-01' });
    await writing(first, (write) =>
      record(write, 'officer_version', id, { from: '2022-01-01', to: null }, facts, order),
    );
    await writing(later, (write) => end(write, 'officer_version', [id], { from: '2021-01-01', to: null }));
    expect(await rowsOf(id)).toEqual([
      '-甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2022-01-01',
      '-甲乙 SUPERVISOR_THIRD_CLASS 2022-01-01.. ordered',
      '甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2021-01-01',
    ]);
  });
});

describe('record', () => {
  it('makes one row of a span, whatever was there', async () => {
    const id = await enrolled({ from: '2021-01-01', to: '2022-01-01' });
    await writing(later, (write) =>
      record(write, 'officer_version', id, { from: '2020-01-01', to: '2021-07-01', startKnown: false }, facts, order),
    );
    expect(await rowsOf(id)).toEqual([
      '-甲乙 SUPERVISOR_THIRD_CLASS 2021-01-01..2022-01-01',
      '甲乙 SUPERVISOR_THIRD_CLASS 2021-07-01..2022-01-01',
      '甲乙 SUPERVISOR_THIRD_CLASS 2020-01-01..2021-07-01 attested ordered',
    ]);
    const row = await registry.officerVersion.findFirst({ where: { officerId: id, startKnown: false } });
    expect(row).toMatchObject({
      joinedOn: new Date('2019-07-01'),
      recordedAt: later,
      basisDocument: order.documentNumber,
    });
  });

  it('refuses a span that ends before it starts', async () => {
    const id = await enrolled();
    await expect(
      writing(later, (write) => end(write, 'officer_version', [id], { from: '2021-01-01', to: '2021-01-01' })),
    ).rejects.toThrow(new RangeError('A span from 2021-01-01 cannot end on 2021-01-01.'));
    expect(await rowsOf(id)).toHaveLength(1);
  });
});
