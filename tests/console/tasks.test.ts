import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { daysAfter, today } from '../../src/time/day.ts';
import { EnrollOfficerDocument } from '../generated/graphql.ts';
import { expectUsable } from '../support/browser.ts';
import { cell, createBureau, TASK_MS, useConsole } from '../support/console.ts';
import { createRule } from '../support/discipline-factories.ts';
import { createCycle, createEvaluation } from '../support/evaluation-factories.ts';
import { createEvaluatedStaff, nameOf, numberOf, OFFICERS } from '../support/evaluated-staff.ts';
import { createUnit } from '../support/factories.ts';
import { expectRoster, handedOver, sheetOf } from '../support/files.ts';
import { byKeys, type ByKeys } from '../support/keys.ts';
import { createPolicy } from '../support/selection-factories.ts';

// the twelve tasks of a personnel office, each from its beginning to its end, by keys alone and by the names that a
// screen reader hears; some rest on those before them, as in an office; everybody is made up (合成)

const { api, signedIn } = useConsole();
let stationId: string;
/** How many steps each task took. */
const steps = new Map<string, number>();

beforeAll(async () => {
  const { registry } = api;
  const { bureau, station } = await createBureau(registry);
  const evaluated = await createUnit(registry, {
    kind: 'STATION',
    category: 'STATION',
    name: '合成考核所',
    code: 'HC-03',
    parentId: bureau.row,
    from: '2010-01-01',
  });
  stationId = station.id;
  await createEvaluatedStaff(registry, evaluated);
  await createPolicy(registry, { unitId: bureau.row });
  await createRule(registry, { key: 'retirement.men.age.months', value: 720, from: '1978-06-02' });
});

/** The first of the evaluated, found competent the year before the one that another task evaluates: whom a round can select. */
async function createCompetent(): Promise<void> {
  const { registry } = api;
  const where = { policeNumber: numberOf(1) };
  const { officerId } = await registry.officerVersion.findFirstOrThrow({ where, select: { officerId: true } });
  const { id: schemeId, ownerId } = await registry.evaluationScheme.findFirstOrThrow();
  const cycle = await createCycle(registry, {
    schemeId,
    unitId: ownerId!,
    fromOn: '2024-01-01',
    toOn: '2025-01-01',
    from: '2025-01-10',
    status: 'FINALIZED',
  });
  await createEvaluation(registry, { cycleId: cycle.id, officerId, total: 80, grade: 'COMPETENT' });
}

/** How many tasks there are, whether they ran or not. */
let tasks = 0;

/** Somebody signs in and does a task by keys alone; how many steps it takes is counted. */
function task(work: (keys: ByKeys, page: Page) => Promise<void>): () => Promise<void> {
  tasks++;
  return async () => {
    const { page } = await signedIn();
    const keys = byKeys(page);
    await work(keys, page);
    steps.set(expect.getState().currentTestName!.replace(/^.*staff /, ''), keys.counted.steps);
  };
}

