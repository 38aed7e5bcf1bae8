import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { read, utils, write } from '@e965/xlsx';
import type { Page } from 'playwright-core';
import { RevokeTokenDocument } from '../generated/graphql.ts';
import { globalId } from '../support/app.ts';
import { expectUsable } from '../support/browser.ts';
import { cell, choose, createStaff, find, TASK_MS, useConsole } from '../support/console.ts';
import { createUnit } from '../support/factories.ts';
import { createRule } from '../support/discipline-factories.ts';
import { createPolicy, createRound } from '../support/selection-factories.ts';
import { SCOPES } from '../../src/access/scopes.ts';
import { REMEMBERED_MS } from '../../src/access/remembered.ts';
import { tokenHash } from '../../src/access/secret.ts';

// what personnel staff do in the console, by the names that a screen reader hears; everybody is made up (合成)

const { api, browser, signedIn } = useConsole();
/** Of all that is loaded before somebody signs in, pressed. */
const FIRST_PAGE_BYTES = 500_000;
/** Shows as text, whatever it is. */
const HOSTILE = '<img onerror=alert(1)>';
const RARE = '𠮷𡈽';
const ids = { bureau: '', station: '' };

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, {
    kind: 'COUNTY_BUREAU',
    name: '合成分局',
    code: '330799-HC',
    from: '2010-01-01',
  });
  const station = await createUnit(registry, {
    kind: 'STATION',
    name: '合成派出所',
    category: 'STATION',
    code: '330799-HC-01',
    parentId: bureau.id,
    from: '2010-01-01',
  });
  await createUnit(registry, { kind: 'STATION', name: HOSTILE, parentId: bureau.id, from: '2010-01-01' });
  const policy = await createPolicy(registry, { unitId: bureau.id });
  await createRound(registry, {
    unitId: bureau.id,
    policyId: policy.id,
    title: '合成选任',
    vacancies: 20,
    openedOn: '2026-01-01',
  });
  ids.bureau = Buffer.from(`Unit:${bureau.id}`).toString('base64');
  ids.station = Buffer.from(`Unit:${station.id}`).toString('base64');
  const people = [
    ['合成甲', 'he cheng jia', 'hcj'],
    ['合成乙', 'he cheng yi', 'hcy'],
    [RARE, 'ji tu', 'jt'],
  ] as const;
  await createStaff(registry, station, people, { firstNumber: 100 });
});

/** A workbook whose cells are all texts. */
const sheetOf = (rows: readonly (readonly string[])[]): Buffer => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])));
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
};

