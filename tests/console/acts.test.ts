import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  ImposeSanctionDocument,
  RaiseConcernDocument,
  RecordCaseLiabilitiesDocument,
  PromoteOfficerDocument,
  RecordFamilyDocument,
  ReviseOfficerDocument,
} from '../generated/graphql.ts';
import { parseGlobalId } from '../../src/graphql/arguments.ts';
import { today } from '../../src/time/day.ts';
import { globalId } from '../support/app.ts';
import { expectUsable, untilQuiet } from '../support/browser.ts';
import {
  cell,
  choose,
  createBureau,
  find,
  goTo,
  previewAndConfirm,
  setDay,
  TASK_MS,
  useConsole,
} from '../support/console.ts';
import { createDuty, createPlace } from '../support/duty-factories.ts';
import { createUnit } from '../support/factories.ts';
import { expectSoon } from '../support/soon.ts';

// how acts are offered, filled in, refused and told in the console; everybody is made up (合成)

const { api, signedIn } = useConsole();
let units: Awaited<ReturnType<typeof createBureau>>;

beforeAll(async () => {
  units = await createBureau(api.registry);
});

/** The rows that are believed. */
const rowsOf = (policeNumber: string) =>
  api.registry.officerVersion.findMany({
    where: { policeNumber, supersededAt: null },
    select: { gender: true, rank: true },
  });

/** The acts that a page tries or does from now on. */
function actsAskedBy(page: Page): readonly string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('"input":')) asked.push(body);
  });
  return asked;
}

/** What was read for a purpose is as it was, until it is read anew: that is on record, too. */
async function readAnew(page: Page): Promise<void> {
  const told = page.getByRole('status').filter({ hasText: '可能已变更' });
  await told.getByRole('button', { name: '重新查看' }).click();
  await told.waitFor({ state: 'detached' });
}