describe('by keys alone, personnel staff', () => {
  it(
    'find somebody by initials and read the file',
    task(async (keys, page) => {
      await keys.find('hcj', '合成甲');
      await page.getByText('任 合成派出所 民警').waitFor();
    }),
    TASK_MS,
  );

  it(
    'take the roster of a unit as a file of Excel',
    task(async (keys, page) => {
      await keys.find('HC-01', '合成派出所');
      await keys.tab('概况', '花名册');
      await page.getByText('已显示 3 人，共 3 人').waitFor();
      expectRoster(await handedOver(page, () => keys.press('导出 Excel（3 人）')));
    }),
    TASK_MS,
  );

  it(
    'see the organization as it was on a day',
    task(async (keys, page) => {
      await keys.find('合成分局', '合成分局');
      await keys.tab('概况', '机构图');
      await page.getByRole('button', { name: /合成新所/ }).waitFor();
      await keys.setDay('时点', '2021-07-01', { back: true });
      await page.getByText('所见为 2021-07-01 的情况，不是今天').waitFor();
      await page.getByRole('button', { name: /合成新所/ }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /合成派出所/ }).waitFor();
    }),
    TASK_MS,
  );

  it(
    'correct a rank that was mistyped',
    task(async (keys, page) => {
      await keys.find('hcy', '合成乙');
      await keys.tab('履历', '登记沿革');
      await keys.press('更正人员登记 2015-07-01');
      await page.getByRole('dialog', { name: '更正人员登记：合成乙' }).waitFor();
      await keys.pick('警衔', '二级警督');
      await keys.fill('事由', '登记时误录');
      await keys.preview();
      await cell(page, '二级警督').waitFor();
      await keys.confirm();
      await keys.goTo('更正人员登记 2015-07-01');
      const believed = await api.registry.officerVersion.findMany({
        where: { policeNumber: '000401', supersededAt: null },
        select: { gender: true, rank: true },
      });
      expect(believed).toEqual([{ gender: 'MALE', rank: 'SUPERVISOR_SECOND_CLASS' }]);
    }),
    TASK_MS,
  );

  it(
    'transfer an officer, with a refusal',
    task(async (keys, page) => {
      await keys.find('hcj', '合成甲');
      await keys.act('合成甲', '调动');
      await keys.pick('调入单位', '合成新所');
      await keys.fill('职务', '科员');
      await keys.setDay('生效日期', '2010-01-01', { back: true });
      await keys.press('预览');
      // nobody has a post before joining
      await page.locator('.ant-form-item', { hasText: '生效日期' }).getByText('该日没有此民警').first().waitFor();
      await keys.setDay('生效日期', '20261101', { back: true });
      await keys.preview();
      await cell(page, '合成新所（HC-02）').or(cell(page, '合成新所')).first().waitFor();
      await keys.confirm();
      await keys.goTo('办理：合成甲');
      await page.getByRole('link', { name: '合成新所' }).waitFor();
    }),
    TASK_MS,
  );

  it(
    'see who changed what of an officer',
    task(async (keys, page) => {
      await keys.find('hcj', '合成甲');
      await keys.tab('履历', '变更');
      await page.getByRole('row', { name: /调动.*administrator/ }).waitFor();
    }),
    TASK_MS,
  );

  it(
    'second an officer to another unit and end it before its time',
    task(async (keys, page) => {
      await keys.find('hcb', '合成丙');
      await keys.act('合成丙', '借调');
      await keys.pick('单位', '合成新所');
      await keys.fill('职务', '专班民警');
      await keys.setDay('生效日期', '2026-10-01', { back: true });
      await keys.setDay('截止日期（不含）', '2027-10-01');
      await keys.preview();
      await keys.confirm();
      await keys.tab('履历', '任职');
      await page.getByRole('row', { name: /2015-07-01 — 合成派出所 民警/ }).waitFor();
      await page.getByRole('row', { name: /2026-10-01 2027-10-01 合成新所 专班民警 借调/ }).waitFor();
      await keys.act('专班民警 2026-10-01', '免职');
      await keys.setDay('生效日期', '2026-11-15', { back: true });
      await keys.preview();
      await keys.confirm();
      await page.getByRole('row', { name: /2026-10-01 2026-11-15 合成新所 专班民警 借调/ }).waitFor();
      await page.getByRole('row', { name: /2015-07-01 — 合成派出所 民警/ }).waitFor();
    }),
    TASK_MS,
  );

  it(
    'enroll thirty from a sheet of which three rows are wrong',
    task(async (keys, page) => {
      const COLUMNS = ['姓名', '警号', '人员类别', '性别', '单位', '职务', '参加工作时间', '生效日期'];
      const rows = Array.from({ length: 30 }, (_, i) => {
        const unit = i < 2 ? '没有这个单位' : 'HC-01';
        const on = i === 2 ? '2026年13月1日' : '2026-07-01';
        return [`合成新警${i + 1}`, `0005${String(i).padStart(2, '0')}`, '民警', '男', unit, '民警', '2026-07-01', on];
      });
      await keys.open('表格');
      await page.getByText('还没有上传过表格').waitFor();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.press(/^选择文件/)]);
      await chooser.setFiles({
        name: '新警.xlsx',
        mimeType: 'application/octet-stream',
        buffer: sheetOf([COLUMNS, ...rows]),
      });
      await page.getByRole('heading', { level: 1, name: '新警.xlsx' }).waitFor();
      await keys.press('预演');
      await page.getByText('通过 27 · 未通过 3').waitFor();
      await page.getByText(/^E2 /).waitFor();
      await page.getByText(/^H4 /).waitFor();
      await keys.press('跳过未通过的行导入（27）');
      await page.getByRole('button', { name: '整批撤销' }).waitFor();
      expect(await api.registry.officerVersion.count({ where: { policeNumber: { startsWith: '0005' } } })).toBe(27);
    }),
    TASK_MS,
  );

  it(
    'lead an honor from nomination to conferral',
    task(async (keys, page) => {
      await keys.find('hcb', '合成丙');
      await keys.act('合成丙', '申报奖励');
      await keys.fill('奖励名称', '合成嘉奖');
      await keys.pick('级别', '县');
      await keys.pick('奖励等级', '嘉奖');
      await keys.setDay('申报日期', '2026-10-01', { back: true });
      await keys.preview();
      await keys.confirm();
      await keys.tab('履历', '表彰奖励');
      await keys.act('合成嘉奖', '奖励公示');
      await keys.setDay('公示日期', '2026-10-10');
      await keys.preview();
      await keys.confirm();
      await cell(page, '公示中').waitFor();
      await keys.act('合成嘉奖', '授予奖励');
      await keys.fill('授予机关', '合成分局');
      await keys.fill('授予日期', '2026-11-20', { back: true });
      await keys.preview();
      await keys.confirm();
      await page
        .getByRole('row', { name: /合成嘉奖/ })
        .getByText('已授予', { exact: true })
        .waitFor();
    }),
    TASK_MS,
  );

  it(
    'evaluate twenty for a year, with an appeal',
    task(async (keys, page) => {
      await keys.find('HC-03', '合成考核所');
      await keys.tab('概况', '考核');
      await keys.press(/^.*合成年度考核$/);
      await keys.setDay('考核起始日期', '2025-01-01');
      await keys.setDay('考核截止日期（不含）', '2026-01-01');
      await page.getByText('最后一天是 2025-12-31').waitFor();
      await keys.preview();
      await keys.confirm();
      await keys.press('合成年度考核 2025');

      await keys.press('粘贴分数');
      // from 95 down, so that nobody has as many as another
      const rows = Array.from({ length: OFFICERS }, (_, i) => [numberOf(i + 1), nameOf(i + 1), 95 - i, 80]);
      const pasted = [['警号', '姓名', '指标1', '指标2'], ...rows].map((row) => row.join('\t')).join('\r\n');
      await keys.goTo('粘贴的内容');
      await page.keyboard.insertText(pasted);
      keys.counted.steps++;
      await page.getByText('20 个考核对象，40 个分数').waitFor();
      await keys.press('预演');
      await page.getByText('通过 40 · 未通过 0').waitFor();
      // the line that was pasted, whom it is of, and the score
      await page
        .getByRole('row', {
          name: new RegExp(`^3 ${nameOf(1)} ${numberOf(1)} · 评分条目：1 2 ${nameOf(1)}（${numberOf(1)}） 指标2 80`),
        })
        .waitFor();
      // of which cycle all of them are is told once
      const each = '考核周期：合成年度考核 2025（合成考核所）；生效日期：';
      await page.getByText(new RegExp(`^所列每行都有：${each}.*；考核办法：合成年度考核（`)).waitFor();
      expect(await page.getByRole('cell', { name: /考核办法|合成年度考核/ }).count()).toBe(0);
      // what was pasted is kept until it is applied
      const kept = () => page.evaluate<string>('Object.keys(sessionStorage).join()');
      expect(await kept()).toContain('scores:');
      await keys.press('全部通过才导入');
      await page.getByRole('button', { name: '整批撤销' }).waitFor();
      expect(await kept()).not.toContain('scores:');

      await keys.find('HC-03', '合成考核所');
      await keys.tab('概况', '考核');
      await page.getByRole('row', { name: /^合成年度考核 2025 合成考核所 2025-01-01 2025-12-31 / }).waitFor();
      await keys.press('合成年度考核 2025');
      await page.getByText(`已评分 ${OFFICERS} / ${OFFICERS}`).waitFor();
      // its period ends on its last day wherever it is told
      await page.getByText('期间：2025-01-01 – 2025-12-31').waitFor();
      for (const [act, status, day] of [
        ['结束考核评分', '已截止', '评分截止日期'],
        ['考核定案', '已定案', '定案日期'],
      ] as const) {
        await keys.act('合成年度考核 2025', act);
        // it is done today, unless another day is told
        expect(await page.getByLabel(day).inputValue()).toBe(today());
        await keys.preview();
        await keys.confirm();
        // what can be done now is known when the page shows how far it is
        await page.getByText(status, { exact: true }).first().waitFor();
      }
      await page.getByRole('row', { name: /^优秀 / }).waitFor();
      // a score that was mistyped is found
      await page.getByRole('button', { name: `各项得分：${nameOf(2)}` }).click();
      await page.getByRole('row', { name: /^指标1 94 \d+ 不详$/ }).waitFor();
      await expectUsable(page);

      const now = today();
      await keys.act(nameOf(20), '提出考核申诉');
      await keys.setDay('知悉日期', now);
      await keys.fill('理由', '指标1的分数登记有误');
      await keys.preview();
      await keys.confirm();
      await page.getByText(`${now} 已提出`).waitFor();
      await keys.act(`${nameOf(20)} 申诉 ${now}`, '办结考核申诉');
      // who decides reads what was filed
      await page.getByRole('dialog').getByText('理由：指标1的分数登记有误').waitFor();
      await keys.fill('决定', '经核对，分数无误');
      await keys.pick('结果', '驳回');
      await keys.preview();
      await keys.confirm();
      await page.getByText(`${now} 驳回`).waitFor();
      await page.getByText(`决定：${now} 经核对，分数无误`).waitFor();
    }),
    2 * TASK_MS,
  );

  it(
    'hold a round of selection by 45, 40 and 15 per cent',
    task(async (keys, page) => {
      await createCompetent();
      await keys.find('合成分局', '合成分局');
      await keys.tab('概况', '选任');
      await keys.press('启动选任');
      await keys.fill('选任名称', '合成选任');
      await keys.fill('职数', '20');
      await keys.preview();
      await keys.confirm();
      await keys.press('合成选任');
      await page.getByRole('row', { name: '派出所 不足 9 45 9 0 9' }).waitFor();
      await page.getByRole('row', { name: '综合部门 不足 3 15 3 0 3' }).waitFor();
      await keys.press('登记选任结果：合成01');
      await keys.fill('拟任职务', '副所长');
      await keys.preview();
      await keys.confirm();
      await page.getByRole('row', { name: '派出所 不足 8 45 9 1 8' }).waitFor();
      // no post changes by it
      await page.getByText(/^选任结果不改变任职/).waitFor();
      await page.getByRole('button', { name: '办理：合成01 副所长' }).waitFor();
      await keys.act('合成选任', '结束选任');
      await keys.preview();
      await keys.confirm();
      await page.getByText('已结束').first().waitFor();
      // who is excluded is shown by the address, too
      const excluded = page.getByLabel('含不符合条件的');
      await excluded.click();
      await page.waitForURL(/ineligible=/);
      await page.reload();
      await excluded.waitFor();
      expect(await excluded.isChecked()).toBe(true);
    }),
    TASK_MS,
  );

  it(
    'list who retires next year, and say what for',
    task(async (keys, page) => {
      const nextYear = Number(today().slice(0, 4)) + 1;
      const { enrollOfficer } = await api.admin.request(EnrollOfficerDocument, {
        key: 'retires',
        input: {
          name: '合成丁',
          category: 'POLICE',
          gender: 'MALE',
          birthOn: `${nextYear - 60}-05-20`,
          unit: stationId,
          title: '民警',
          effectiveOn: daysAfter(today(), -400),
        },
      });
      expect(enrollOfficer).toMatchObject({ __typename: 'EnrollOfficerSuccess' });
      await keys.open('到期');
      await keys.pick('单位', '合成分局');
      await keys.setDay('开始日期', `${nextYear}-01-01`);
      await keys.setDay('结束日期', `${nextYear}-12-31`);
      await keys.pick('事项', '退休');
      await keys.fill('用途', '编制明年退休名单');
      await keys.press('查看');
      await page.getByRole('row', { name: /合成丁/ }).waitFor();
      const reads = await api.registry.bulkRead.findMany({ select: { purpose: true } });
      expect(new Set(reads.map(({ purpose }) => purpose))).toContain('编制明年退休名单');
    }),
    TASK_MS,
  );

  it('take as many steps as docs/console.md tells', () => {
    const table = readFileSync('docs/console.md', 'utf8').matchAll(/^\| (.+?) +\| (\d+) +\|$/gm);
    const told = new Map([...table].map(([, name, count]) => [name!, Number(count)]));
    // where some were left out (-t), those that ran
    if (steps.size < tasks) for (const name of told.keys()) if (!steps.has(name)) told.delete(name);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(steps));
  });
});
