import { beforeAll, describe, expect, it } from '@jest/globals';
import { globalId } from '../support/app.ts';
import { expectUsable } from '../support/browser.ts';
import { cell, choose, createStaff, setDay, TASK_MS, useConsole } from '../support/console.ts';
import { createEvaluatedStaff, nameOf, numberOf, OFFICERS } from '../support/evaluated-staff.ts';
import { createCycle, createEvaluation, createScore } from '../support/evaluation-factories.ts';
import { createDuty, createPlace } from '../support/duty-factories.ts';
import { addOfficerVersion, createAssignment, createMetric, createOfficer, createUnit } from '../support/factories.ts';
import { createHonor } from '../support/honor-factories.ts';
import { csv, importActs } from '../support/import-acts.ts';
import { createProgram, requirement } from '../support/program-factories.ts';
import { expectSoon } from '../support/soon.ts';

// what personnel staff do for many at once in the console; everybody is made up (合成)

const { api, signedIn } = useConsole();
/** More than are read at first. */
const MANY = 21;
let unit: string;
let unitId: number;
/** Of whom there are many years on record. */
let veteran: string;

beforeAll(async () => {
  const { registry } = api;
  const { id } = await createUnit(registry, { kind: 'STATION', name: '合成派出所', code: 'HC-02', from: '2010-01-01' });
  unit = globalId('Unit', id);
  unitId = id;
  await createEvaluatedStaff(registry, { id });
  const figure = {
    key: 'cases',
    name: '合成案件',
    period: '2021',
    value: 120,
    published: '120',
    baselinePeriod: '2020',
  };
  await createMetric(registry, id, { ...figure, baselineValue: 100 });
  await createMetric(registry, id, { ...figure, baselinePeriod: '2019', baselineValue: 80 });
  const attendance = requirement({ name: '参训', measure: 'ATTENDANCES', per: 'YEAR', minimum: 2, tally: null });
  for (let i = 1; i <= MANY; i++) {
    const place = await createPlace(registry, { name: `合成小区${i}` });
    await createDuty(registry, { unitId: id, targetPlaceId: place.id, title: '合成联系', from: '2025-01-01' });
    await createHonor(registry, [{ unitId: id }], { kind: 'COLLECTIVE', title: `合成表彰${i}`, from: '2025-01-01' });
  }
  const elsewhere = await createUnit(registry, { name: '合成老所', code: 'HC-04', from: '2000-01-01' });
  const [officerId] = await createStaff(registry, elsewhere, [['合成老', 'lao', 'l']], { firstNumber: 800 });
  veteran = globalId('Officer', officerId!);
  const { id: schemeId } = await registry.evaluationScheme.findFirstOrThrow();
  for (let year = 2025 - MANY; year < 2025; year++) {
    const period = { fromOn: `${year}-01-01`, toOn: `${year + 1}-01-01` };
    const cycle = await createCycle(registry, { schemeId, unitId: elsewhere.id, ...period });
    await createEvaluation(registry, { cycleId: cycle.id, officerId: officerId! });
    await createHonor(registry, [{ officerId: officerId! }], { title: `合成嘉奖${year}`, from: '2025-01-01' });
  }
  await createProgram(registry, { name: '合成轮训', ownerId: id, requirements: [attendance], from: '2020-01-01' });
});

describe('a unit', () => {
  it(
    'shows its duties and honors page by page, how its people stand to programs, who falls short of what, and its figures beside those they are compared with',
    async () => {
      const { page } = await signedIn(`/units/${unit}?view=metrics`);
      await cell(page, '2019年：80').or(page.getByText('2019年：80')).first().waitFor();
      await page.getByText('2020年：100').waitFor();
      await expectUsable(page);
      await page.getByRole('tab', { name: '责任', exact: true }).click();
      await page.getByText(`已显示 20，共 ${MANY}`).waitFor();
      await page.getByRole('button', { name: '继续读取' }).click();
      await page.getByText(`已显示 ${MANY}，共 ${MANY}`).waitFor();
      await page.getByRole('tab', { name: '概况', exact: true }).click();
      await page.getByText(`已显示 20，共 ${MANY}`).waitFor();
      await page.getByRole('button', { name: '继续读取' }).click();
      await page.getByText(`已显示 ${MANY}，共 ${MANY}`).waitFor();
      await page.getByRole('tab', { name: '制度', exact: true }).click();
      await page.getByRole('row', { name: new RegExp(`合成轮训.* ${OFFICERS} 0 0 0`) }).waitFor();
      await expectUsable(page);
      await page.getByRole('link', { name: '合成轮训' }).click();
      await page.getByRole('row', { name: /^参训 参加次数 ≥ 2（每年） 20 0 0/ }).waitFor();
      await page.getByText('统计范围 合成派出所（含下级）').waitFor();
      await page.reload();
      await page.getByLabel('只看未达标').click();
      await page
        .getByRole('row', { name: `${nameOf(1)} ${numberOf(1)} 合成派出所 未达标 参训 0：参加次数 ≥ 2（每年） 未达标` })
        .waitFor();
      await expectUsable(page);
    },
    TASK_MS,
  );
});

