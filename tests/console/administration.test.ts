import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '../../src/access/scopes.ts';
import { IssueTokenDocument } from '../generated/graphql.ts';
import { globalId, refusal } from '../support/app.ts';
import { expectUsable, untilQuiet } from '../support/browser.ts';
import { choose, goTo, previewAndConfirm, setDay, TASK_MS, useConsole } from '../support/console.ts';
import { createRule } from '../support/discipline-factories.ts';
import { createScheme } from '../support/evaluation-factories.ts';
import { createUnit, day } from '../support/factories.ts';
import { createPolicy, createRound } from '../support/selection-factories.ts';

// what administrators keep: lists of what is on record, with the acts beside each row; everybody is made up (合成)

const { api, signedIn } = useConsole();
let bureau: number;
let policy: number;
const READS: Scope[] = ['registry:read', 'evaluation:read'];

beforeAll(async () => {
  const { registry } = api;
  const { id } = await createUnit(registry, {
    kind: 'COUNTY_BUREAU',
    name: '合成分局',
    code: 'HC',
    from: '2010-01-01',
  });
  bureau = id;
  await createScheme(registry, {
    columns: { name: '合成年度考核', ownerId: id },
    weights: [6000, 4000],
    gradeBands: [{ grade: 'COMPETENT', minimum: 60 }],
  });
  ({ id: policy } = await createPolicy(registry, { unitId: id }));
  await createRule(registry, { key: 'sanction.warning.months', value: 6, article: '合成条例 第一条' });
});

describe('tokens', () => {
  it(
    'are issued and revoked from their list, and what they were given ends with them',
    async () => {
      // tokens of one name and one minute are told apart, too
      const alike = ['100', '200'].map((part) => ({
        name: '合成同名',
        hash: Uint8Array.from(Buffer.from(`alike-${part}`)),
        createdAt: new Date(`2026-01-05T01:00:07.${part}Z`),
      }));
      await api.registry.token.createMany({ data: alike });
      const { page } = await signedIn('/administration');
      await page.getByRole('menuitem', { name: '系统管理' }).waitFor();
      for (const part of ['100', '200']) {
        await page
          .getByRole('button', { name: new RegExp(`^办理：合成同名 2026-01-05 \\d\\d:\\d\\d:07\\.${part}$`) })
          .waitFor();
      }
      await page.getByRole('button', { name: '签发令牌' }).click();
      const drawer = page.getByRole('dialog', { name: '签发令牌' });
      await drawer.getByLabel('程序名称').fill('合成看板');
      await choose(page, '权限', 'registry:read');
      await page.keyboard.press('Escape');
      const expires = drawer.getByLabel('失效时间');
      await expires.fill('2027-06-30 18:00');
      // the panel follows what was typed once the field was left
      await expires.press('Tab');
      await expires.click();
      const picker = page.locator('.ant-picker-dropdown:visible');
      await picker.getByTitle('2027-06-29').click();
      // what is picked stays when one goes on without OK
      await drawer.locator('.ant-drawer-footer').click({ position: { x: 5, y: 5 } });
      await picker.waitFor({ state: 'detached' });
      await previewAndConfirm(page);
      const token = page.getByRole('dialog', { name: '令牌只显示这一次' }).getByText(/^mr_/);
      await token.waitFor();
      // going back does not take it away
      await page.goBack();
      await untilQuiet(page);
      await token.waitFor();
      await page.getByRole('button', { name: /知道了|确定|OK/ }).click();

      const row = page.getByRole('row', { name: /^合成看板.*registry:read.*全部单位/ });
      await row.getByText('2027-06-29 18:00').waitFor();
      await expectUsable(page);
      // tokens of one name are told apart by when they were issued
      await row.getByRole('button', { name: /^办理：合成看板 \d{4}-\d\d-\d\d \d\d:\d\d$/ }).click();
      await page.getByRole('menuitem', { name: '授权' }).click();
      await choose(page, '权限', 'change:read');
      await page.reload();
      // what the list settled is not asked for when the form is opened again
      await page.getByRole('button', { name: /^继续：授权：合成看板 .+$/ }).press('Enter');
      await page.getByRole('dialog').getByText('change:read').waitFor();
      expect(await page.getByRole('dialog').getByRole('group', { name: '登录人员' }).count()).toBe(0);
      await page.getByRole('button', { name: '取消' }).click();
      await row.getByRole('button', { name: '办理：合成看板' }).click();
      await page.getByRole('menuitem', { name: '撤销令牌' }).click();
      await page.getByRole('dialog', { name: /^撤销令牌：合成看板 / }).waitFor();
      await previewAndConfirm(page);
      await row.getByText(/撤销$/).waitFor();
      expect(await row.getByRole('button').count()).toBe(0);

      await page.getByRole('tab', { name: '授权' }).click();
      // what a token had has ended with it
      await page.getByRole('row', { name: /^合成看板.*令牌.*撤销/ }).waitFor();
      await page.getByRole('tab', { name: '人员关联' }).click();
      await page.getByText('没有登记，可按“关联登录人员”办理').waitFor();
      await expectUsable(page);
    },
    TASK_MS,
  );

  it(
    'are not there for who may only read, or act in a unit alone, who is shown the rest without an act',
    async () => {
      // days of the calendar are of no unit
      const reader = await api.tokenWith(['honor:write'], [bureau], READS);
      const { page } = await signedIn('/administration?view=tokens', reader);
      await page.getByRole('tab', { name: '工作日历', selected: true }).waitFor();
      await page.getByText('您没有查看的权限；现显示“工作日历”').waitFor();
      expect(await page.getByRole('tab').allTextContents()).toEqual(['工作日历', '考核办法', '选任比例', '法规条款']);
      await page.getByText('没有登记', { exact: true }).waitFor();
      for (const [tab, shown] of [
        ['考核办法', '指标1 60%，满分 100'],
        ['选任比例', '45'],
        ['法规条款', '合成条例 第一条'],
      ] as const) {
        await page.getByRole('tab', { name: tab }).click();
        await page.getByRole('cell', { name: shown }).waitFor();
        expect(await page.getByRole('button', { name: /办理|登记|制定/ }).count()).toBe(0);
      }
      // nor may who acts in a unit alone take back a day of the calendar
      await api.registry.calendarDay.create({
        data: { day: day('2025-10-01'), kind: 'HOLIDAY', name: '国庆节', basisReason: '测试', recordedAt: new Date() },
      });
      await goTo(page, '/administration?view=calendar&year=2025', '系统管理');
      await page.getByRole('row', { name: /2025-10-01 周三 放假 国庆节/ }).waitFor();
      expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
      // and who asks for it all the same is refused
      const client = await api.signedIn(READS);
      const input = { name: '合成', scopes: ['registry:read'] };
      expect(await refusal(client.request(IssueTokenDocument, { input }))).toMatchObject([
        { extensions: { scope: 'access:admin' } },
      ]);
    },
    TASK_MS,
  );
});