describe('an act', () => {
  it(
    'is shown before it is done, refused at its field, and told in the record of changes',
    async () => {
      await createUnit(api.registry, {
        kind: 'STATION',
        parentId: units.bureau.row,
        name: '合成待设所',
        from: '2090-01-01',
      });
      const { page } = await signedIn();
      await find(page, 'hcy');
      await page.getByRole('button', { name: '办理：合成乙' }).click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('请选择调入单位').waitFor();
      await page
        .getByRole('alert')
        .filter({ hasText: /有 \d 项没有填好/ })
        .waitFor();
      // a unit is found on the day of the form, and what is not there on another is said not to be
      await page.getByLabel('调入单位', { exact: true }).click();
      await page.keyboard.type('合成待设所');
      await page.getByText('没有找到。按单位的名称或代码查找').waitFor();
      await setDay(page, '生效日期', '2090-01-01');
      await choose(page, '调入单位', '合成待设所');
      const to = page.locator('.ant-form-item', { hasText: '调入单位' });
      await to.getByTitle('合成待设所（合成分局）').waitFor();
      await setDay(page, '生效日期', '2010-01-01');
      await to.getByTitle('（这一时点没有登记）').waitFor();
      await choose(page, '调入单位', '合成分局');
      await page.getByLabel('职务', { exact: true }).fill('科员');
      await page.getByRole('button', { name: '预览' }).click();
      // the registry says why: nobody has a post before joining
      await page
        .locator('.ant-form-item', { hasText: '生效日期' })
        .getByText(/该日没有此民警，自 [-\d]+ 起才在册/)
        .first()
        .waitFor();
      expect(await page.getByRole('button', { name: '确认办理' }).isDisabled()).toBe(true);
      await page.getByLabel('生效日期').fill('2026-11-01');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '预览' }).click();
      // the page behind tells the unit, too
      const station = page.getByRole('dialog').getByRole('cell', { name: /^合成派出所/ });
      await station.first().waitFor();
      // above the foot of the form
      expect((await station.first().boundingBox())!.y).toBeLessThan(660);
      // the color of a button under the pointer is another one
      await page.getByRole('button', { name: '预览' }).hover();
      await expectUsable(page);
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText(/已办理，变更记录第 \d+ 号/).waitFor();
      await page.getByRole('link', { name: '合成分局' }).waitFor();
      await page.getByRole('tab', { name: '变更', exact: true }).click();
      await cell(page, '调动').waitFor();
      // told from others of the name
      await cell(page, '合成乙 000401').waitFor();
    },
    TASK_MS,
  );

  it(
    'keeps what was typed when it is left, and over a reload',
    async () => {
      const { page } = await signedIn(`/officers/${units.officers[0]!}`);
      const menu = page.getByRole('button', { name: '办理：合成甲' });
      await menu.click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      await page.getByLabel('职务', { exact: true }).fill('副所长');
      // a click beside closes nothing, Escape gives nothing up
      await page.mouse.click(300, 600);
      await page.getByRole('button', { name: '预览' }).focus();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('status').filter({ hasText: '有未办完的：调动：合成甲（000400）' }).waitFor();
      await page.reload();
      await page.getByRole('status').filter({ hasText: '有未办完的：调动：合成甲（000400）' }).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '继续：调动：合成甲（000400）' }).press('Enter');
      expect(await page.getByLabel('职务', { exact: true }).inputValue()).toBe('副所长');
      // going back leaves the form and not the page, and each way out of a form leaves nothing behind to go back to
      await page.goBack();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await goTo(page, '/acts', '办理');
      for (const leave of ['Escape', 'cross']) {
        await page.getByRole('button', { name: '继续：调动：合成甲（000400）' }).click();
        if (leave === 'Escape') await page.getByLabel('职务', { exact: true }).press('Escape');
        else await page.locator('.ant-drawer-close').click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      // nor do a reload, and going forward to a form that was left
      const isAtForm = () => page.evaluate('history.state?.usr?.form ?? false');
      await page.getByRole('button', { name: '继续：调动：合成甲（000400）' }).click();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: '办理' }).waitFor();
      await expectSoon(isAtForm, false);
      await page.goForward();
      await expectSoon(isAtForm, false);
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
      // what is kept nowhere stays where it was typed
      await menu.click();
      await page.getByRole('menuitem', { name: '给予处分' }).click();
      await page.getByLabel('决定机关').fill('合成局');
      await page.goBack();
      await untilQuiet(page);
      expect(await page.getByLabel('决定机关').inputValue()).toBe('合成局');
      await page.getByRole('button', { name: '取消', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '继续：调动：合成甲（000400）' }).click();
      await page.reload();
      await menu.click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      expect(await page.getByLabel('职务', { exact: true }).inputValue()).toBe('副所长');
      await page.goto(`${api.url}/acts`);
      await page.getByRole('button', { name: '放弃：调动：合成甲（000400）' }).press('Enter');
      await page.getByText('有未办完的').waitFor({ state: 'detached' });
      await page.locator('main:focus').waitFor();
      expect(await page.evaluate('Object.keys(sessionStorage).join()')).not.toContain('muster-draft');
    },
    TASK_MS,
  );

  it(
    'is offered to those alone who may do it',
    async () => {
      const { page } = await signedIn('/acts');
      await page.getByRole('button', { name: '录用入警' }).waitFor();
      await expectUsable(page);
      const reader = await signedIn('/acts', await api.tokenWith(['registry:read']));
      await reader.page.getByText(/您没有可以办理的业务/).waitFor();
      expect(await reader.page.getByRole('button', { name: '录用入警' }).count()).toBe(0);
      await find(reader.page, 'hcj');
      await reader.page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
      expect(await reader.page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
      expect(await reader.page.getByRole('tab', { name: /^(处分|苗头)$/ }).count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('a preview', () => {
  it(
    'tells who is likely the same person, which duties are still held, and how many go along where units are merged',
    async () => {
      const { id: targetPlaceId } = await createPlace(api.registry, { name: '合成社区' });
      const [, , officerId = ''] = units.officers;
      await createDuty(api.registry, { officerId: parseGlobalId(officerId, 'id').key, targetPlaceId });
      const { page } = await signedIn('/acts');
      const previewed = async (act: string, fill: () => Promise<void>, told: string | RegExp) => {
        await page.getByRole('button', { name: act, exact: true }).click();
        await fill();
        await page.getByRole('button', { name: '预览' }).click();
        await page.getByRole('dialog').getByText(told).waitFor();
        await page.getByRole('button', { name: '取消', exact: true }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      };
      const enrolled = async () => {
        await page.getByLabel('姓名', { exact: true }).fill('合成丙');
        await choose(page, '人员类别', '民警');
        await choose(page, '单位', '合成派出所');
        await page.getByLabel('职务', { exact: true }).fill('民警');
      };
      await previewed('录用入警', enrolled, '合成丙 000402（合成派出所）');
      const transferred = async () => {
        await choose(page, '人员', '合成丙');
        await choose(page, '调入单位', '合成新所');
        await page.getByLabel('职务', { exact: true }).fill('民警');
      };
      await previewed('调动', transferred, '名下尚有责任，请交接（1）');
      const merged = async () => {
        await choose(page, '单位', '合成派出所');
        await page.keyboard.press('Escape');
        await choose(page, '并入', '合成新所');
      };
      await previewed('合并单位', merged, /随之转隶人数 [23]/);
    },
    TASK_MS,
  );
});

describe('an act that somebody else was faster than', () => {
  it(
    'tells what they did, and goes on from there with what was typed',
    async () => {
      // what was recorded before the form was opened is not told
      await api.admin.request(ReviseOfficerDocument, {
        input: { id: units.officers[0]!, joinedOn: '2015-06-30', effectiveOn: '2025-12-31' },
      });
      const { page } = await signedIn(`/officers/${units.officers[0]!}`);
      await page.getByRole('button', { name: '办理：合成甲' }).click();
      await page.getByRole('menuitem', { name: '晋升' }).click();
      await choose(page, '警衔', '二级警司');
      const { reviseOfficer } = await api.admin.request(ReviseOfficerDocument, {
        input: { id: units.officers[0]!, name: '合成甲甲', effectiveOn: '2026-01-01' },
      });
      expect(reviseOfficer).toMatchObject({ __typename: 'ReviseOfficerSuccess' });
      await page.getByRole('button', { name: '预览' }).click();
      const told = page.getByRole('alert').filter({ hasText: '已被他人更改' });
      await told.getByRole('row', { name: '姓名 合成甲 合成甲甲' }).waitFor();
      expect(await told.getByText('2015-06-30').count()).toBe(0);
      expect(await page.getByRole('button', { name: '确认办理' }).isDisabled()).toBe(true);
      await expectUsable(page);
      await told.getByRole('button', { name: '按现在的登记重新预览' }).click();
      await page.getByText('办理后的变化').waitFor();
      await told.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText(/已办理/).waitFor();
      await page.getByRole('heading', { level: 1, name: '合成甲甲' }).waitFor();
    },
    TASK_MS,
  );
});

describe('a form that cannot be loaded', () => {
  it(
    'says so, and leaves the page as it is',
    async () => {
      const { page } = await signedIn(`/officers/${units.officers[2]!}`);
      await page.getByRole('heading', { level: 1, name: '合成丙' }).waitFor();
      await page.route('**/files/*', (route) => route.abort());
      await page.getByRole('button', { name: '办理：合成丙' }).click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      const drawer = page.getByRole('dialog', { name: '调动：合成丙' });
      await drawer.getByText('这一页无法显示').waitFor();
      await drawer.getByRole('button', { name: '关闭' }).click();
      await drawer.waitFor({ state: 'detached' });
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('合成丙');
    },
    TASK_MS,
  );
});

describe('a correction', () => {
  it(
    'tells what rests on the old record before it is made',
    async () => {
      const { promoteOfficer } = await api.admin.request(PromoteOfficerDocument, {
        input: { id: units.officers[1]!, rank: 'SUPERINTENDENT_SECOND_CLASS', effectiveOn: '2020-07-01' },
      });
      expect(promoteOfficer).toMatchObject({ __typename: 'PromoteOfficerSuccess' });
      const { page } = await signedIn(`/officers/${units.officers[1]!}?view=recorded`);
      await page.getByRole('button', { name: '更正人员登记 2015-07-01' }).click();
      await choose(page, '警衔', '一级警员');
      await page.getByLabel('事由').fill('登记时误录');
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText(/^受这次办理影响、须复核的事项（\d+）$/).waitFor();
      const drawer = page.getByRole('dialog', { name: /^更正人员登记/ });
      await drawer.getByText('警衔由三级警司更正为较低的一级警员；如系降衔，请按“降衔、降职级”办理').waitFor();
      // the page behind tells of acts, too
      await drawer.getByText(/晋升/).first().waitFor();
    },
    TASK_MS,
  );
});

describe('a correction of what was long ago', () => {
  it(
    'finds what it names on the first of its days',
    async () => {
      await createUnit(api.registry, { name: '合成旧局', code: 'HC-OLD', from: '2010-01-01', to: '2019-01-01' });
      const station = { name: '合成旧所', code: 'HC-OS', from: '2012-03-04', parentId: units.bureau.row };
      const { id } = await createUnit(api.registry, station);
      const { page } = await signedIn(`/units/${globalId('Unit', id)}?view=history`);
      await page.getByRole('button', { name: '更正单位登记 2012-03-04' }).click();
      await choose(page, '上级单位', '合成旧局');
      await page.getByRole('dialog').getByTitle('合成旧局').waitFor();
    },
    TASK_MS,
  );
});

describe('a dossier', () => {
  it(
    'is shown when it was said what for, and changed by a form that begins from what is on record and keeps no draft',
    async () => {
      const officer = units.officers[2]!;
      const { recordFamily } = await api.admin.request(RecordFamilyDocument, {
        key: 'family',
        input: { officer, members: [{ relation: '父亲', name: '合成父' }], effectiveOn: '2026-01-01' },
      });
      expect(recordFamily).toMatchObject({ __typename: 'RecordFamilySuccess' });
      const { page } = await signedIn(`/officers/${officer}?view=personal`);
      await page.getByLabel('用途').fill('核对家庭成员');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('button', { name: '查看干部档案信息' }).click();
      await cell(page, '合成父').waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '登记家庭成员：合成丙' }).click();
      const drawer = page.getByRole('dialog', { name: '登记家庭成员：合成丙' });
      expect(await drawer.locator('#members_0_name').inputValue()).toBe('合成父');
      const add = drawer.getByRole('button', { name: '添加一项：家庭成员', exact: true });
      await add.click();
      await add.click();
      await drawer.getByRole('button', { name: '删除：家庭成员 3' }).press('Enter');
      await add.and(page.locator(':focus')).waitFor();
      await drawer.locator('#members_1_relation').fill('母亲');
      await drawer.locator('#members_1_name').fill('合成母');
      expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain('合成母');
      await expectUsable(page);
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByRole('row', { name: '内容 已登记（内容不显示） 已登记（内容不显示）' }).waitFor();
      await page.getByRole('button', { name: '确认办理' }).click();
      await readAnew(page);
      await cell(page, '合成母').waitFor();
      await cell(page, '合成父').waitFor();
      // all of it would be replaced: nobody goes on over what another recorded
      await page.getByRole('button', { name: '登记家庭成员：合成丙' }).click();
      expect(await drawer.locator('#members_1_name').inputValue()).toBe('合成母');
      const other = await api.admin.request(RecordFamilyDocument, {
        key: 'family-again',
        input: { officer, members: [{ relation: '父亲', name: '合成父' }], effectiveOn: today() },
      });
      expect(other.recordFamily).toMatchObject({ __typename: 'RecordFamilySuccess' });
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByText(/^这一类登记整体替换/).waitFor();
      expect(await drawer.getByRole('button', { name: '按现在的登记重新预览' }).count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('a sanction', () => {
  it(
    'is shown when it was said what for, lifted from there, and told of in the finding of a case',
    async () => {
      const officer = units.officers[2]!;
      const { imposeSanction } = await api.admin.request(ImposeSanctionDocument, {
        key: 'warning',
        input: {
          officer,
          kind: 'WARNING',
          decidedBy: '合成机关',
          decidedOn: '2026-11-01',
          until: '2027-05-01',
          facts: '合成的违纪事实',
          basis: { documentNumber: '合成〔2026〕1号', reason: '合成' },
        },
      });
      expect(imposeSanction).toMatchObject({ __typename: 'ImposeSanctionSuccess' });
      const { recordCaseLiabilities } = await api.admin.request(RecordCaseLiabilitiesDocument, {
        key: 'case',
        input: { liabilities: [{ officer, caseNumber: '合成案', role: 'HANDLER', from: '2025-03-01' }] },
      });
      expect(recordCaseLiabilities).toMatchObject({ __typename: 'RecordCaseLiabilitiesSuccess' });
      const { page } = await signedIn(`/officers/${officer}?view=sanctions`);
      await page.getByLabel('用途').fill('核对处分期限');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('row', { name: /^2026-11-01 警告 合成机关/ }).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '办理：警告 2026-11-01' }).click();
      await page.getByRole('menuitem', { name: '解除或撤销处分' }).click();
      // what of the basis is needed has a star, and nothing is sent without it
      const needed = page.locator('label.ant-form-item-required');
      await needed.filter({ hasText: '文号' }).waitFor();
      await needed.filter({ hasText: '事由' }).waitFor();
      const asked = actsAskedBy(page);
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('请填写文号').waitFor();
      await page.getByText('请填写事由').waitFor();
      expect(asked).toEqual([]);
      await page.getByLabel('文号').fill('合成〔2026〕2号');
      await page.getByLabel('事由').fill('合成');
      // what is about such a thing is not kept, not even whom it is about
      expect(await page.evaluate('Object.keys(sessionStorage).join()')).not.toContain('muster-draft');
      await previewAndConfirm(page);
      await readAnew(page);
      await page.getByRole('row', { name: /^2026-11-01 警告 .*解除/ }).waitFor();
      await page.getByRole('button', { name: '办理：合成案 办案人' }).click();
      await page.getByRole('menuitem', { name: '登记责任认定' }).click();
      await choose(page, '过错', '故意');
      await setDay(page, '认定日期', '2026-11-02');
      await choose(page, '处分', '警告 2026-11-01');
      await page.getByLabel('文号').fill('合成〔2026〕3号');
      await previewAndConfirm(page);
      await readAnew(page);
      await page.getByRole('row', { name: /^合成案 办案人 合成派出所 .*2026-11-02 故意 合成〔2026〕3号/ }).waitFor();
      expect(await api.registry.personalRead.count({ where: { purpose: '核对处分期限' } })).toBeGreaterThan(0);
      // the record of changes tells what was done, and not to whom without a purpose
      await goTo(page, '/changes?operation=imposeSanction,liftSanction', '变更记录');
      await page.getByRole('row', { name: /解除或撤销处分 处分 administrator/ }).waitFor();
      await page.getByRole('row', { name: /给予处分 处分 administrator/ }).waitFor();
      await goTo(page, `/officers/${officer}?view=changes`, '合成丙');
      await page.getByRole('row', { name: /给予处分/ }).waitFor();
      // a case is found by its number, and a kind is chosen in the order of what weighs more
      await goTo(page, `/units/${units.bureau.id}?view=sanctions`, '合成分局');
      await page.getByLabel('用途').fill('倒查案件');
      await page.getByRole('button', { name: '查看' }).click();
      // those of a unit are listed
      const found = page.getByRole('row', { name: /^合成丙 合成案 办案人/ });
      await found.waitFor();
      await expectUsable(page);
      await page.getByLabel('案号').fill('合成别案');
      await page.getByLabel('案号').press('Enter');
      await found.waitFor({ state: 'detached' });
      await page.getByLabel('案号').fill('合成案');
      await page.getByLabel('案号').press('Enter');
      await found.waitFor();
      await goTo(page, '/acts', '办理');
      await page.getByRole('button', { name: '给予处分', exact: true }).click();
      await page.getByRole('dialog').getByLabel('处分种类', { exact: true }).click();
      const kinds = page.locator('.ant-select-dropdown:visible .ant-select-item-option');
      await kinds.first().waitFor();
      expect((await kinds.allTextContents()).slice(0, 6)).toEqual(['警告', '记过', '记大过', '降级', '撤职', '开除']);
    },
    TASK_MS,
  );
});

describe('a concern', () => {
  it(
    'is shown among those of a unit when it was said what for, and taken a step further from there',
    async () => {
      const { raiseConcern } = await api.admin.request(RaiseConcernDocument, {
        key: 'concern',
        input: {
          officer: units.officers[2]!,
          keeper: units.station.id,
          kind: 'LIFE',
          openedOn: '2026-10-01',
          summary: '合成的情况',
          by: '合成所长',
        },
      });
      expect(raiseConcern).toMatchObject({ __typename: 'RaiseConcernSuccess' });
      const { page } = await signedIn(`/units/${units.bureau.id}?view=concerns`);
      await page.getByLabel('用途').fill('研判队伍');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('row', { name: /^2026-10-01 合成丙 生活 合成的情况 合成派出所 早发现/ }).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '办理：合成丙 生活 2026-10-01' }).click();
      await page.getByRole('menuitem', { name: '处置苗头问题' }).click();
      await choose(page, '处置到', '早提醒');
      await choose(page, '措施', '谈话提醒');
      await page.getByLabel('处置人').fill('合成所长');
      await setDay(page, '处置日期', '2026-10-08');
      await previewAndConfirm(page);
      await readAnew(page);
      await page.getByText(/^2026-10-08 早提醒 谈话提醒 合成所长/).waitFor();
      await goTo(page, '/changes?operation=raiseConcern', '变更记录');
      await page.getByRole('row', { name: /登记苗头问题 苗头问题 administrator/ }).waitFor();
      // what is told for a purpose alone is not compared: neither it nor the sanction of that time
      await goTo(page, `/compare?of=${units.officers[2]!}&earlier=2026-09-30&later=2026-11-01`, '比对');
      await page.getByText('两个时点没有差异').waitFor();
    },
    TASK_MS,
  );
});

describe('a viewer who is bound to a unit', () => {
  it(
    'is offered acts where they may do them, and is refused elsewhere',
    async () => {
      const token = await api.tokenWith(['registry:read', 'personnel:write'], [units.late.row]);
      const { page } = await signedIn(`/units/${units.late.id}`, token);
      await page.getByRole('button', { name: '办理：合成新所' }).waitFor();
      await goTo(page, `/units/${units.station.id}`, '合成派出所');
      expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
      await goTo(page, `/officers/${units.officers[0]!}`, '合成甲');
      expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('a value on record', () => {
  it(
    'is taken away on purpose, which is not leaving its field blank',
    async () => {
      const { page } = await signedIn(`/officers/${units.officers[2]!}?view=recorded`);
      await page.getByRole('button', { name: '更正人员登记 2015-07-01' }).click();
      const drawer = page.getByRole('dialog', { name: '更正人员登记：合成丙' });
      const clear = drawer.getByRole('button', { name: '清除该值：性别' });
      await drawer.getByText('现为 男').waitFor();
      // there is no grade that could be taken away
      expect(await drawer.getByRole('button', { name: /^清除该值：职级/ }).count()).toBe(0);
      expect(await clear.getAttribute('aria-pressed')).toBe('false');
      await clear.press('Enter');
      expect(await drawer.getByLabel('性别', { exact: true }).inputValue()).toBe('（将清除）');
      expect(await clear.getAttribute('aria-pressed')).toBe('true');
      await drawer.getByLabel('事由').fill('登记时无依据');
      await expectUsable(page);
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByRole('row', { name: '性别 男 —' }).waitFor();
      let answer = () => {};
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await page.route('**/graphql', async (route) => {
        await answered;
        await route.continue();
      });
      await page.getByRole('button', { name: '确认办理' }).click();
      // as long as it is on its way, nothing is taken that would be lost
      await expectSoon(() => drawer.getByLabel('事由').isDisabled(), true);
      answer();
      await page.getByText(/已办理/).waitFor();
      expect(await rowsOf('000402')).toEqual([{ gender: null, rank: 'SUPERINTENDENT_THIRD_CLASS' }]);
    },
    TASK_MS,
  );
});

describe('a day', () => {
  it(
    'is taken as it was typed once its field is left or Enter is pressed, and what is none is said to be so and kept from the registry',
    async () => {
      const { page } = await signedIn(`/units/${units.station.id}?view=history`);
      const ofPage = page.getByLabel('时点', { exact: true });
      const asked = () => new URL(page.url()).searchParams.get('date');
      await ofPage.focus();
      await page.keyboard.type('2026-1-15');
      expect(asked()).toBeNull();
      await page.keyboard.press('Enter');
      await page.getByText('所见为 2026-01-15 的情况').waitFor();
      await ofPage.fill('2025/3/4');
      await page.getByRole('heading', { level: 1 }).click();
      await page.getByText('所见为 2025-03-04 的情况').waitFor();
      await ofPage.fill('2025-2-30');
      await ofPage.press('Tab');
      await page.getByRole('alert').filter({ hasText: '“2025-2-30”不是可用的日期' }).waitFor();
      expect([await ofPage.inputValue(), asked()]).toEqual(['2025-2-30', '2025-03-04']);
      await expectUsable(page);
      await page.getByRole('button', { name: '回到今天' }).click();
      await page.getByText('所见为 2025-03-04 的情况').waitFor({ state: 'detached' });
      expect(await ofPage.inputValue()).toBe('');
      await ofPage.fill('2025.3.4');
      await ofPage.press('Tab');
      await page.getByText('所见为 2025-03-04 的情况').waitFor();
      await ofPage.fill('');
      await ofPage.press('Tab');
      await page.getByRole('button', { name: '办理：合成派出所' }).click();
      await page.getByRole('menuitem', { name: '撤销单位' }).click();
      const drawer = page.getByRole('dialog', { name: '撤销单位：合成派出所' });
      const effectiveOn = drawer.getByLabel('生效日期');
      // today was there before
      const sent = actsAskedBy(page);
      await effectiveOn.fill('2026年2月30日');
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByText('“2026年2月30日”不是可用的日期').waitFor();
      expect(sent).toEqual([]);
      await page.reload();
      await page.getByRole('button', { name: '办理：合成派出所' }).click();
      await page.getByRole('menuitem', { name: '撤销单位' }).click();
      expect(await effectiveOn.inputValue()).toBe('2026年2月30日');
      await effectiveOn.fill('2026年2月3日');
      await effectiveOn.press('Tab');
      expect(await effectiveOn.inputValue()).toBe('2026-02-03');
    },
    TASK_MS,
  );
});

describe('a number', () => {
  it(
    'is taken as it was typed, in full width too; what is none stands in its field, which says so, and is not sent',
    async () => {
      const { page } = await signedIn(`/units/${units.station.id}`);
      await page.getByRole('button', { name: '办理：合成派出所' }).click();
      await page.getByRole('menuitem', { name: '变更单位信息' }).click();
      const drawer = page.getByRole('dialog', { name: '变更单位信息：合成派出所' });
      const strength = drawer.getByLabel('编制数', { exact: true });
      for (const none of ['12人', '8,5', '1.5']) {
        await strength.fill(none);
        await strength.press('Tab');
        await drawer.getByText(`“${none}”不是可用的整数`).waitFor();
        expect(await strength.inputValue()).toBe(none);
      }
      await drawer.getByRole('button', { name: '预览' }).click();
      await expectSoon(() => strength.evaluate('document.activeElement.value'), '1.5');
      await expectUsable(page);
      await strength.fill('１２');
      await drawer.getByRole('button', { name: '预览' }).click();
      await drawer.getByRole('row', { name: '编制数 2 12' }).waitFor();
    },
    TASK_MS,
  );
});

describe('the panel of days', () => {
  it(
    'is usable when it is open, and so is that of instants',
    async () => {
      const { page } = await signedIn(`/units/${units.station.id}?view=history`);
      await cell(page, 'HC-01').waitFor();
      for (const label of ['时点', '认知时点']) {
        await page.getByLabel(label, { exact: true }).click();
        await page.locator('.ant-picker-dropdown:visible .ant-picker-cell').first().waitFor();
        await expectUsable(page);
        await page.keyboard.press('Escape');
        await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
      }
    },
    TASK_MS,
  );
});