describe('the file of an officer', () => {
  it(
    'shows evaluations and honors page by page to the last',
    async () => {
      const { page } = await signedIn(`/officers/${veteran}?view=evaluations`);
      const readAll = async (of: string) => {
        const rows = page.getByRole('row', { name: new RegExp(of) });
        await page.getByText(`已显示 20，共 ${MANY}`).waitFor();
        expect(await rows.count()).toBe(20);
        await page.getByRole('button', { name: '继续读取' }).click();
        await page.getByText(`已显示 ${MANY}，共 ${MANY}`).waitFor();
        expect(await rows.count()).toBe(MANY);
      };
      await readAll('合成年度考核');
      await page.getByRole('tab', { name: '表彰奖励', exact: true }).click();
      await readAll('合成嘉奖');
    },
    TASK_MS,
  );
});

describe('an act on many', () => {
  it(
    'is filled in once for those who were chosen in the roster, over a reload, rehearsed together and applied',
    async () => {
      const { page } = await signedIn(`/units/${unit}?view=roster&columns=name,rank`);
      await page.getByText(`已显示 ${OFFICERS} 人`).waitFor();
      expect(await page.getByRole('columnheader').allTextContents()).toEqual(['', '序号', '姓名', '警衔']);
      await page.getByRole('checkbox', { name: `选择 ${nameOf(1)}` }).check();
      await page.getByRole('checkbox', { name: `选择 ${nameOf(3)}` }).check();
      await page.getByRole('checkbox', { name: `选择 ${nameOf(3)}` }).press('Enter');
      await page.locator('button:focus', { hasText: '办理所选（2）' }).waitFor();
      await expectUsable(page);
      const promote = async () => {
        await page.getByRole('button', { name: '办理所选（2）' }).click();
        await page.getByRole('menuitem', { name: '晋升' }).click();
        await page.getByRole('dialog', { name: /2 人/ }).waitFor();
      };
      await promote();
      await choose(page, '警衔', '二级警司');
      // going back leaves the form and not the page, with what was typed kept
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '继续：晋升：2 人' }).press('Enter');
      await page.getByRole('dialog').getByText('二级警司').waitFor();
      await page.reload();
      await promote();
      await page.getByRole('dialog').getByText('二级警司').waitFor();
      await setDay(page, '生效日期', '2026-11-01');
      await expectUsable(page);
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('通过 2 · 未通过 0').waitFor();
      await page.locator('main:focus').waitFor();
      await cell(page, nameOf(3)).waitFor();
      // nobody has to read ids and codes
      for (const name of ['警号', '警衔', '生效日期']) await page.getByRole('columnheader', { name }).waitFor();
      await page.getByRole('cell', { name: new RegExp(`^${nameOf(3)} ${numberOf(3)}`) }).waitFor();
      await page.getByRole('cell', { name: '二级警司' }).first().waitFor();
      await page.getByRole('link', { name: '返回发起的页面' }).click();
      await page.waitForURL(/view=roster&columns=name/);
      // had some been refused, one would go on with the same
      await page.getByRole('button', { name: '办理所选（2）' }).waitFor();
      expect(await page.getByRole('checkbox', { name: `选择 ${nameOf(3)}` }).isChecked()).toBe(true);
      await page.getByRole('status').filter({ hasText: '有未办完的：晋升：2 人' }).waitFor();
      await page.getByRole('button', { name: '继续：晋升：2 人' }).press('Enter');
      await page.getByRole('dialog').getByText('二级警司').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await expectUsable(page);
      await page.goBack();
      await page.getByRole('button', { name: '全部通过才导入' }).click();
      await page.getByRole('button', { name: '整批撤销' }).waitFor();
      const promoted = await api.registry.officerVersion.findMany({
        where: { rank: 'SUPERINTENDENT_SECOND_CLASS' },
        select: { name: true },
        orderBy: { name: 'asc' },
      });
      expect(promoted).toEqual([{ name: nameOf(1) }, { name: nameOf(3) }]);
      expect(await page.evaluate('Object.keys(sessionStorage).join()')).not.toContain('muster-draft');
    },
    TASK_MS,
  );

  it(
    'keeps over a reload what was pasted and which column gives what, until it was applied or given up',
    async () => {
      const { id: schemeId } = await api.registry.evaluationScheme.findFirstOrThrow();
      const { id } = await createCycle(api.registry, { schemeId, unitId, fromOn: '2026-01-01', toOn: '2027-01-01' });
      const where = { policeNumber: numberOf(2) };
      const { officerId } = await api.registry.officerVersion.findFirstOrThrow({ where });
      const { id: evaluationId } = await createEvaluation(api.registry, { cycleId: id, officerId });
      const { id: indicatorId } = await api.registry.indicator.findFirstOrThrow({
        where: { schemeId, name: '指标1' },
      });
      await createScore(api.registry, { evaluationId, indicatorId, value: 95 });
      const { page } = await signedIn(`/cycles/${globalId('EvaluationCycle', id)}`);
      await page.getByRole('button', { name: '办理：合成年度考核' }).click();
      await page.getByRole('menuitem', { name: '登记考核得分' }).click();
      await choose(page, '指标', '指标1');
      // what was typed, and what it replaces, is read with the preview: the record of changes counts scores
      await choose(page, '对象', nameOf(2));
      await page.getByLabel('得分', { exact: true }).fill('59');
      await page.getByRole('button', { name: '预览' }).click();
      await page
        .getByRole('dialog')
        .getByRole('row', { name: new RegExp(`^1 ${nameOf(2)}.* 指标1 95 59 —$`) })
        .waitFor();
      await page.getByRole('button', { name: '取消' }).click();
      await page.getByRole('button', { name: '粘贴分数' }).click();
      await page.getByLabel('粘贴的内容').fill(`警号\t指标1\n${numberOf(1)}\t90`);
      await page.reload();
      const goOn = page.getByRole('button', { name: '继续：粘贴分数' });
      await goOn.click();
      expect(await page.getByLabel('粘贴的内容').inputValue()).toContain(numberOf(1));
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await goOn.press('Enter');
      await page.getByRole('button', { name: '预演' }).click();
      await page.waitForURL(/sheets/);
      // one is refused: with what was pasted one goes on
      await page.getByText('通过 0 · 未通过 1').waitFor();
      await page.getByRole('cell', { name: '指标1', exact: true }).waitFor();
      await page.getByRole('link', { name: '返回发起的页面' }).click();
      await goOn.click();
      expect(await page.getByLabel('粘贴的内容').inputValue()).toContain(numberOf(1));
      // what was mended takes the place of what was sent before, which would be applied over it by mistake
      await page.getByLabel('粘贴的内容').fill(`警号\t指标1\n${numberOf(2)}\t91`);
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('先前发送、尚未导入的同一表格已由这张取代').waitFor();
      await page.getByText('通过 1 · 未通过 0').waitFor();
      const sheets = { where: { kind: 'RECORD_SCORES' }, orderBy: { id: 'asc' } } as const;
      expect((await api.registry.importBatch.findMany(sheets)).map(({ status }) => status)).toEqual([
        'DISCARDED',
        'REHEARSED',
      ]);
      await page.getByRole('link', { name: '返回发起的页面' }).click();
      await goOn.click();
      await page.getByRole('button', { name: '取消' }).click();
      const kept = () => page.evaluate<string>('Object.keys(sessionStorage).join()');
      await expectSoon(async () => (await kept()).includes('muster-draft:scores:'), false);
      // what no column was taken for can be chosen, too
      const rows = [
        ['单位代码', '单位名称', '备注'],
        ['HC-09', '合成新所', '12'],
      ];
      await page.goto(`${api.url}/sheets/${await importActs(api).upload('CREATE_UNITS', csv(...rows))}`);
      await page.getByRole('button', { name: /^各列的对应/ }).click();
      await choose(page, '备注：对应的项', '编制数');
      await page.reload();
      await page.getByRole('button', { name: '取消' }).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '保存对应' }).click();
      await page.getByRole('button', { name: '取消' }).waitFor({ state: 'detached' });
      await page.getByText('各列的对应（3 / 3）').waitFor();
      await expectSoon(async () => (await kept()).includes('mapping:'), false);
      // what cannot be undone is asked first: whoever goes on by Enter has not discarded
      await page.getByRole('button', { name: '丢弃' }).press('Enter');
      const sure = page.getByRole('dialog', { name: /丢弃后不能恢复/ });
      // it takes the focus once it is open: what has the focus before that loses it
      const keeps = sure.getByRole('button', { name: '取消' }).and(page.locator(':focus'));
      await keeps.waitFor();
      await expectUsable(page);
      await page.keyboard.press('Enter');
      await sure.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '丢弃' }).press('Enter');
      await keeps.waitFor();
      await page.goBack();
      await sure.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '丢弃' }).press('Enter');
      await keeps.waitFor();
      await sure.getByRole('button', { name: '丢弃' }).press('Enter');
      await page.getByText('已丢弃').first().waitFor();
    },
    TASK_MS,
  );

  it(
    'is offered to those alone who may do it',
    async () => {
      const token = await api.tokenWith(['registry:read']);
      const { page } = await signedIn(`/units/${unit}?view=roster`, token);
      await page.getByText(`已显示 ${OFFICERS} 人`).waitFor();
      expect(await page.getByRole('checkbox', { name: /^选择/ }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^办理所选/ }).count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('what is found by a text', () => {
  it(
    'is told to be more than is shown, in the box for all and where a thing is picked, and there that it could not be looked for',
    async () => {
      const { page } = await signedIn('/acts');
      await page.keyboard.press('/');
      await page.keyboard.type('合成');
      await page.getByText('人员（还有更多，请输入更多）').waitFor();
      // all of them are in one list, in whatever unit or in none
      await createOfficer(api.registry, { name: '合成待分配', policeNumber: '000899', from: '2015-07-01' });
      // who has left is told by number and unit of the last day of service
      const retired = await createOfficer(api.registry, {
        name: '合成退',
        policeNumber: '000897',
        from: '2015-07-01',
        to: '2024-01-01',
      });
      await addOfficerVersion(api.registry, retired.id, { name: '合成退', status: 'RETIRED', from: '2024-01-01' });
      await createAssignment(api.registry, retired.id, { unitId, from: '2015-07-01', to: '2024-01-01' });
      const all = page.getByText('全部：在人员名单中查看');
      await all.waitFor();
      // in sight without scrolling
      const list = page.locator('.ant-select-dropdown:visible');
      const [entry, box] = await Promise.all([all.boundingBox(), list.boundingBox()]);
      expect(entry!.y + entry!.height).toBeLessThanOrEqual(box!.y + box!.height);
      await all.click();
      await page.locator('main h1', { hasText: '人员' }).waitFor();
      await page.getByText(`已显示 ${OFFICERS + 3} 人`).waitFor();
      expect(await page.getByLabel('在人员中查找').inputValue()).toBe('合成');
      await page.getByRole('row', { name: /合成待分配 000899 —/ }).waitFor();
      await page.getByRole('row', { name: /合成退 原 000897 原 合成派出所 .*退休/ }).waitFor();
      await expectUsable(page);
      await page.keyboard.press('/');
      await page.keyboard.type('合成退');
      await page.getByText('合成退 原 000897（原 合成派出所 退休）').waitFor();
      await page.keyboard.press('Escape');
      await page.goBack();
      await page.getByRole('button', { name: '免职', exact: true }).click();
      await page.getByLabel('任职', { exact: true }).click();
      await page.keyboard.type('合成');
      await page.getByText('还有更多，请输入更多', { exact: true }).waitFor();
      await expectUsable(page);
      await page.keyboard.type('20');
      await page.getByText('还有更多，请输入更多', { exact: true }).waitFor({ state: 'detached' });
      // what could not be asked for was not looked for
      const options = page.locator('.ant-select-dropdown:visible');
      const errors = [{ message: '合成故障', extensions: { code: 'BAD_USER_INPUT' } }];
      await page.route('**/graphql', (route) => route.fulfill({ json: { errors } }));
      await page.keyboard.type('无');
      await options.getByText('合成故障').waitFor();
      expect(await options.getByText('没有找到').count()).toBe(0);
      await page.unrouteAll();
      await page.keyboard.type('人');
      await options.getByText('没有找到').waitFor();
      expect(await options.getByText('合成故障').count()).toBe(0);
      // the nearest have none, and others may
      for (let i = 0; i <= 5; i++) {
        await createOfficer(api.registry, { name: '合成无职', policeNumber: `00089${i}`, from: '2015-07-01' });
      }
      const posts = page.getByLabel('任职', { exact: true });
      await posts.fill('合成无职');
      await options.getByText('最相近的几个都没有可选的').waitFor();
      expect(await options.getByText(/没有找到|还有更多/).count()).toBe(0);
      // posts that are held come before those that have ended, which tell until when
      const left = { name: '合成离任', policeNumber: '000898', status: 'RETIRED', from: '2015-07-01' } as const;
      const { id } = await createOfficer(api.registry, left);
      const post = { unitId, from: '2018-07-02', to: '2022-05-21' };
      await createAssignment(api.registry, id, { ...post, title: '教导员' });
      await createAssignment(api.registry, id, { unitId, title: '民警', from: post.to });
      // those to come are among them
      await createAssignment(api.registry, id, { unitId, title: '所长', kind: 'CONCURRENT', from: '2999-01-01' });
      await posts.fill('合成离任');
      await options.getByTitle('合成离任 000898 合成派出所 民警 2022-05-21（退休）').waitFor();
      expect(await options.locator('.ant-select-item-option').allTextContents()).toEqual([
        '合成离任 000898 合成派出所 民警 2022-05-21（退休）',
        '合成离任 000898 合成派出所 所长 2999-01-01（退休）',
        '合成离任 000898 合成派出所 教导员 2018-07-02 – 2022-05-21（退休）',
      ]);
    },
    TASK_MS,
  );
});
