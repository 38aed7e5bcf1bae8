import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { globalId } from '../support/app.ts';
import { expectUsable } from '../support/browser.ts';
import { cell, choose, createStaff, find, previewAndConfirm, setDay, TASK_MS, useConsole } from '../support/console.ts';
import { createUnit } from '../support/factories.ts';

// what personnel staff do in the console, by hand and by keys alone; everybody is made up (合成)

const { api, signedIn } = useConsole();
const ids = { bureau: '', station: '' };

beforeAll(async () => {
  const { registry } = api;
  const bureau = await createUnit(registry, {
    kind: 'COUNTY_BUREAU',
    name: '合成分局',
    code: 'HC',
    from: '2010-01-01',
  });
  const under = { kind: 'STATION', category: 'STATION', parentId: bureau.id } as const;
  const station = await createUnit(registry, {
    ...under,
    name: '合成派出所',
    code: 'HC-01',
    authorizedStrength: 2,
    from: '2010-01-01',
  });
  const late = { ...under, name: '合成新所', code: 'HC-02', authorizedStrength: 4, from: '2020-03-01' };
  await createUnit(registry, late);
  ids.bureau = globalId('Unit', bureau.id);
  ids.station = globalId('Unit', station.id);
  const people = [
    ['合成甲', 'he cheng jia', 'hcj'],
    ['合成乙', 'he cheng yi', 'hcy'],
    ['合成丙', 'he cheng bing', 'hcb'],
  ] as const;
  await createStaff(registry, station, people, { firstNumber: 400, gender: 'MALE' });
});

/** The rows that are believed. */
const rowsOf = (policeNumber: string) =>
  api.registry.officerVersion.findMany({
    where: { policeNumber, supersededAt: null },
    select: { gender: true, rank: true },
  });

