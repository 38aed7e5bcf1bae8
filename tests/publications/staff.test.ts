import { afterEach, describe, expect, it } from '@jest/globals';
import { day } from '../support/factories.ts';
import { contents, REFUSED, usePublishedFacts } from './facts-directory.ts';
import { reviseUnit, staffWrite, unitIdOf } from './staff-writes.ts';

const facts = usePublishedFacts();

const FILES = [
  'units.csv',
  'officers.csv',
  'posts.csv',
  'honor_programs.csv',
  'mechanisms.csv',
  'selection_ratios.csv',
  'metrics.csv',
];
afterEach(async () => {
  for (const file of FILES) await facts.restore(file);
});

const edit = (file: string, from: string | RegExp, to: string) =>
  facts.edit(file, (content) => content.replace(from, to));
const append = (file: string, line: string) => facts.edit(file, (content) => `${content}${line}\n`);

describe('what personnel staff have changed', () => {
  it('is not corrected by a load, and left alone where the row is as it was', async () => {
    await reviseUnit(
      facts.registry,
      '330681-JC',
      { validTo: day('2023-01-01') },
      { validFrom: day('2023-01-01'), name: '基础管控大队' },
    );
    const before = await contents(facts.registry);
    await facts.load();
    expect(await contents(facts.registry)).toEqual(before);

    await edit('units.csv', '基础管控中心,,CENTER', '基础防控中心,,CENTER');
    await edit('officers.csv', '王建', '王健');
    expect(await facts.refusal()).toEqual([
      'units.csv:16 code: the row of 330681-JC is not as it was loaded, but the registry has changed it since; correct it there and restore the row',
    ]);
  });

  it('is not corrected even where one row replaced another', async () => {
    await reviseUnit(facts.registry, '420100-HC', { name: '合成作战指挥中心' });
    await edit('units.csv', '合成作战中心,,CENTER', '合成作战与指挥中心,,CENTER');
    expect((await facts.refusal())[0]).toMatch(/^units\.csv:27 code: the row of 420100-HC is not as it was loaded/);
  });

  it('covers figures that were taken back', async () => {
    await staffWrite(facts.registry, 'withdrawMetric', ({ transaction, at }) =>
      transaction.metricObservation.updateMany({ where: { key: 'phd_studios' }, data: { supersededAt: at } }),
    );
    await edit('metrics.csv', '博士工作室,7,', '博士工作室,8,');
    expect((await facts.refusal())[0]).toMatch(/^metrics\.csv:37 metric: the row of 420100\/phd_studios\/2019/);
  });
});

describe('what personnel staff have entered', () => {
  it('keeps its code, its key and its policy', async () => {
    const department = await unitIdOf(facts.registry, '330000');
    await staffWrite(facts.registry, 'createUnit', async ({ transaction, at }) => {
      const dated = { validFrom: day('2020-01-01'), recordedAt: at };
      const unit = await transaction.unit.create({
        data: {
          versions: {
            create: {
              code: '420100-NW',
              name: '网安支队',
              namePinyin: 'wang an zhi dui',
              kind: 'DETACHMENT',
              ...dated,
            },
          },
        },
      });
      await transaction.honorProgram.create({
        data: { key: 'shaoxing-star', versions: { create: { name: '绍兴警星', status: 'CURRENT', ...dated } } },
      });
      await transaction.selectionPolicy.create({
        data: {
          key: 'staff-policy',
          unitId: unit.id,
          versions: { create: { unitId: unit.id, ...dated } },
          targets: { create: { category: 'STATION', basisPoints: 10_000 } },
        },
      });
      await transaction.selectionPolicyVersion.create({
        data: {
          policy: {
            create: {
              key: 'other-policy',
              unitId: department,
              targets: { create: { category: 'STATION', basisPoints: 10_000 } },
            },
          },
          unit: { connect: { id: department } },
          validFrom: day('2024-01-01'),
          recordedAt: at,
        },
      });
    });
    await append('units.csv', '420100-NW,网安中心,,CENTER,,none,420100,inferred,,false,composed,网安,wuhan-2019');
    await append('honor_programs.csv', 'shaoxing-star,绍兴警星,330600,inferred,,CURRENT,,,zhejiang-2022');
    for (const policy of ['staff-policy', 'new-policy']) {
      await append('mechanisms.csv', `${policy},选任,330000,SELECTION,,shares,,,CURRENT,zhejiang-2022`);
    }
    await append('selection_ratios.csv', 'new-policy,330000,STATION,10000,2022,YEAR,stated,zhejiang-2022');
    await append('selection_ratios.csv', 'staff-policy,330600,STATION,10000,2022,YEAR,stated,zhejiang-2022');
    expect(await facts.refusal()).toEqual([
      'units.csv:32 code: another unit of the registry has the code 420100-NW from 2020-01-01',
      'honor_programs.csv:7 key: another program of the registry has the key shaoxing-star',
      'selection_ratios.csv:5 unit_code: 330000 has the policy other-policy in the registry from 2024-01-01',
      'selection_ratios.csv:6 policy_ref: another policy of the registry has the key staff-policy',
    ]);
  });

  it('is what a new post must fit into', async () => {
    await reviseUnit(facts.registry, '420100-XW', { validTo: day('2024-01-01') });
    await append('officers.csv', 'wuhan-liming,李明,POLICE,,wuhan-2019');
    await append('posts.csv', 'wuhan-liming,420100-XW,,主任,LEADER,true,2019-06,MONTH,inferred,wuhan-2019');
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(
        /^posts\.csv: 李明 主任: it is in unit 新闻舆情中心 420100-XW on days on which that one is not there$/,
      ),
    ]);
  });

  it('never makes a circle with what is corrected', async () => {
    await reviseUnit(facts.registry, '350600', { parentId: await unitIdOf(facts.registry, '420100') });
    await edit(
      'units.csv',
      '武汉市公安局,武汉公安,MUNICIPAL_BUREAU,,none,,,',
      '武汉市公安局,武汉公安,MUNICIPAL_BUREAU,,none,350600,inferred,',
    );
    await edit('units.csv', ',武汉公安,wuhan-2019', ',武汉公安,zhangzhou-2019');
    expect(await facts.refusal()).toEqual([
      REFUSED,
      expect.stringMatching(/^unit 漳州市公安局 350600: it is below itself from \d{4}-\d\d-\d\d$/),
      expect.stringMatching(/^unit 武汉市公安局 420100: it is below itself from \d{4}-\d\d-\d\d$/),
    ]);
  });

  it('is what a new program must fit into', async () => {
    await reviseUnit(facts.registry, '350600-110', { validTo: day('2020-01-01') });
    await append('honor_programs.csv', 'zhangzhou-star,漳州之星,350600-110,stated,OFFICER,CURRENT,,,zhangzhou-2019');
    expect(await facts.refusal()).toEqual([
      'honor_programs.csv: 漳州之星 would be of 350600-110 from 2019-01-10 on, but in the registry that unit is not there all that time',
    ]);
  });
});
