import { beforeAll, describe, expect, it } from '@jest/globals';
import { today } from '../../src/time/day.ts';
import { RecordPlacesDocument } from '../generated/graphql.ts';
import { globalId } from '../support/app.ts';
import { expectFits, expectUsable } from '../support/browser.ts';
import {
  choose,
  confirm,
  createStaff,
  goTo,
  previewAndConfirm,
  setDay,
  TASK_MS,
  useConsole,
} from '../support/console.ts';
import { createActivity } from '../support/activity-factories.ts';
import { createRecommendation } from '../support/discipline-factories.ts';
import {
  createAppeal,
  createCycle,
  createEvaluation,
  createScheme,
  createScore,
} from '../support/evaluation-factories.ts';
import { createDuty, createPlace } from '../support/duty-factories.ts';
import { createAssignment, createOfficer, createUnit, day } from '../support/factories.ts';
import { addHonorVersion, createHonor } from '../support/honor-factories.ts';
import { handedOver, rowsOf } from '../support/files.ts';
import { createMember, createProgram } from '../support/program-factories.ts';
import { createPolicy, createRound, createSelection } from '../support/selection-factories.ts';

// what goes from one state to the next in the console, and what waits for somebody; everybody is made up (合成)

const { api, signedIn } = useConsole();
let officer: string;
let officerRow: number;
let bureauRow: number;
let stationRow: number;
let roundRow: number;

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, {
    kind: 'COUNTY_BUREAU',
    name: '合成分局',
    code: 'HB',
    from: '2010-01-01',
  });
  const under = { kind: 'STATION', name: '合成派出所', code: 'HC', parentId: bureau.id, from: '2010-01-01' } as const;
  const station = await createUnit(registry, under);
  bureauRow = bureau.id;
  stationRow = station.id;
  const policy = await createPolicy(registry, { unitId: station.id });
  const round = { unitId: station.id, policyId: policy.id, title: '合成选任', vacancies: 2, openedOn: '2026-01-01' };
  roundRow = (await createRound(registry, round)).id;
  const [officerId = 0] = await createStaff(registry, station, [['合成甲', 'he cheng jia', 'hcj']], {
    firstNumber: 500,
  });
  officerRow = officerId;
  officer = globalId('Officer', officerId);
  const scheme = await createScheme(registry, { columns: { name: '合成考核', ownerId: station.id } });
  for (const [year, status] of [
    [2025, 'FINALIZED'],
    [2026, 'OPEN'],
  ] as const) {
    const period = { fromOn: `${year}-01-01`, toOn: `${year + 1}-01-01` };
    const cycle = await createCycle(registry, { schemeId: scheme.id, unitId: station.id, status, ...period });
    const { id: evaluationId } = await createEvaluation(registry, { cycleId: cycle.id, officerId });
    if (status === 'FINALIZED') await createAppeal(registry, { evaluationId, filedOn: '2026-02-03' });
  }
  const merit = { kind: 'INDIVIDUAL', meritClass: 'THIRD_CLASS_MERIT', level: 'COUNTY' } as const;
  const nominated = { ...merit, status: 'NOMINATED', from: '2026-01-01', nominatedOn: day('2026-01-01') } as const;
  await createHonor(registry, [{ officerId }], { ...nominated, title: '合成待公示' });
  await createHonor(registry, [{ otherName: '合成群众' }], { ...nominated, title: '合成他人' });
  for (const [title, noticedOn] of [
    ['合成期满', '2026-01-05'],
    ['合成未满', today()],
  ] as const) {
    const { id } = await createHonor(registry, [{ officerId }], { ...nominated, title, to: noticedOn });
    const noticed = { status: 'UNDER_PUBLIC_NOTICE', from: noticedOn, noticedOn: day(noticedOn) } as const;
    await addHonorVersion(registry, id, { ...nominated, ...noticed, title });
  }
});

describe('home', () => {
  it(
    'shows what waits in the unit and leads there, and offers no act to who may only read',
    async () => {
      const { page } = await signedIn('/', await api.tokenWith(['registry:read']));
      const part = (name: string) => page.getByRole('region', { name, exact: true });
      await part('可以授予的奖励')
        .getByText(/^合成期满 合成甲/)
        .waitFor();
      await part('已申报的奖励').getByRole('link', { name: '合成待公示' }).waitFor();
      await part('进行中的选任')
        .getByText(/合成选任 .*已选任 0 \/ 2/)
        .waitFor();
      await part('90 天内到期').getByRole('table').waitFor();
      expect(await part('进行中的考核').count()).toBe(0);
      await expectUsable(page);
      await part('可以授予的奖励').getByRole('link', { name: '合成期满' }).press('Enter');
      await page
        .getByRole('article', { name: '合成甲' })
        .getByRole('row', { name: /合成期满/ })
        .waitFor();
      expect(await page.getByRole('button', { name: /^(办理|申报奖励)/ }).count()).toBe(0);
      const menu = page.getByRole('menu', { name: '导航' });
      await menu.getByRole('menuitem', { name: '到期' }).waitFor();
      expect(await menu.getByRole('menuitem', { name: /^(表格|变更记录|办理)$/ }).count()).toBe(0);
      await menu.getByRole('menuitem', { name: '表彰奖励' }).click();
      await page.getByText('没有已授予的奖励', { exact: true }).waitFor();
      await goTo(page, '/sheets', '表格');
      await page.getByText(/您没有登记权限，不能上传表格/).waitFor();
      expect(await page.getByRole('button', { name: /选择文件|下载模板/ }).count()).toBe(0);
      await goTo(page, '/acts', '办理');
      await page.getByText(/您没有可以办理的业务/).waitFor();
    },
    TASK_MS,
  );
});