describe('what needs a right that the viewer has not', () => {
  it(
    'is told to need it, beside what is shown all the same; what an address has of days that are none is left out',
    async () => {
      const { id } = await createRound(api.registry, { unitId: bureau, policyId: policy, title: '合成选任' });
      const reader = await api.tokenWith(['registry:read'], [bureau]);
      const { page } = await signedIn('/cycles/RXZhbHVhdGlvbkN5Y2xlOjE?date=2024-02-30', reader);
      const lacking = page.getByText('您没有此项权限（查看考核 evaluation:read）');
      await lacking.waitFor();
      await page.getByText('“2024-02-30”不可用，未予采用').waitFor();
      await goTo(page, `/rounds/${globalId('SelectionRound', id)}`, '合成选任');
      await lacking.waitFor();
      await page.getByRole('heading', { name: '已选任' }).waitFor();
      // nobody has to read an id in the place of a unit that was not yet
      await goTo(page, '/statistics?by=rank&date=2001-01-01', '结构');
      await page.getByText('（这一时点没有登记）').waitFor();
      await expectUsable(page);
    },
    TASK_MS,
  );
});

describe('what is set for all', () => {
  it(
    'is changed from where it is listed: holidays in a row, and a scheme from its last edition',
    async () => {
      const { page } = await signedIn('/administration?view=calendar&year=2026');
      await setDay(page, '开始日期', '2026-10-01');
      await setDay(page, '结束日期', '2026-10-03');
      await page.getByLabel('名称').fill('国庆节');
      await page.getByRole('button', { name: '登记节假日' }).click();
      await previewAndConfirm(page);
      await page.getByRole('row', { name: /2026-10-03 周六 放假 国庆节/ }).waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '办理：2026-10-03 国庆节' }).click();
      await page.getByRole('menuitem', { name: '撤销、撤回登记' }).click();
      await page.getByRole('dialog').getByLabel('事由').fill('登记有误');
      await previewAndConfirm(page);
      await page.getByRole('row', { name: /2026-10-03/ }).waitFor({ state: 'detached' });

      await page.getByRole('tab', { name: '考核办法' }).click();
      await page.getByRole('button', { name: '办理：合成年度考核' }).click();
      await page.getByRole('menuitem', { name: '修订' }).click();
      const drawer = page.getByRole('dialog', { name: '修订：合成年度考核' });
      const weights = drawer.getByLabel('权重（%）');
      expect(await weights.nth(1).inputValue()).toBe('40');
      await weights.nth(0).fill('七成');
      await drawer.getByText('“七成”不是 0 到 100 的百分比').waitFor();
      await weights.nth(0).fill('70%');
      await weights.nth(1).fill('29.5');
      await page.getByRole('button', { name: '预览' }).click();
      const sum = drawer.getByText('合计须为 100%，现为 99.5%');
      await sum.waitFor();
      expect(await sum.evaluate('document.activeElement.innerText')).toContain('99.5%');
      expect(await weights.nth(0).inputValue()).toBe('70');
      await expectUsable(page);
      await weights.nth(1).fill('30');
      await page.getByRole('button', { name: '预览' }).click();
      await drawer.getByRole('row', { name: /权重 — 30%/ }).waitFor();
      await previewAndConfirm(page);
      await page.getByText('指标1 70%，满分 100').waitFor();
      await expectUsable(page);

      // what comes with a release no office revises
      await page.getByRole('tab', { name: '法规条款' }).click();
      await page
        .getByRole('row', { name: /sanction[.]warning[.]months/ })
        .getByRole('button')
        .waitFor();
      expect(
        await page
          .getByRole('row', { name: /三等功公示期/ })
          .getByRole('button')
          .count(),
      ).toBe(0);
    },
    TASK_MS,
  );
});