describe('a value on record', () => {
  it(
    'is taken away on purpose, which is not leaving its field blank',
    async () => {
      const { page, wrong } = await signedIn();
      await find(page, 'hcb');
      await page.getByRole('tab', { name: '登记沿革' }).click();
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
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.getByText(/已办理/).waitFor();
      expect(await rowsOf('000402')).toEqual([{ gender: null, rank: 'SUPERINTENDENT_THIRD_CLASS' }]);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('a secondment', () => {
  it(
    'to another unit stands beside the post on the file, and ends before its time',
    async () => {
      const { page, wrong } = await signedIn();
      await find(page, 'hcb');
      await page.getByRole('button', { name: '办理：合成丙' }).click();
      await page.getByRole('menuitem', { name: '借调', exact: true }).click();
      const drawer = page.getByRole('dialog', { name: '借调：合成丙' });
      await choose(page, '单位', '合成新所');
      await drawer.getByLabel('职务', { exact: true }).fill('专班民警');
      await setDay(drawer, '生效日期', '2026-10-01');
      await setDay(drawer, '止', '2027-10-01');
      await expectUsable(page);
      await previewAndConfirm(page);
      await page.getByRole('tab', { name: '任职', exact: true }).click();
      await page.getByRole('row', { name: /2015-07-01 — 合成派出所 民警/ }).waitFor();
      await page.getByRole('row', { name: /2026-10-01 2027-10-01 合成新所 专班民警 借调/ }).waitFor();

      await page.getByRole('button', { name: '办理：专班民警' }).click();
      await page.getByRole('menuitem', { name: '免职' }).click();
      await page.getByRole('dialog', { name: '免职：专班民警' }).waitFor();
      await setDay(page, '生效日期', '2026-11-15');
      await page.getByText(/已办理/).waitFor({ state: 'detached' });
      await previewAndConfirm(page);
      await page.getByRole('row', { name: /2026-10-01 2026-11-15 合成新所 专班民警 借调/ }).waitFor();
      await page.getByRole('row', { name: /2015-07-01 — 合成派出所 民警/ }).waitFor();
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('the panel of days', () => {
  it(
    'is usable when it is open, and so is that of instants',
    async () => {
      const { page, wrong } = await signedIn(`/units/${ids.station}?view=history`);
      await cell(page, 'HC-01').waitFor();
      for (const label of ['时点', '认知时点']) {
        await page.getByLabel(label, { exact: true }).click();
        await page.locator('.ant-picker-dropdown:visible .ant-picker-cell').first().waitFor();
        await expectUsable(page);
        await page.keyboard.press('Escape');
        await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
      }
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

/** Goes on by Tab to what a screen reader calls so. */
async function tabTo(page: Page, name: RegExp, { back = false } = {}): Promise<void> {
  const LIMIT = 80;
  for (let i = 0; i < LIMIT; i++) {
    const told = await page.evaluate<string>(
      `(() => { const at = document.activeElement; const labels = at.labels ? [...at.labels].map(({ textContent }) => textContent).join(' ') : ''; return at.getAttribute('aria-label') ?? (labels || at.innerText) ?? ''; })()`,
    );
    if (name.test(told.trim())) {
      if (await page.evaluate<boolean>(`document.activeElement.matches(':focus-visible')`)) return;
      throw new Error(`the focus at ${name} is not to be seen`);
    }
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`keys do not reach ${name}`);
}

/** Chooses in a menu that has just been opened. */
async function chooseByKeys(page: Page, item: string): Promise<void> {
  const LIMIT = 30;
  await page.getByRole('menuitem', { name: item, exact: true }).waitFor();
  for (let i = 0; i < LIMIT; i++) {
    const active = page.locator('.ant-dropdown:visible .ant-dropdown-menu-item-active');
    if ((await active.count()) > 0 && (await active.first().textContent()) === item) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** Opens somebody's file by initials. */
async function openByKeys(page: Page, initials: string, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(initials);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('keys alone', () => {
  it(
    'find an officer, transfer him after a refusal, and come back to where they began',
    async () => {
      const { page, wrong } = await signedIn();
      await openByKeys(page, 'hcj', '合成甲');
      await tabTo(page, /^办理：合成甲$/);
      await page.keyboard.press('Enter');
      await chooseByKeys(page, '调动');
      await page.getByRole('dialog', { name: '调动：合成甲' }).waitFor();
      await tabTo(page, /^调入单位$/);
      await page.keyboard.type('合成新所');
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option-active').waitFor();
      await page.keyboard.press('Enter');
      await tabTo(page, /^职务$/);
      await page.keyboard.type('科员');
      await tabTo(page, /^生效日期$/, { back: true });
      await page.keyboard.press('Control+A');
      await page.keyboard.type('2010-01-01');
      await page.keyboard.press('Enter');
      await tabTo(page, /^预览$/);
      await page.keyboard.press('Enter');
      await page.getByRole('alert').first().waitFor();
      await tabTo(page, /^生效日期$/, { back: true });
      await page.keyboard.press('Control+A');
      await page.keyboard.type('20261101');
      await page.keyboard.press('Enter');
      await tabTo(page, /^预览$/);
      await page.keyboard.press('Enter');
      await page.getByText('办理后的变化').waitFor();
      await tabTo(page, /^确认办理$/);
      await page.keyboard.press('Enter');
      await page.getByText(/已办理/).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await tabTo(page, /^办理：合成甲$/);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );

  it(
    'correct a rank that was mistyped',
    async () => {
      const { page, wrong } = await signedIn();
      await openByKeys(page, 'hcy', '合成乙');
      await tabTo(page, /^履历$/);
      for (let i = 0; i < 10; i++) {
        const tab = await page.evaluate<string>('document.activeElement.innerText');
        if (tab.trim() === '登记沿革') break;
        await page.keyboard.press('ArrowRight');
      }
      await page.keyboard.press('Enter');
      await tabTo(page, /^更正人员登记 2015-07-01$/);
      await page.keyboard.press('Enter');
      await page.getByRole('dialog', { name: '更正人员登记：合成乙' }).waitFor();
      await tabTo(page, /^警衔$/);
      await page.keyboard.type('二级警督');
      await page.keyboard.press('Enter');
      await tabTo(page, /^事由$/);
      await page.keyboard.type('登记时误录');
      await tabTo(page, /^预览$/);
      await page.keyboard.press('Enter');
      await cell(page, '二级警督').waitFor();
      await tabTo(page, /^确认办理$/);
      await page.keyboard.press('Enter');
      await page.getByText(/已办理/).waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await tabTo(page, /^更正人员登记 2015-07-01$/);
      expect(await rowsOf('000401')).toEqual([{ gender: 'MALE', rank: 'SUPERVISOR_SECOND_CLASS' }]);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('the organization chart', () => {
  it(
    'is drawn larger by keys and buttons, and goes through the years by keys, asking once where they rest',
    async () => {
      const { page, wrong } = await signedIn(`/units/${ids.bureau}?view=chart`);
      await page.getByRole('button', { name: /合成新所/ }).waitFor();
      const width = () => page.evaluate<number>(`document.querySelector('.chart-frame svg').clientWidth`);
      const [natural, asked] = [await width(), new Set<string>()];
      await page.getByRole('region', { name: '机构图，可滚动' }).press('+');
      expect(await width()).toBeCloseTo(1.25 * natural, -1);
      await page.emulateMedia({ media: 'print' });
      expect(await width()).toBe(natural);
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('button', { name: /原始大小/ }).press('Enter');
      expect(await width()).toBe(natural);
      page.on('request', (request) => {
        const date = /"date":"([-0-9]+)"/.exec(request.postData() ?? '')?.[1];
        if (date) asked.add(date);
      });
      const slider = page.getByRole('slider', { name: '时点' });
      await slider.focus();
      for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
      await page.getByText('所见为 2019-01-01 的情况').waitFor();
      await page.getByRole('button', { name: /合成派出所/ }).waitFor();
      await page.getByRole('button', { name: /合成新所/ }).waitFor({ state: 'detached' });
      expect([...asked]).toEqual(['2019-01-01']);
      expect(await slider.getAttribute('aria-valuetext')).toBe('2019-01-01');
      expect(await page.evaluate<string>(`document.activeElement.getAttribute('role')`)).toBe('slider');
      await expectUsable(page);
      await page.keyboard.press('End');
      await page.getByText('所见为 2019-01-01 的情况').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /合成新所/ }).waitFor();
      await page.getByRole('button', { name: /合成派出所.*民警 [23] \/ 编制 2/ }).waitFor();
      // from a day between two steps, neither of them is left out
      await page.goto(`${api.url}/units/${ids.bureau}?view=chart&date=2019-06-15`);
      await slider.focus();
      expect(await slider.getAttribute('aria-valuetext')).toBe('2019-06-15');
      await page.keyboard.press('ArrowLeft');
      await page.getByText('所见为 2019-01-01 的情况').waitFor();
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

describe('the strength of a unit', () => {
  it(
    'stands beside what is authorized, unit by unit, and is handed out as a table',
    async () => {
      const { page, wrong } = await signedIn(`/units/${ids.bureau}?view=strength`);
      await page.getByRole('row', { name: /^合成派出所 2 [23] / }).waitFor();
      await page.getByRole('row', { name: /^合成新所 4 [01] 缺编 [34] / }).waitFor();
      await expectUsable(page);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载表格' }).click(),
      ]);
      expect(readFileSync(await file.path(), 'utf8')).toMatch(/"合成新所","4","[01]","缺编 [34]"/);
      // as if there were more units than are read
      await page.route('**/graphql', async (route) => {
        const response = await route.fetch();
        const text = await response.text();
        const isUnit = text.includes('"own":');
        await route.fulfill({
          response,
          body: isUnit ? text.replaceAll('"hasNextPage":false', '"hasNextPage":true') : text,
        });
      });
      await page.reload();
      await page.getByRole('status').filter({ hasText: '只列出前 100 个' }).waitFor();
      const [part] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载表格' }).click(),
      ]);
      expect(readFileSync(await part.path(), 'utf8')).toMatch(/\r\n"下级单位较多，只列出前 100 个。"\r\n$/);
      expect(wrong).toEqual([]);
    },
    TASK_MS,
  );
});

/** How a path is answered that no client would send as it is written. */
const statusOf = (path: string) =>
  new Promise<unknown[]>((resolve, reject) => {
    const { hostname, port } = new URL(api.url);
    get({ hostname, port, path, headers: { accept: 'text/html' } }, (response) => {
      resolve([response.statusCode, response.headers['content-type']]);
      response.resume();
    }).on('error', reject);
  });

describe('an address that is none', () => {
  it(
    'tells people so in the page, and programs as before',
    async () => {
      const { page } = await signedIn('/nothing/here');
      await page.getByRole('heading', { level: 1, name: '没有这个页面' }).waitFor();
      await expectUsable(page);
      await page.getByRole('article').getByRole('link', { name: '首页' }).click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/');
      const html = await fetch(`${api.url}/nothing`, { headers: { accept: 'text/html,*/*' } });
      expect([html.status, html.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
      const again = await fetch(`${api.url}/nothing`, {
        headers: { accept: 'text/html', 'if-none-match': html.headers.get('etag') ?? '' },
      });
      expect([again.status, await again.text()]).toEqual([404, await html.text()]);
      for (const path of ['//other.example/', '/\\other.example/', '/%5Cother.example/', '/%2fother.example/']) {
        expect(await statusOf(path)).toEqual([404, 'application/json; charset=utf-8']);
      }
      const json = await fetch(`${api.url}/nothing`, { headers: { accept: '*/*' } });
      expect([json.status, await json.json()]).toMatchObject([404, { message: 'There is nothing at this address.' }]);
      const file = await fetch(`${api.url}/files/nothing.js`, { headers: { accept: '*/*' } });
      expect(file.status).toBe(404);
    },
    TASK_MS,
  );
});