describe('signing in', () => {
  it(
    'is refused with a token that is not good, in words, and leaves no token beyond the tab or in the address',
    async () => {
      const { page, context, wrong } = await browser.open(api.url);
      await page.getByLabel('访问令牌').fill('mr_not-a-token-of-anybody');
      await page.getByRole('button', { name: '进入' }).click();
      await page.getByText('令牌无效、已到期或已撤销').waitFor();
      const sizes = await page.evaluate<number[]>(
        'performance.getEntriesByType("resource").filter(({ name }) => /[.](js|css)$/.test(name)).map((file) => file.encodedBodySize)',
      );
      expect(sizes.length).toBeGreaterThan(2);
      expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(FIRST_PAGE_BYTES);
      await expectUsable(page);
      await page.getByLabel('访问令牌').fill(api.token);
      await page.getByRole('button', { name: '进入' }).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain(api.token);
      expect(page.url()).not.toContain(api.token);
      expect(await context.cookies()).toEqual([]);
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByLabel('访问令牌').waitFor();
      expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(api.token);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

async function revoke(page: Page, token: string): Promise<void> {
  const { id } = await api.registry.token.findFirstOrThrow({ where: { hash: Uint8Array.from(tokenHash(token)) } });
  const { revokeToken } = await api.admin.request(RevokeTokenDocument, { input: { id: globalId('Token', id) } });
  expect(revokeToken).toMatchObject({ __typename: 'RevokeTokenSuccess' });
  await page.waitForTimeout(REMEMBERED_MS);
}

/** Begins to transfer somebody. */
async function typed(page: Page): Promise<void> {
  await find(page, 'hcj');
  await page.getByRole('button', { name: '办理：合成甲' }).click();
  await page.getByRole('menuitem', { name: '调动' }).click();
  await page.getByLabel('职务', { exact: true }).fill('副所长');
}

async function enter(page: Page, token: string): Promise<void> {
  await page.getByLabel('访问令牌').fill(token);
  await page.getByRole('button', { name: '进入' }).click();
}

describe('a session that ends', () => {
  it(
    'and goes on with another person shows nothing of the first, and keeps nothing that was typed',
    async () => {
      const token = await api.tokenWith(SCOPES);
      const { page, wrong } = await signedIn('/', token);
      const kept = () => page.evaluate('JSON.stringify(sessionStorage)');
      await typed(page);
      await choose(page, '调入单位', '合成分局');
      expect(await kept()).toContain('副所长');
      await revoke(page, token);
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByRole('dialog', { name: /登录已失效/ }).waitFor();
      await enter(page, api.token);
      await page.getByRole('dialog', { name: /登录已失效/ }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '退出' }).waitFor();
      expect(await page.getByLabel('职务', { exact: true }).count()).toBe(0);
      expect(await kept()).not.toContain('副所长');
      await typed(page);
      expect(await kept()).toContain('副所长');
      // what is kept is refused at the next load, and somebody else sits down
      await page.evaluate(
        'sessionStorage.setItem("muster-session", JSON.stringify({ token: "mr_of-nobody", isOfProvider: false }))',
      );
      await page.reload();
      await enter(page, await api.tokenWith(SCOPES));
      await page.getByRole('button', { name: '退出' }).waitFor();
      expect(await kept()).not.toContain('副所长');
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'while somebody works is taken up with another token, and nothing that was typed is lost; signing out forgets it',
    async () => {
      const [token, instead] = [await api.tokenWith(SCOPES), await api.tokenWith(SCOPES)];
      const { page, wrong } = await signedIn('/', token);
      await typed(page);
      await choose(page, '调入单位', '合成分局');
      await revoke(page, token);
      await page.getByRole('button', { name: '预览' }).click();

      await page.getByRole('dialog', { name: /登录已失效/ }).waitFor();
      await page.getByLabel('访问令牌').fill('mr_not-a-token-of-anybody');
      await page.getByRole('button', { name: '进入' }).click();
      await page.getByText('令牌无效、已到期或已撤销').waitFor();
      await page.getByLabel('访问令牌').fill(instead);
      await page.getByRole('button', { name: '进入' }).click();
      await page.getByRole('dialog', { name: /登录已失效/ }).waitFor({ state: 'detached' });
      expect(await page.getByLabel('职务', { exact: true }).inputValue()).toBe('副所长');
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('办理后的变化').waitFor();
      expect(await page.evaluate('JSON.stringify(sessionStorage)')).toContain('副所长');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByLabel('访问令牌').waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('reading', () => {
  it(
    'opens the units at left down to the one of an address that a colleague sent',
    async () => {
      const { page } = await signedIn(`/units/${ids.station}`);
      const shown = page.getByRole('treeitem', { name: '合成派出所', selected: true });
      await shown.waitFor();
      expect(await shown.count()).toBe(1);
    },
    TASK_MS,
  );

  it(
    'finds somebody by initials and shows the file, whose address can be sent to a colleague',
    async () => {
      const { page, wrong } = await signedIn();
      await find(page, 'hcj');
      await page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
      await page.getByText('任 合成派出所 民警').waitFor();
      await expectUsable(page);
      const address = page.url().slice(api.url.length);
      const colleague = await signedIn(address);
      await colleague.page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
      expect([...wrong, ...colleague.wrong]).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'shows hostile and rare names as text',
    async () => {
      const { page, wrong } = await signedIn(`/units/${ids.bureau}`);
      await cell(page, HOSTILE).waitFor();
      await page.getByRole('tab', { name: '花名册' }).click();
      await cell(page, RARE).waitFor();
      expect(await page.locator('img').count()).toBe(0);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'goes through a roster by keys alone, and hands it out as a file of Excel',
    async () => {
      const { page } = await signedIn(`/units/${ids.station}?view=roster`);
      await page.getByText('已显示 3 人，共 3 人').waitFor();
      await expectUsable(page);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '导出 Excel' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('花名册.xlsx');
      const book = read(readFileSync(await file.path()));
      const [head, ...rows] = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
      expect(head).toContain('姓名');
      expect(rows.slice(0, 3).flat()).toEqual(expect.arrayContaining(['合成甲', '000100']));
      await page.getByRole('row', { name: '合成甲，回车查看档案' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '合成乙' }).waitFor();
    },
    TASK_MS,
  );

  it(
    'shows an earlier day with a clear sign, offers no act there, and leads back',
    async () => {
      const { page } = await signedIn(`/units/${ids.station}?date=2012-01-01`);
      await page.getByText('所见为 2012-01-01 的情况，不是今天').waitFor();
      await page.getByRole('heading', { level: 1, name: '合成派出所' }).waitFor();
      expect(await page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
      await expectUsable(page);
      await page.getByRole('button', { name: '回到今天' }).click();
      await page.getByRole('button', { name: '办理：合成派出所' }).waitFor();
      expect(page.url()).not.toContain('date=');
    },
    TASK_MS,
  );

  it(
    'shows personal data when it was said what for, and leaves a reading on record',
    async () => {
      const { page } = await signedIn();
      await find(page, 'hcj');
      await page.getByRole('tab', { name: '个人信息' }).click();
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByText('请填写用途').first().waitFor();
      await page.getByLabel('用途').fill('核对退休时间');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('rowheader', { name: '公民身份号码' }).waitFor();
      const [form] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '干部任免审批表 .docx' }).click(),
      ]);
      expect(form.suggestedFilename()).toBe('干部任免审批表.docx');
      const [asked] = await api.registry.bulkRead.findMany({ orderBy: { id: 'desc' }, take: 1 });
      expect(asked).toMatchObject({ purpose: '核对退休时间', officers: 1 });
      const reads = await api.registry.personalRead.findMany({ select: { purpose: true } });
      expect(reads.map(({ purpose }) => purpose)).toContain('核对退休时间');
    },
    TASK_MS,
  );

  it(
    'asks what for before it lists retirements, and says nothing in the stead of who asks',
    async () => {
      await createRule(api.registry, { key: 'retirement.men.age.months', value: 720, from: '1978-06-02' });
      const before = await api.registry.bulkRead.count();
      const { page } = await signedIn(`/due?within=${ids.bureau}&from=2026-01-01&to=2030-12-31&kinds=RETIREMENT`);
      await page.getByText('请说明用途').waitFor();
      expect(await api.registry.bulkRead.count()).toBe(before);
      await page.getByLabel('用途').fill('编制明年退休名单');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByText('共 0 项').waitFor();
      const reads = await api.registry.bulkRead.findMany({
        select: { purpose: true },
        orderBy: { id: 'asc' },
        skip: before,
      });
      expect(new Set(reads.map(({ purpose }) => purpose))).toEqual(new Set(['编制明年退休名单']));
    },
    TASK_MS,
  );

  it(
    'draws the organization, goes into it by keys, and compares two days',
    async () => {
      const { page, wrong } = await signedIn(`/units/${ids.bureau}?view=chart`);
      await page.getByRole('button', { name: /合成派出所.*民警 3/ }).focus();
      await expectUsable(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '合成派出所' }).waitFor();
      await page.goto(`${api.url}/compare?of=${ids.bureau}&earlier=2012-01-01&later=2026-01-01&subtree=true`);
      await page
        .getByRole('heading', { level: 2, name: /合成甲/ })
        .first()
        .waitFor();
      await expectUsable(page);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'is in English by choice',
    async () => {
      const { page, wrong } = await signedIn();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await page.getByRole('menuitem', { name: 'Changes' }).waitFor();
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'fits a phone: the units are behind a button, and nothing is cut off sideways',
    async () => {
      const { page } = await signedIn(`/units/${ids.bureau}`, api.token, { width: 390, height: 800 });
      await page.getByRole('heading', { level: 1, name: '合成分局' }).waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.getByRole('button', { name: '机构' }).click();
      await page.getByRole('tree', { name: '机构' }).waitFor();
      await expectUsable(page);
    },
    TASK_MS,
  );
});

describe('an act', () => {
  it(
    'is shown before it is done, refused at its field, and told in the record of changes',
    async () => {
      const { page, wrong } = await signedIn();
      await find(page, 'hcy');
      await page.getByRole('button', { name: '办理：合成乙' }).click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('请填写调入单位').waitFor();
      await choose(page, '调入单位', '合成分局');
      await page.getByLabel('职务', { exact: true }).fill('科员');
      await page.getByLabel('生效日期').fill('2010-01-01');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '预览' }).click();
      // the registry says why: nobody has a post before joining
      await page.getByRole('alert').waitFor();
      expect(await page.getByRole('button', { name: '确认办理' }).isDisabled()).toBe(true);
      await page.getByLabel('生效日期').fill('2026-11-01');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '预览' }).click();
      await cell(page, '合成派出所（330799-HC-01）').or(cell(page, '合成派出所')).first().waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText(/已办理，变更记录第 \d+ 号/).waitFor();
      await page.getByRole('link', { name: '合成分局' }).waitFor();
      await page.getByRole('tab', { name: '变更', exact: true }).click();
      await cell(page, '调动').waitFor();
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'that was mistyped is corrected from the file, by the form for it',
    async () => {
      const { page, wrong } = await signedIn();
      await find(page, 'hcj');
      await page.getByRole('tab', { name: '登记沿革' }).click();
      await page.getByRole('button', { name: '更正人员登记 2015-07-01' }).click();
      await page.getByRole('dialog', { name: '更正人员登记：合成甲' }).waitFor();
      await choose(page, '警衔', '二级警督');
      await page.getByLabel('事由').fill('登记时误录');
      await page.getByRole('button', { name: '预览' }).click();
      await cell(page, '二级警督').waitFor();
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText(/已办理/).waitFor();
      await page.getByText('二级警督').first().waitFor();
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'keeps what was typed over a reload',
    async () => {
      const { page } = await signedIn();
      await find(page, 'hcj');
      const menu = page.getByRole('button', { name: '办理：合成甲' });
      await menu.click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      await page.getByLabel('职务', { exact: true }).fill('副所长');
      await page.reload();
      await menu.click();
      await page.getByRole('menuitem', { name: '调动' }).click();
      expect(await page.getByLabel('职务', { exact: true }).inputValue()).toBe('副所长');
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
      await reader.page.getByText('在单位或人员页面上办理更方便').waitFor();
      expect(await reader.page.getByRole('button', { name: '录用入警' }).count()).toBe(0);
      await find(reader.page, 'hcj');
      await reader.page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
      expect(await reader.page.getByRole('button', { name: /^办理/ }).count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('a spreadsheet', () => {
  it(
    'with a faulty row is rehearsed, told of by its cell, applied without that row and taken back',
    async () => {
      const { page, wrong } = await signedIn();
      await page.getByRole('menuitem', { name: '表格' }).click();
      await page.getByText('还没有上传过表格').waitFor();
      await expectUsable(page);
      await page.locator('input[type=file]').setInputFiles({
        name: '新警.xlsx',
        mimeType: 'application/octet-stream',
        buffer: sheetOf([
          ['姓名', '警号', '人员类别', '性别', '单位', '职务', '参加工作时间', '生效日期'],
          ['合成丙', '000201', '民警', '男', '330799-HC-01', '民警', '2026-07-01', '2026-07-01'],
          ['合成丁', '000202', '民警', '女', '没有这个单位', '民警', '2026-07-01', '2026-07-01'],
        ]),
      });
      await page.getByRole('heading', { level: 1, name: '新警.xlsx' }).waitFor();
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('通过 1 · 未通过 1').waitFor();
      await page.getByText(/^E3 /).waitFor();
      await expectUsable(page);
      const reader = await api.tokenWith([], [], ['registry:read', 'officer:personal']);
      const other = await signedIn(new URL(page.url()).pathname, reader);
      await other.page.getByLabel('用途').fill('核对名单');
      await other.page.getByRole('button', { name: '查看' }).click();
      await other.page.getByText(/^E3 /).waitFor();
      expect(await api.registry.bulkRead.count({ where: { purpose: '核对名单' } })).toBe(1);
      await other.context.close();
      await page.getByRole('button', { name: '跳过未通过的行导入' }).click();
      await page.getByRole('button', { name: '整批撤销' }).waitFor();
      await find(page, '000201');
      await page.getByRole('heading', { level: 1, name: '合成丙' }).waitFor();
      await page.goBack();
      await page.getByLabel('撤销的理由').fill('名单有误');
      await page.getByRole('button', { name: '整批撤销' }).click();
      await page.getByText('已撤销', { exact: true }).waitFor();
      expect(await api.registry.officerVersion.count({ where: { policeNumber: '000201', supersededAt: null } })).toBe(
        0,
      );
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('an honor', () => {
  it(
    'goes from nomination over notice to conferral on the file of the officer',
    async () => {
      const { page, wrong } = await signedIn();
      await find(page, 'hcj');
      await page.getByRole('button', { name: '办理：合成甲' }).click();
      await page.getByRole('menuitem', { name: '申报奖励' }).click();
      await page.getByLabel('奖励名称').fill('合成嘉奖');
      await choose(page, '级别', '县');
      await choose(page, '奖励等级', '嘉奖');
      await page.getByLabel('申报日期').fill('2026-10-01');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('办理后的变化').waitFor();
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText(/已办理/).waitFor();
      await page.getByRole('tab', { name: '表彰奖励' }).click();
      for (const [act, status] of [
        ['奖励公示', '公示中'],
        ['授予奖励', '已授予'],
      ] as const) {
        await page.getByRole('button', { name: '办理：合成嘉奖' }).click();
        await page.getByRole('menuitem', { name: act }).click();
        const dialog = page.getByRole('dialog', { name: `${act}：合成嘉奖` });
        await dialog.waitFor();
        for (const label of ['公示日期', '授予时间']) {
          const field = dialog.getByLabel(label);
          if ((await field.count()) === 0) continue;
          await field.fill(label === '公示日期' ? '2026-10-10' : '2026-11-20');
          await page.keyboard.press('Tab');
        }
        const by = dialog.getByLabel('授予机关');
        if ((await by.count()) > 0) await by.fill('合成分局');
        await dialog.getByRole('button', { name: '预览' }).click();
        await dialog.getByText('办理后的变化').waitFor();
        await dialog.getByRole('button', { name: '确认办理' }).click();
        await cell(page, status).waitFor();
      }
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('a round of selection', () => {
  it(
    'shows quotas by 45, 40 and 15 per cent, and what speaks against a candidate, and is concluded',
    async () => {
      const { page, wrong } = await signedIn(`/units/${ids.bureau}?view=selection`);
      await page.getByRole('link', { name: '合成选任' }).click();
      await page.getByRole('row', { name: '派出所 45 9 0 9' }).waitFor();
      await expectUsable(page);
      await page.getByLabel('含不符合条件的').check();
      await page.getByRole('row', { name: /合成甲.*不利/ }).waitFor();
      await page.getByRole('button', { name: '办理：合成选任' }).click();
      await page.getByRole('menuitem', { name: '结束选任' }).click();
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByText('办理后的变化').waitFor();
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText('已结束').first().waitFor();
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('the structure of a unit', () => {
  it(
    'is counted by rank, told in numbers and handed out as a table',
    async () => {
      const { page, wrong } = await signedIn(`/statistics?within=${ids.bureau}&by=RANK`);
      await page.getByRole('row', { name: /警司/ }).waitFor();
      await expectUsable(page);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载表格' }).click(),
      ]);
      expect(readFileSync(await file.path(), 'utf8')).toContain('"警衔","人数","占比"');
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});