describe('home, for who may read evaluations,', () => {
  it(
    'tells how far they have come, and leads to the appeals that wait',
    async () => {
      const { page } = await signedIn('/', await api.tokenWith(['registry:read', 'evaluation:read']));
      const part = (name: string) => page.getByRole('region', { name, exact: true });
      await part('进行中的考核')
        .getByText(/合成考核 2026 合成派出所 .* 已评分 0 \/ 1/)
        .waitFor();
      await part('未决申诉')
        .getByText(/合成甲 合成考核 2025 · 2026-02-03/)
        .waitFor();
      await part('未决申诉').getByRole('link', { name: '合成甲' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: '合成考核 2025' }).waitFor();
      await page.getByText('未决申诉 1').waitFor();
      expect(await page.getByRole('progressbar', { name: '已评分 0 / 1' }).count()).toBe(1);
      await expectUsable(page);
      // before it is finalized nobody has a grade, and whose scores lack is told
      const open = await api.registry.evaluationCycle.findFirstOrThrow({ where: { fromOn: day('2026-01-01') } });
      await goTo(page, `/cycles/${globalId('EvaluationCycle', open.id)}`, '合成考核');
      await page.getByRole('row', { name: /^— 合成甲 000500 合成派出所 — — 指标1/ }).waitFor();
      await page.getByText('期间：2026-01-01 – 2026-12-31').waitFor();
      expect(await page.getByText('不定等次').count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('a cycle of evaluation', () => {
  it(
    'tells what a corrected result was and becomes, where more are excellent than the cap allows, whom pasted scores are of, and which period is not over',
    async () => {
      const { registry } = api;
      const scheme = await createScheme(registry, {
        columns: { name: '合成更正考核', ownerId: stationRow },
        gradeBands: [{ grade: 'EXCELLENT', minimum: 90 }],
      });
      const period = { fromOn: '2024-01-01', toOn: '2025-01-01', excellentCapBasisPoints: 2000 } as const;
      const of = { schemeId: scheme.id, unitId: stationRow, status: 'FINALIZED' } as const;
      const cycle = await createCycle(registry, { ...of, ...period });
      const result = { cycleId: cycle.id, officerId: officerRow, grade: 'COMPETENT', total: 88.5, rank: 1 } as const;
      const { id: evaluationId } = await createEvaluation(registry, result);
      await createAppeal(registry, { evaluationId, filedOn: '2026-02-04', upheld: '复核属实' });
      const { page } = await signedIn('/');
      // an appeal that is upheld changes no result: what must follow waits, and is told and offered beside it
      const upheld = page.getByRole('region', { name: '申诉成立、结果待更正', exact: true });
      await upheld.getByText('合成甲 合成更正考核 2024 · 2026-02-04').waitFor();
      await upheld.getByRole('link', { name: '合成甲' }).click();
      await page.getByRole('heading', { level: 1, name: '合成更正考核 2024' }).waitFor();
      expect(new URL(page.url()).searchParams.get('find')).toBe('合成甲');
      await page.getByText('申诉成立不改变结果，结果尚未更正').waitFor();
      await page.getByRole('columnheader', { name: '名次', exact: true }).waitFor();
      await page.getByRole('button', { name: '办理：合成甲 申诉成立 2026-02-04' }).click();
      await page.getByRole('menuitem', { name: '更正考核结果' }).click();
      const drawer = page.getByRole('dialog', { name: /^更正考核结果：合成甲/ });
      await drawer.getByText('现为 称职').waitFor();
      await drawer.getByLabel('总分').fill('92');
      await drawer.getByLabel('文号').fill('合成〔2026〕1号');
      await drawer.getByLabel('事由').fill('复核属实');
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByText('只更正总分，等次仍为称职').waitFor();
      await drawer.getByText('总分 92 按分档应为优秀，而等次为称职').waitFor();
      await choose(page, '考核等次', '优秀');
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByRole('row', { name: '等次 称职 优秀' }).waitFor();
      await drawer.getByRole('row', { name: '总分 88.5 92' }).waitFor();
      await drawer.getByText(/^更正后：.*（不含不定等次的）中优秀 1 项，占 100%，超过上限 20%/).waitFor();
      await expectUsable(page);
      await confirm(page, () => drawer.getByRole('button', { name: '确认办理' }).click());
      await page.getByText(/^您可查看的 1 项考核.*优秀 1 项，占 100%，超过上限 20%/).waitFor();
      // the result is amended, and the place is still that of the finalization
      await page.getByRole('columnheader', { name: '名次（考核定案时）' }).waitFor();
      expect(await page.getByText('结果尚未更正').count()).toBe(0);
      // an amendment from before an appeal answers it as little: the preview of its decision tells what must follow
      await createAppeal(registry, { evaluationId, filedOn: '2026-02-05', recordedAt: new Date() });
      await page.goto(`${api.url}/cycles/${globalId('EvaluationCycle', cycle.id)}`);
      await page.getByRole('button', { name: '办理：合成甲 申诉 2026-02-05' }).click();
      await page.getByRole('menuitem', { name: '办结考核申诉' }).click();
      const deciding = page.getByRole('dialog', { name: /^办结考核申诉/ });
      await choose(page, '结果', '成立');
      await deciding.getByLabel('决定', { exact: true }).fill('复核属实');
      await page.getByRole('button', { name: '预览' }).click();
      await deciding.getByText('申诉成立不改变结果，结果尚未更正，请办理更正').waitFor();
      await deciding.getByRole('button', { name: '取消', exact: true }).click();
      // of scores that are pasted, whom they are of
      const open = await registry.evaluationCycle.findFirstOrThrow({ where: { fromOn: day('2026-01-01') } });
      await page.goto(`${api.url}/cycles/${globalId('EvaluationCycle', open.id)}`);
      // somebody is looked for in it
      await page.getByLabel('在考核中查找').fill('wuciren');
      await page.getByText('没有找到“wuciren”。').waitFor();
      await page.getByRole('button', { name: '清除查找内容' }).click();
      await page.getByLabel('在考核中查找').fill('hcj');
      await page.getByText('已显示 1，共 1').waitFor();
      expect(new URL(page.url()).searchParams.get('find')).toBe('hcj');
      await page.getByRole('row', { name: /^— 合成甲 000500 合成派出所 / }).waitFor();
      await page.getByRole('button', { name: '粘贴分数' }).click();
      await page
        .getByLabel('粘贴的内容')
        .fill('警号\t姓名\t指标1\n000500\t合成乙\t90\n\n999999\t\t80\n000500\t合成 甲\t85');
      const rows = page.getByRole('dialog', { name: /^粘贴分数/ });
      await rows.getByRole('row', { name: '2 000500 合成甲（合成派出所） 粘贴的是 合成乙 重复 指标1 90' }).waitFor();
      await rows.getByRole('row', { name: '4 999999 不是考核对象 指标1 80' }).waitFor();
      await rows.getByRole('row', { name: '5 000500 合成甲（合成派出所） 重复 指标1 85' }).waitFor();
      await rows.getByText('1 个考核对象，2 个分数；另有 1 行不属于本周期').waitFor();
      await rows.getByText('第 4 行不属于本周期的任何考核对象').waitFor();
      await rows.getByText('第 2 行的姓名与登记不同').waitFor();
      await rows.getByText('属于同一对象的行：2、5。').waitFor();
      await expectUsable(page);
      await rows.getByRole('button', { name: '取消' }).click();
      // of a cycle that is finalized before its period has ended, when that ends
      const evaluation = await registry.evaluation.findFirstOrThrow({ where: { cycleId: open.id } });
      const indicator = await registry.indicator.findFirstOrThrow({ where: { schemeId: open.schemeId } });
      await createScore(registry, { evaluationId: evaluation.id, indicatorId: indicator.id, value: 90 });
      await goTo(page, '/acts', '办理');
      await page.getByRole('button', { name: '考核定案', exact: true }).click();
      // a cycle is found by its unit
      await page.getByRole('combobox', { name: '考核周期' }).click();
      await page.keyboard.type('合成派出所');
      await page.locator('.ant-select-item-option', { hasText: '合成考核 2026（' }).click();
      await setDay(page, '定案日期', '2026-02-01');
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('考核周期 2026-12-31 才结束，2026-02-01 定案后不能再登记得分').waitFor();
      await page.getByRole('button', { name: '取消', exact: true }).click();
      // a scheme is found by its own name; those that the unit of the form can use are there before anything is typed, its own first
      await createScheme(registry, { key: 'a', columns: { name: '合成分局办法', ownerId: bureauRow } });
      await page.getByRole('button', { name: '启动考核', exact: true }).click();
      const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
      await page.getByRole('combobox', { name: '考核办法' }).click();
      await page.keyboard.type('更正考');
      await options.filter({ hasText: /^合成更正考核 2020-01-01（合成派出所）$/ }).click();
      await choose(page, '单位', '合成派出所');
      await page.getByRole('combobox', { name: '考核办法' }).click();
      await options.filter({ hasText: '合成分局办法' }).waitFor();
      expect((await options.allTextContents()).map((text) => text.replace(/ .*/, ''))).toEqual([
        '合成考核',
        '合成更正考核',
        '合成分局办法',
      ]);
      await page.keyboard.type('合成');
      await options.filter({ hasText: '合成分局办法' }).waitFor();
      await expectUsable(page);
    },
    TASK_MS,
  );
});

describe('the page of a unit, for who may act in one below,', () => {
  it(
    'offers what they may do to each row, and opens with the overview at the address of a part that they have not',
    async () => {
      const merit = { kind: 'COLLECTIVE', meritClass: 'THIRD_CLASS_MERIT', level: 'COUNTY' } as const;
      await createHonor(api.registry, [{ unitId: bureauRow }], { ...merit, title: '合成集体', from: '2025-01-01' });
      const place = await createPlace(api.registry, { name: '合成小区' });
      for (const holder of [{ officerId: officerRow }, { unitId: bureauRow }]) {
        await createDuty(api.registry, { ...holder, targetPlaceId: place.id, title: '合成联系', from: '2025-01-01' });
      }
      const token = await api.tokenWith(['duty:write', 'honor:write'], [stationRow], ['registry:read']);
      const { page } = await signedIn(`/units/${globalId('Unit', bureauRow)}?view=sanctions`, token);
      await page.getByRole('cell', { name: '合成集体', exact: true }).waitFor();
      expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
      await page.getByRole('tab', { name: '责任' }).click();
      await page.getByRole('row', { name: /合成分局 合成联系/ }).waitFor();
      expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(1);
      expect(await page.getByRole('button', { name: /^办理.合成甲/ }).count()).toBe(1);
    },
    TASK_MS,
  );
});

describe('the board of honors', () => {
  it(
    'tells whose notice is over, which is conferred from it and goes into the next column, and why another was rejected',
    async () => {
      const facts = { kind: 'INDIVIDUAL', title: '合成未获', from: '2026-01-01', basisReason: '事迹不实' } as const;
      const recipients = [{ officerId: officerRow }, { otherName: '合成群众' }];
      await createHonor(api.registry, recipients, { ...facts, status: 'REJECTED' });
      const { page } = await signedIn(`/honors?within=${globalId('Unit', stationRow)}`);
      const column = (name: RegExp) => page.getByRole('region', { name });
      await column(/^已申报 1$/)
        .getByRole('heading', { name: '合成待公示' })
        .waitFor();
      await column(/^已授予 0$/)
        .getByText(/公示期满后，请在其“办理”中选“授予奖励”/)
        .waitFor();
      const noticed = column(/^公示中/).getByRole('listitem');
      await noticed
        .filter({ hasText: '合成未满' })
        .getByText(/公示未满/)
        .waitFor();
      await noticed.filter({ hasText: '合成期满' }).getByText('公示期满，2026-01-14 起可以授予').waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '办理：合成期满 合成甲' }).press('Enter');
      await page.getByRole('menuitem', { name: '授予奖励' }).click();
      const drawer = page.getByRole('dialog', { name: '授予奖励：合成期满 合成甲' });
      await drawer.getByLabel('授予机关').fill('合成分局');
      await setDay(drawer, '授予日期', '2026-01-12');
      await drawer.getByRole('button', { name: '预览' }).click();
      // told where the reason for doing without it belongs
      const reason = drawer.getByLabel('未公示的理由', { exact: true });
      await drawer.getByText(/公示自 .*起方可授予/).waitFor();
      expect(await reason.getAttribute('aria-invalid')).toBe('true');
      await setDay(drawer, '授予日期', '2026-02-01');
      await previewAndConfirm(page);
      await column(/^公示中 1$/).waitFor();
      await column(/^已授予 1$/)
        .getByRole('heading', { name: '合成期满' })
        .waitFor();
      await page.getByText('未通过 · 已撤销').click();
      await page.getByText('未通过 事迹不实').waitFor();
      await page.getByRole('button', { name: '办理：合成未获 合成甲 及另外 1 个' }).waitFor();
      await page.goto(`${api.url}/honors`);
      await column(/^已申报 2$/)
        .getByRole('heading', { name: '合成他人' })
        .waitFor();
    },
    TASK_MS,
  );
});

describe('what becomes due', () => {
  it(
    'is in the other language at once',
    async () => {
      const facts = { name: '合成新', policeNumber: '000600', joinedOn: day('2026-06-01'), from: '2026-06-01' };
      const { id } = await createOfficer(api.registry, facts);
      await createAssignment(api.registry, id, { unitId: stationRow, title: '民警', from: '2026-06-01' });
      const { page } = await signedIn('/due?date=2026-12-01&from=2027-01-01&to=2027-12-31');
      const cell = (name: string) => page.getByRole('cell', { name, exact: true });
      await cell('试用期满').waitFor();
      const file = await handedOver(page, () => page.getByRole('button', { name: '下载表格' }).click());
      expect(file.name).toBe('到期 2027-01-01 2027-12-31.csv');
      expect(file.content.toString()).toMatch(/"\d{4}-\d\d-\d\d","试用期满","合成新","000600","合成派出所","/);
      await page.getByRole('button', { name: 'English' }).click();
      await cell('End of probation').waitFor();
      expect(await cell('试用期满').count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('the file of an officer', () => {
  it(
    'hands out the form of an honor and tells what the officer is eligible for, each for a purpose that is on record',
    async () => {
      const { page } = await signedIn(`/officers/${officer}?view=honors`);
      await page.getByRole('row', { name: /^2026-01-01（已申报） 合成待公示/ }).waitFor();
      const ask = () => page.getByRole('button', { name: '奖励审批表：合成甲 合成待公示' }).press('Enter');
      await ask();
      const asked = page.getByRole('dialog', { name: '奖励审批表：合成甲（000500） 合成待公示' });
      await asked.getByLabel('用途').fill('呈报奖励');
      await page.keyboard.press('Escape');
      await asked.waitFor({ state: 'detached' });
      await ask();
      await asked.waitFor();
      // going back leaves the question and not the page
      await page.goBack();
      await asked.waitFor({ state: 'detached' });
      await ask();
      expect(await asked.getByLabel('用途').inputValue()).toBe('呈报奖励');
      await expectUsable(page);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        asked.getByRole('button', { name: '下载' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('奖励审批表 合成甲（000500） 合成待公示.docx');
      expect(await api.registry.bulkRead.count({ where: { purpose: '呈报奖励' } })).toBe(1);
      await asked.waitFor({ state: 'detached' });
      // what was not conferred is no part of the career
      await page.getByRole('tab', { name: '履历', exact: true }).click();
      await page.locator('.ant-timeline').waitFor();
      expect(await page.locator('.ant-timeline').textContent()).not.toContain('合成待公示');
      await page.getByRole('tab', { name: '考核', exact: true }).click();
      await page.getByRole('button', { name: '办理：合成考核 2025' }).click();
      await page.getByRole('menuitem', { name: '提出考核申诉' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: '资格' }).click();
      await page.getByLabel('用途').fill('核对晋升');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('row', { name: /^警衔晋升：.* 符合 / }).waitFor();
      await page.getByRole('row', { name: /^考核优秀 符合 / }).waitFor();
      expect(await api.registry.personalRead.count({ where: { purpose: '核对晋升', field: 'sanctions' } })).toBe(1);
    },
    TASK_MS,
  );

  it(
    'is read for a purpose once: no change of language reads it again, and who comes back is asked again',
    async () => {
      const { page } = await signedIn(`/officers/${officer}`);
      const readFor: string[] = [];
      page.on('request', (request) => {
        const purpose = request.headers()['x-purpose'];
        if (purpose) readFor.push(decodeURIComponent(purpose));
      });
      const turnTo = async (language: string, word: string) => {
        await page.getByRole('button', { name: language }).click();
        await page.getByText(word, { exact: true }).first().waitFor();
      };
      /** `word`: what the registry calls something on the page, in both languages. */
      const read = async (purpose: string, told: string, [word, english]: readonly [string, string]) => {
        await page.getByLabel('用途').fill(purpose);
        await page.getByRole('button', { name: '查看' }).click();
        await page.getByText(told).first().waitFor();
        await page.locator('.takes-focus:focus').waitFor();
        await turnTo('English', english);
        await turnTo('中文', word);
      };
      for (const [part, told] of [
        ['资格', '最早日期'],
        ['处分', '没有登记，可按“给予处分”办理'],
        ['个人信息', '公民身份号码'],
      ] as const) {
        await page.getByRole('tab', { name: part }).click();
        await read(`核对${part}`, told, ['三级警司', 'Superintendent third class']);
      }
      await page.getByRole('tab', { name: '处分' }).click();
      await page.getByLabel('用途').waitFor();
      await goTo(page, '/statistics?by=AGE_BAND', '结构');
      await read('统计年龄', '占比', ['年龄段', 'Age']);
      // sanctions, and the cases that the officer answers for
      expect(readFor).toEqual(['核对资格', '核对处分', '核对处分', '核对个人信息', '统计年龄']);
      const onRecord = await api.registry.personalRead.findMany({ where: { purpose: '核对个人信息' } });
      expect(onRecord.map(({ field }) => field).toSorted()).toEqual(['birthOn', 'nationalId']);
      expect(await api.registry.bulkRead.count({ where: { purpose: '统计年龄' } })).toBe(1);
    },
    TASK_MS,
  );

  it(
    'tells on a past day that personal data are beyond reach by where the officer is today, and offers them on no other',
    async () => {
      const other = await createUnit(api.registry, {
        kind: 'STATION',
        name: '合成别所',
        code: 'HD',
        from: '2010-01-01',
      });
      const viewer = await api.tokenWith(['officer:personal'], [other.id], ['registry:read']);
      const { page } = await signedIn(`/officers/${officer}?view=personal&date=2020-01-01`, viewer);
      await page.getByLabel('用途').fill('核对年龄');
      await page.getByRole('button', { name: '查看' }).click();
      const told = page.getByRole('region', { name: '个人信息' });
      await told.getByText('不在您的权限范围内').nth(1).waitFor();
      expect(await told.getByText('不详').count()).toBe(0);
      expect(await told.getByRole('button', { name: '查看干部档案信息' }).count()).toBe(0);
      await page.getByRole('button', { name: '回到今天' }).click();
      const personal = page.getByRole('tab', { name: '个人信息' });
      await personal.waitFor({ state: 'detached' });
      await page.getByRole('tab', { name: '履历' }).waitFor();
      expect(await personal.count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('what an act is about', () => {
  it(
    'is picked by its name or by whom it is about, or found on its page: nobody types an id',
    async () => {
      await createPlace(api.registry, { name: '合成社区' });
      const selected = { roundId: roundRow, fromUnitId: stationRow, officerId: officerRow, title: '合成所长' };
      await createSelection(api.registry, { ...selected, selectedOn: '2026-02-01' });
      const { page } = await signedIn('/acts');
      await page.getByRole('button', { name: '明确责任', exact: true }).click();
      await choose(page, '类型', '联系');
      await choose(page, '责任人', '合成甲');
      await choose(page, '责任对象', '合成社区');
      await setDay(page, '生效日期', '2026-06-01');
      await expectUsable(page);
      await previewAndConfirm(page);
      await page.getByRole('link', { name: '打开 合成甲 000500 合成社区' }).waitFor();
      await page.getByRole('button', { name: '责任交接', exact: true }).click();
      await choose(page, '责任', '合成社区');
      await choose(page, '交接给', '合成派出所');
      await previewAndConfirm(page);
      // what is too short is told at its field before it is sent
      await page.getByRole('button', { name: '推荐人选', exact: true }).click();
      const short = page.locator('.ant-form-item-explain-error', { hasText: '至少 10 个字' });
      await page.getByLabel('理由', { exact: true }).fill('合成');
      await page.getByRole('button', { name: '预览' }).click();
      await short.waitFor();
      await page.getByLabel('理由', { exact: true }).fill('合成的理由，共有十字以上');
      await short.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '取消', exact: true }).click();
      // of the grades of a program several are chosen
      await page.getByRole('button', { name: '制定队伍制度', exact: true }).click();
      await page.getByRole('dialog').getByLabel('职级', { exact: true }).click();
      for (const grade of ['一级警务专员', '二级警务专员']) {
        await page.locator('.ant-select-dropdown:visible').getByTitle(grade, { exact: true }).click();
      }
      await page
        .getByRole('dialog')
        .getByRole('group', { name: '条件' })
        .getByText('一级警务专员二级警务专员')
        .waitFor();
      await page.getByRole('button', { name: '取消', exact: true }).click();
      // an order rests on a selection, also where it holds from a day before that
      await page.getByRole('button', { name: '变更人员信息', exact: true }).click();
      await choose(page, '人员', '合成甲');
      await choose(page, '性别', '女');
      await setDay(page, '生效日期', '2026-01-15');
      await page.getByLabel('引用', { exact: true }).click();
      await page.keyboard.type('合成甲');
      await page.getByTitle('选任 合成甲 000500 合成所长 2026-02-01').click();
      await previewAndConfirm(page);
      // it leads to whom it was about, until that is dismissed
      await page.getByRole('status').filter({ hasText: '已办理' }).getByRole('link', { name: '打开 合成甲' }).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '关闭提示' }).press('Enter');
      expect(await page.getByRole('link', { name: '打开 合成甲' }).count()).toBe(0);
      await page.locator('main:focus').waitFor();
      await page.getByRole('link', { name: '登记简历（人员页面“个人信息”的“查看干部档案信息”）' }).waitFor();
      await page.getByRole('link', { name: '解除或撤销处分（单位或人员页面的“处分”）' }).click();
      await page.getByRole('tab', { name: '处分', selected: true }).waitFor();
      await page.getByLabel('用途').fill('倒查案件');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByLabel('案号').fill('合成案');
      await page.getByLabel('案号').press('Enter');
      await page.getByText('没有登记，或不在您的权限范围内').waitFor();
      await expectUsable(page);
      await page.getByRole('tab', { name: '责任', exact: true }).click();
      await page.getByRole('row', { name: /^\d{4}-\d\d-\d\d 合成派出所 联系 合成社区/ }).waitFor();
      // a place tells who answers for it, and is recorded anew from what is on record
      await page.getByRole('link', { name: '合成社区' }).first().click();
      await page.getByRole('heading', { level: 1, name: '合成社区' }).waitFor();
      await page.getByRole('row', { name: /^\d{4}-\d\d-\d\d 合成派出所 联系/ }).waitFor();
      await page.getByRole('button', { name: '办理：合成社区', exact: true }).click();
      await page.getByRole('menuitem', { name: '登记联系对象' }).click();
      await page.getByLabel('联系对象名称').fill('合成新社区');
      await previewAndConfirm(page);
      await page.getByRole('heading', { level: 1, name: '合成新社区' }).waitFor();
      await page.getByRole('row', { name: /登记联系对象 合成新社区/ }).waitFor();
      // it is as old as it was, by a name that is new
      await page.getByRole('row', { name: `现名自 ${today()}` }).waitFor();
      // what was recorded of who answers for it is there, too
      for (const act of ['明确责任', '责任交接'])
        await page.getByRole('row', { name: new RegExp(`${act} `) }).waitFor();
      await expectUsable(page);
      // a change of several names each
      const two = ['合成二社区', '合成三社区'].map((name, i) => ({
        kind: 'COMMUNITY' as const,
        code: `HC-P${i}`,
        name,
      }));
      const input = { places: two, effectiveOn: today() };
      await api.admin.request(RecordPlacesDocument, { key: 'two-places', input });
      await goTo(page, '/changes?operation=recordPlaces', '变更记录');
      await page.getByRole('row', { name: /登记联系对象 合成二社区.*合成三社区/ }).waitFor();
    },
    TASK_MS,
  );
});

describe('what is handed out as a file of Excel', () => {
  it(
    'are the honors, the evaluations of a cycle and the candidates of a round, with their names',
    async () => {
      const cycle = await api.registry.evaluationCycle.findFirstOrThrow({ where: { fromOn: day('2025-01-01') } });
      const { page } = await signedIn('/honors', api.token, { width: 390, height: 800 });
      for (const [path, button, name, told] of [
        ['/honors', '导出 Excel', '表彰奖励.xlsx', '合成待公示'],
        [`/cycles/${globalId('EvaluationCycle', cycle.id)}`, '导出 Excel', '合成考核 2025.xlsx', '合成甲'],
        [
          `/rounds/${globalId('SelectionRound', roundRow)}`,
          '导出全部人选（含不符合条件的）',
          '人选 合成选任.xlsx',
          '合成甲',
        ],
      ] as const) {
        await page.goto(`${api.url}${path}`);
        const file = await handedOver(page, () => page.getByRole('button', { name: button, exact: true }).click());
        expect([file.name, rowsOf(file).flat()]).toEqual([name, expect.arrayContaining([told])]);
        // a phone shows it, too
        await page.locator('main h1').first().waitFor();
        await expectFits(page);
      }
    },
    TASK_MS,
  );
});

describe('a program that officers are admitted to', () => {
  it(
    'tells its members and who took part in what is held, each with its acts',
    async () => {
      const { registry } = api;
      const { id: programId } = await createProgram(registry, { admission: 'BY_ADMISSION', name: '合成人才库' });
      await createMember(registry, { programId, officerId: officerRow, from: '2025-01-01' });
      await createMember(registry, { programId, unitId: stationRow, from: '2025-01-01' });
      await createActivity(registry, { title: '合成练兵', programId, organizerId: stationRow, hours: 8 });
      const { page } = await signedIn(`/programs/${globalId('Program', programId)}`);
      await page.getByRole('button', { name: '参训参赛：合成练兵 2022-05-09' }).press('Enter');
      const taken = page.getByRole('region', { name: '参训参赛：合成练兵 2022-05-09' });
      await taken.getByText('没有登记，可按“登记参训参赛”办理').waitFor();
      await expectUsable(page);
      await taken.getByRole('button', { name: '登记参训参赛' }).click();
      // all members at once, and then one of them is changed
      await page.getByRole('button', { name: '选择制度名单（2）' }).click();
      await page.getByRole('button', { name: '填入所选（2）' }).press('Enter');
      await page.getByText('已填入 2 行，可逐行修改').waitFor();
      // what is the same for all is put into rows that are there, too, but for what was typed
      await page.getByRole('dialog').getByRole('group', { name: '1', exact: true }).getByLabel('学时').fill('3');
      await page.getByLabel('填入各行的学时').fill('4');
      await page.getByRole('button', { name: '填入所选（0）' }).press('Enter');
      await page.getByText('已补填 1 行中的空白').waitFor();
      await page.getByRole('button', { name: '选择制度名单（2）' }).click();
      await page.getByRole('button', { name: '填入所选（2）' }).press('Enter');
      await page.getByText('所选的都已在下面各行中').waitFor();
      const second = page.getByRole('dialog').getByRole('group', { name: '2', exact: true });
      expect(await second.getByLabel('学时').inputValue()).toBe('4');
      // it is a training
      expect(await second.getByLabel('奖项').count()).toBe(0);
      await second.getByLabel('学时').fill('');
      // what is put into rows that were rehearsed is to be rehearsed, too
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('办理后的变化').waitFor();
      await page.getByRole('button', { name: '填入所选（0）' }).press('Enter');
      await page.getByText('办理后的变化').waitFor({ state: 'detached' });
      expect(await page.getByRole('button', { name: '确认办理' }).isDisabled()).toBe(true);
      expect(await second.getByLabel('学时').inputValue()).toBe('4');
      await second.getByLabel('学时').fill('');
      await second.getByLabel('结果', { exact: true }).click();
      await page.locator('.ant-select-dropdown:visible').getByTitle('缺席', { exact: true }).click();
      await page.getByRole('dialog').getByRole('group', { name: '1', exact: true }).getByLabel('得分').fill('88.5');
      await expectUsable(page);
      // the record of changes only counts them: beside it stands what was typed
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByRole('row', { name: /^1 合成.* 参加 3 88\.5$/ }).waitFor();
      await page.getByRole('row', { name: /^2 合成.* 缺席 默认 —$/ }).waitFor();
      await expectUsable(page);
      await previewAndConfirm(page);
      await taken.getByRole('row', { name: / 参加/ }).waitFor();
      await taken.getByRole('row', { name: / 缺席/ }).waitFor();
      await page.getByRole('button', { name: '办理：合成甲 2025-01-01' }).click();
      await page.getByRole('menuitem', { name: '移出制度名单' }).click();
      await setDay(page, '生效日期', '2026-01-01');
      await previewAndConfirm(page);
      await page.getByRole('row', { name: /^2025-01-01 2026-01-01 合成甲/ }).waitFor();
    },
    TASK_MS,
  );
});

describe('a round of selection', () => {
  it(
    'tells who recommended whom, which is taken back from it',
    async () => {
      const { registry } = api;
      const station = { id: stationRow };
      const people = [
        ['合成长', 'he cheng zhang', 'hcz'],
        ['合成副', 'he cheng fu', 'hcf'],
      ] as const;
      const [candidateId = 0, selectedId = 0] = await createStaff(registry, station, people, { firstNumber: 700 });
      const { id: programId } = await createProgram(registry, { kind: 'RECOMMENDATION', ownerId: stationRow });
      const recommended = { roundId: roundRow, candidateId, recommenderId: officerRow, programId };
      await createRecommendation(registry, { ...recommended, from: '2026-01-15' });
      const selected = { roundId: roundRow, fromUnitId: stationRow, officerId: selectedId, title: '合成副所长' };
      await createSelection(registry, { ...selected, selectedOn: '2026-03-01' });
      // an address with what is none, and with more than is looked for
      const asked = new URLSearchParams({ category: 'NONE', find: '合'.repeat(70) });
      const { page } = await signedIn(`/rounds/${globalId('SelectionRound', roundRow)}?${String(asked)}`);
      await page.getByText('“NONE”不可用，未予采用').waitFor();
      await page.getByText(`超过 64 个字符，只按其开头“${'合'.repeat(64)}”查找`).waitFor();
      await page.getByText(`没有找到“${'合'.repeat(64)}”。`).waitFor();
      await page.getByRole('row', { name: /^2026-01-15 合成长 所长 合成甲/ }).waitFor();
      await page.getByRole('button', { name: '办理：合成副 合成副所长' }).waitFor();
      // somebody is looked for among all candidates, or those of one category
      await page.getByRole('checkbox', { name: /不符合条件/ }).click();
      await page.getByLabel('在人选中查找').fill('000700');
      await page.getByText('已显示 1，共 1').waitFor();
      await page.getByRole('row', { name: /^— 合成长 000700 合成派出所 — / }).waitFor();
      await expectUsable(page);
      await choose(page, '类别', '综合部门');
      await page.getByText('没有找到“000700”。').waitFor();
      await page.getByRole('button', { name: '清除查找内容' }).click();
      await page.waitForURL(({ search }) => search === '?category=GENERAL&ineligible=true');
      await page.getByRole('button', { name: '办理：合成长 所长 合成甲' }).click();
      await page.getByRole('menuitem', { name: '撤回推荐' }).click();
      await previewAndConfirm(page);
      await page.getByRole('row', { name: /^2026-01-15 合成长 所长 合成甲 .*撤回/ }).waitFor();
      // before it is ended, what is beside the quotas is told
      await page.getByRole('button', { name: '办理：合成选任' }).click();
      await page.getByRole('menuitem', { name: '结束选任' }).click();
      const ending = page.getByRole('dialog', { name: '结束选任：合成选任' });
      await ending.getByText(/^以下类别与名额不符/).waitFor();
      await expectUsable(page);
      await ending.getByRole('button', { name: '取消' }).click();
      // on the file, too, whichever unit held the round
      await page.getByRole('link', { name: '合成副' }).click();
      await page.getByText('合成选任：选任 合成副所长').waitFor();
    },
    TASK_MS,
  );
});
