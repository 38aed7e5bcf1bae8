import { get } from 'node:http';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { expectFits, expectUsable } from '../support/browser.ts';
import { cell, choose, createBureau, find, goTo, setDay, TASK_MS, useConsole } from '../support/console.ts';
import { parseGlobalId } from '../../src/graphql/arguments.ts';
import { daysAfter, today } from '../../src/time/day.ts';
import { createRule } from '../support/discipline-factories.ts';
import { createAssignment, createUnit } from '../support/factories.ts';
import { csv, importActs } from '../support/import-acts.ts';
import { expectRoster, handedOver, rowsOf, workbookOf } from '../support/files.ts';
import { withdrawals } from '../support/withdrawals.ts';
import { expectSoon } from '../support/soon.ts';

// what the console shows of units and people; everybody is made up (合成)

const { api, signedIn } = useConsole();
/** What a page runs to type into a field and, as many of its tasks after the first text has come into the address, again. */
const typeAndThen = (label: string, first: string, tasks: number, next: string): string => `(async () => {
  const field = document.querySelector('[aria-label="${label}"]');
  const type = (text) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const task = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  const put = new Promise((resolve) => {
    history.replaceState = (...state) => {
      delete history.replaceState;
      history.replaceState(...state);
      resolve();
    };
  });
  type(${JSON.stringify(first)});
  await put;
  for (let i = 0; i < ${tasks}; i += 1) await task();
  ${next}
})()`;
const typing = (text: string): string => `type(${JSON.stringify(text)});`;
/** As a link does: each navigation has a key of its own. */
const goingTo = (path: string): string =>
  `history.pushState({ key: crypto.randomUUID() }, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'));`;
/** Shows as text, whatever it is. */
const HOSTILE = '<img onerror=alert(1)>';
const RARE = '𠮷𡈽';
/** Fifty characters of plane 2, each of which has two halves. */
const FIFTY = Array.from({ length: 50 }, (_, i) => String.fromCodePoint(0x20000 + i)).join('');
/** Turns what follows around, where nothing keeps it to itself. */
const TURNED = '\u202E合成队';
const ids = { bureau: '', station: '', officer: '' };

beforeAll(async () => {
  const { bureau, station, late, officers } = await createBureau(api.registry, {
    people: [
      ['合成甲', 'he cheng jia', 'hcj'],
      // fewer strokes than the others
      ['合成乙', 'he cheng yi', 'hcy', '0401'],
      [RARE, 'ji tu', 'jt'],
    ],
  });
  for (const name of [HOSTILE, FIFTY, TURNED]) {
    await createUnit(api.registry, { kind: 'STATION', name, parentId: bureau.row, from: '2010-01-01' });
  }
  const planned = { unitId: late.row, kind: 'CONCURRENT', title: '副所长', from: daysAfter(today(), 30) } as const;
  await createAssignment(api.registry, parseGlobalId(officers[0]!, 'id').key, planned);
  ids.bureau = bureau.id;
  ids.station = station.id;
  ids.officer = officers[0]!;
});

describe('reading', () => {
  it(
    'opens the units at left down to the one of an address that a colleague sent, and brings it into view',
    async () => {
      // so low that not all units are seen
      const { page } = await signedIn(`/units/${ids.station}`, api.token, { width: 1280, height: 88 });
      const shown = page.getByRole('treeitem', { name: '合成派出所', selected: true });
      await shown.waitFor();
      expect(await shown.count()).toBe(1);
      const isSeen = async () => {
        const [row, head] = [await shown.boundingBox(), await page.locator('header').boundingBox()];
        return row!.y >= head!.height && row!.y + row!.height <= 88;
      };
      await expectSoon(isSeen, true);
    },
    TASK_MS,
  );

  it(
    'finds somebody by initials and shows the file, whose address can be sent to a colleague',
    async () => {
      const { page } = await signedIn();
      await find(page, 'hcj');
      await page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
      await page.getByRole('row', { name: '所在单位 合成派出所 职务 民警' }).waitFor();
      // what is to come is told, as such
      await page.getByText(/^任 合成新所.* 副所长 尚未生效$/).waitFor();
      await page.getByText(/^任 合成派出所 民警\s*$/).waitFor();
      await expectUsable(page);
      const address = page.url().slice(api.url.length);
      const colleague = await signedIn(address);
      await colleague.page.getByRole('heading', { level: 1, name: '合成甲' }).waitFor();
    },
    TASK_MS,
  );

  it(
    'shows hostile and rare names as text',
    async () => {
      const { page } = await signedIn(`/units/${ids.bureau}`);
      await cell(page, HOSTILE).waitFor();
      await page.getByRole('row', { name: /^含下级 .* [缺超]编 \d+ [1-9]/ }).waitFor();
      await page.getByText(FIFTY, { exact: true }).first().waitFor();
      await page.getByText(TURNED, { exact: true }).first().waitFor();
      await page.getByRole('tab', { name: '花名册' }).click();
      await cell(page, RARE).waitFor();
      expect(await page.locator('img').count()).toBe(0);
    },
    TASK_MS,
  );

  it(
    'goes through a roster by keys alone, and hands it out as a file of Excel, as it is narrowed and ordered in the address',
    async () => {
      const { page } = await signedIn(`/units/${ids.station}?view=roster`);
      await page.getByText('已显示 3 人，共 3 人').waitFor();
      await expectUsable(page);
      expectRoster(await handedOver(page, () => page.getByRole('button', { name: '导出 Excel' }).click()));
      await page.getByText('警号', { exact: true }).first().click();
      await page.getByLabel('在花名册中查找').fill('合成乙');
      await page.getByText('已显示 1 人，共 1 人').waitFor();
      await page.waitForURL(/order=POLICE_NUMBER.*find=|find=.*order=POLICE_NUMBER/);
      await page.reload();
      await page.getByText('已显示 1 人，共 1 人').waitFor();
      const part = await handedOver(page, () => page.getByRole('button', { name: '导出 Excel（1 人）' }).click());
      expect(rowsOf(part).map((row) => row.find((text) => /合成|姓名/.test(text)))).toEqual(['姓名', '合成乙']);
      await page.getByLabel('在花名册中查找').fill('合成无此人');
      await page.getByText('没有找到“合成无此人”。可取消“仅在职”。').waitFor();
      // nobody is counted where nobody is shown
      expect(await page.getByText(/^已显示 \d/).count()).toBe(0);
      await page.getByRole('button', { name: '清除查找内容' }).click();
      await page.getByText('已显示 3 人，共 3 人').waitFor();
      expect(await page.getByRole('link', { name: '合成乙' }).getAttribute('href')).toMatch(/^\/officers\//);
      // text that is marked, to be copied, opens nothing
      const number = (await cell(page, '000401').boundingBox())!;
      await page.mouse.move(number.x + 2, number.y + number.height / 2);
      await page.mouse.down();
      await page.mouse.move(number.x + number.width - 2, number.y + number.height / 2);
      await page.mouse.up();
      expect(await page.evaluate<string>('getSelection().toString()')).toContain('000401');
      expect(page.url()).toContain('/units/');
      await page.waitForURL((url) => !url.searchParams.has('find'));
      // an order that is not that of names, and those of the unit alone, are there after a reload
      const names = async () => (await page.getByRole('row', { name: /回车查看档案/ }).allTextContents()).join();
      expect(await names()).toMatch(/合成甲.*合成乙/);
      await page.getByText('笔画', { exact: true }).first().click();
      await page.getByLabel('含下级').click();
      await page.waitForURL(/(?=.*order=STROKES)(?=.*subunits=false)/);
      await page.reload();
      await page.getByText('已显示 3 人，共 3 人').waitFor();
      expect(await names()).toMatch(/合成乙.*合成甲/);
      expect(await page.getByLabel('含下级').isChecked()).toBe(false);
      await page.getByText('拼音', { exact: true }).first().click();
      await page.waitForURL((url) => !url.searchParams.has('order'));
      await expectSoon(async () => /合成甲.*合成乙/.test(await names()), true);
      await page.getByRole('row', { name: '合成甲，回车查看档案' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '合成乙' }).waitFor();
    },
    TASK_MS,
  );

  it(
    'tells on paper of which day and which part it is, without what is pressed or chosen',
    async () => {
      const { page } = await signedIn(`/units/${ids.station}?view=roster&find=h`);
      const shown = (texts: readonly string[]) =>
        Promise.all(texts.map((text) => page.getByText(text).first().isVisible()));
      await cell(page, '合成甲').waitFor();
      await page.emulateMedia({ media: 'print' });
      expect(await shown([`所示日期 ${today()}`, '花名册', '概况', '导出 Excel'])).toEqual([true, true, false, false]);
      expect(await page.getByRole('checkbox').first().isVisible()).toBe(false);
      // what it is narrowed by is told, and what is not chosen is not
      expect(await page.getByLabel('在花名册中查找').isVisible()).toBe(true);
      expect(await shown(['拼音', '笔画', '仅在职'])).toEqual([true, false, true]);
      // to its end, by plain rows in place of the list
      await page.emulateMedia({ media: 'screen' });
      await page.evaluate('window.print = () => { window.printed = true; }');
      await page.getByRole('button', { name: '打印', exact: true }).click();
      await expectSoon(() => page.evaluate('window.printed === true'), true);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('table:visible').count()).toBe(1);
      expect(
        await page
          .locator('table.print-only')
          .getByRole('row', { name: /^1 合成甲 000400 / })
          .isVisible(),
      ).toBe(true);
      await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
      await page.locator('table.print-only').waitFor({ state: 'detached' });
      await goTo(page, `/officers/${ids.officer}?view=posts&date=2020-01-01`, '合成甲');
      await cell(page, '2015-07-01').first().waitFor();
      expect(await shown(['所示日期 2020-01-01', '任职', '履历', '结构'])).toEqual([true, true, false, false]);
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
      // the button is gone
      await page.locator('main:focus').waitFor();
    },
    TASK_MS,
  );

  it(
    'shows personal data when it was said what for, and leaves a reading on record',
    async () => {
      const { page } = await signedIn(`/officers/${ids.officer}?view=personal`);
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByText('请填写用途').first().waitFor();
      await page.getByLabel('用途').fill('核对退休时间');
      await page.getByRole('button', { name: '查看' }).click();
      await page.getByRole('rowheader', { name: '公民身份号码' }).waitFor();
      const [form] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '干部任免审批表 .docx' }).click(),
      ]);
      expect(form.suggestedFilename()).toBe('干部任免审批表 合成甲（000400）.docx');
      const [asked] = await api.registry.bulkRead.findMany({ orderBy: { id: 'desc' }, take: 1 });
      expect(asked).toMatchObject({ purpose: '核对退休时间', officers: 1 });
      const reads = await api.registry.personalRead.findMany({ select: { purpose: true } });
      expect(reads.map(({ purpose }) => purpose)).toContain('核对退休时间');
      // who turns a tablet reads on, without another reading
      await page.setViewportSize({ width: 390, height: 800 });
      await page.getByRole('button', { name: '机构' }).waitFor();
      await page.getByRole('rowheader', { name: '公民身份号码' }).waitFor();
      // a unit with a long name leaves labels whole: four characters, and what is around them
      await page.getByRole('link', { name: '合成派出所', exact: true }).evaluate((unit) => {
        (unit as unknown as { textContent: string }).textContent = '很长的单位名称'.repeat(10);
      });
      expect((await page.getByRole('rowheader', { name: '所在单位' }).boundingBox())!.width).toBeGreaterThan(
        4 * 14 + 16,
      );
      await page.setViewportSize({ width: 1280, height: 720 });
      await page.getByRole('navigation', { name: '机构' }).waitFor();
      await page.getByRole('rowheader', { name: '公民身份号码' }).waitFor();
      expect(await api.registry.personalRead.count()).toBe(reads.length);
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
      await page.getByText('这一期间没有到期事项').waitFor();
      const reads = await api.registry.bulkRead.findMany({
        select: { purpose: true },
        orderBy: { id: 'asc' },
        skip: before,
      });
      expect(new Set(reads.map(({ purpose }) => purpose))).toEqual(new Set(['编制明年退休名单']));
      // for other days it is asked again, and nothing of none: neither of days that go backwards
      await setDay(page, '结束日期', '2029-12-31');
      await page.getByText('请说明用途').waitFor();
      await setDay(page, '开始日期', '2030-01-01');
      await page.getByRole('alert').filter({ hasText: '结束日期早于开始日期' }).waitFor();
      expect(await page.getByText('请说明用途').count()).toBe(0);
      await page.goto(`${api.url}/due?within=${ids.bureau}&kinds=`);
      await page.getByText('请选择事项').waitFor();
      expect(await api.registry.bulkRead.count()).toBe(before + reads.length);
    },
    TASK_MS,
  );

  it(
    'draws the organization, goes into it by keys, and compares two days',
    async () => {
      const { page } = await signedIn(`/units/${ids.bureau}?view=chart`);
      await page.getByRole('button', { name: /合成派出所.*民警 3/ }).focus();
      await expectUsable(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '合成派出所' }).waitFor();
      await goTo(page, `/compare?of=${ids.bureau}&earlier=2012-01-01&later=2026-01-01&subtree=true`, '比对');
      await page
        .getByRole('heading', { level: 2, name: /合成甲/ })
        .first()
        .waitFor();
      await expectUsable(page);
      const file = await handedOver(page, () => page.getByRole('button', { name: '下载表格' }).click());
      expect(file.content.toString()).toContain('"合成甲 000400","人员","姓名","","合成甲"');
      await page.getByText(/^共 \d+ 项（单位 \d+、人员 \d+/).waitFor();
    },
    TASK_MS,
  );

  it(
    'is usable by everybody on each of its pages and parts',
    async () => {
      const { page } = await signedIn();
      const parts = (heading: string, path: string, views: readonly string[], also = '') =>
        views.map((view) => ({ heading, view, path: `${path}?view=${view}${also}` }));
      const officer = [
        'posts',
        'evaluations',
        'standings',
        'eligibility',
        'duties',
        'sanctions',
        'recorded',
        'personal',
      ];
      const pages = [
        { heading: '变更记录', view: null, path: `/changes?of=${ids.bureau}` },
        { heading: '到期', view: null, path: `/due?within=${ids.bureau}` },
        ...parts('合成分局', `/units/${ids.bureau}`, ['selection', 'evaluations', 'programs', 'history', 'changes']),
        ...parts('合成甲', `/officers/${ids.officer}`, [...officer, 'changes']),
        ...parts('管理', '/administration', ['grants', 'policy', 'rules'], `&unit=${ids.bureau}`),
        { heading: '比对', view: null, path: '/compare' },
      ];
      const goToPart = async ({ heading, view, path }: (typeof pages)[number]) => {
        await goTo(page, path, heading);
        if (view !== null) await page.locator(`.ant-tabs-tab-active[data-node-key=${view}]`).waitFor();
      };
      for (const part of pages) {
        await goToPart(part);
        await expectUsable(page);
      }
      // on a phone nothing is cut off sideways
      await page.setViewportSize({ width: 390, height: 800 });
      for (const part of pages.filter((_part, i) => i % 3 === 0)) {
        await goToPart(part);
        await expectFits(page);
      }
    },
    2 * TASK_MS,
  );

  it(
    'keeps what is typed while the page of what was typed before is being drawn, unless somebody has gone elsewhere by then',
    async () => {
      const { page } = await signedIn('/changes?actor=before');
      const field = page.getByLabel('办理人');
      await field.waitFor();
      const asked = () => new URL(page.url()).searchParams.get('actor');
      // a page is drawn in parts, each a task of its own: somebody goes on typing after each of them
      for (let tasks = 0; tasks < 8; tasks += 1) {
        await page.evaluate(typeAndThen('办理人', `first ${tasks}`, tasks, typing(`second ${tasks}`)));
        await expectSoon(asked, `second ${tasks}`);
        expect(await field.inputValue()).toBe(`second ${tasks}`);
      }
      // somebody goes back to where it was before it is drawn: the field has what the address has
      for (let tasks = 0; tasks < 4; tasks += 1) {
        await page.evaluate(goingTo('/changes'));
        await expectSoon(() => field.inputValue(), '');
        await page.evaluate(typeAndThen('办理人', `never drawn ${tasks}`, tasks, goingTo('/changes')));
        await expectSoon(() => field.inputValue(), '');
        expect(asked()).toBeNull();
      }
    },
    TASK_MS,
  );

  it(
    'keeps its filters in the address, and says what to do where an address is cut off or a part cannot be drawn',
    async () => {
      const { act, withdrawn } = withdrawals(api);
      const basis = { documentNumber: '合成〔2026〕9号' };
      const unit = { kind: 'STATION', name: '合成增所', code: 'HC-91', parent: ids.bureau, effectiveOn: '2026-01-01' };
      const { id } = await act('createUnit', { ...unit, basis }, 'unit { id }');
      const revised = await act('reviseUnit', { id, authorizedStrength: 4, effectiveOn: '2026-02-01' });
      await withdrawn(revised.change);
      const { page } = await signedIn(
        `/changes?of=${ids.bureau}&operation=transferOfficer&actor=service%3Aadministrator`,
      );
      const filters = page.getByRole('article', { name: '变更记录' });
      await page.getByText('没有符合条件的变更').waitFor();
      await filters.getByText('合成分局', { exact: true }).waitFor();
      await filters.getByText('调动', { exact: true }).waitFor();
      expect(await page.getByLabel('办理人').inputValue()).toBe('service:administrator');
      // the list is narrowed by each of them, and what is chosen goes into the address
      await page.keyboard.press('Escape');
      await choose(page, '业务', '设立单位');
      await page.keyboard.press('Escape');
      await page.getByRole('row', { name: /设立单位.*合成增所/ }).waitFor();
      const asked = () => Object.fromEntries(new URL(page.url()).searchParams);
      await expectSoon(asked, {
        of: ids.bureau,
        operation: 'transferOfficer,createUnit',
        actor: 'service:administrator',
      });
      const on = today();
      await setDay(filters, '开始日期', '2020-01-01');
      await setDay(filters, '结束日期', '2020-01-01');
      await page.getByText('没有符合条件的变更').waitFor();
      await setDay(filters, '结束日期', on);
      await setDay(filters, '开始日期', on);
      await page.getByRole('row', { name: /设立单位.*合成增所/ }).waitFor();
      await expectSoon(() => [asked()['from'], asked()['to']], [on, on]);
      // on a slow machine, too, each day is there until its page is drawn, while the next is set
      const machine = await page.context().newCDPSession(page);
      await machine.send('Emulation.setCPUThrottlingRate', { rate: 6 });
      await setDay(filters, '开始日期', '2020-01-01');
      await setDay(filters, '结束日期', '2020-01-01');
      const shown = () =>
        Promise.all(['开始日期', '结束日期'].map((end) => filters.getByLabel(end, { exact: true }).inputValue()));
      expect(await shown()).toEqual(['2020-01-01', '2020-01-01']);
      await machine.detach();
      await page.getByText('没有符合条件的变更').waitFor();
      expect(await shown()).toEqual(['2020-01-01', '2020-01-01']);
      await setDay(filters, '结束日期', daysAfter(on, 1));
      await page.getByRole('row', { name: /设立单位.*合成增所/ }).waitFor();
      // what was changed is handed out with its order, and with what undid it
      await choose(page, '业务', '变更单位信息');
      await page.keyboard.press('Escape');
      await page.getByText('共 2 项', { exact: true }).waitFor();
      const table = await handedOver(page, () => filters.getByRole('button', { name: '下载表格' }).click());
      expect(table.name).toBe(`变更记录 2020-01-01 ${daysAfter(on, 1)}.csv`);
      expect(table.content.toString().replaceAll(/[-\d]+ \d\d:\d\d/g, 'at')).toMatch(
        new RegExp(
          [
            /"\d+","at","2026-02-01","变更单位信息","单位","合成增所","administrator","","","已由第 \d+ 号撤销"/,
            /"\d+","at","2026-01-01","设立单位","单位","合成增所","administrator","合成〔2026〕9号","",""/,
          ]
            .map(({ source }) => source)
            .join(String.raw`\r\n`),
        ),
      );
      // the list says so, too, and leads to the change that undid it
      await page.getByRole('link', { name: /^已由第 \d+ 号撤销$/ }).click();
      await page.getByText('共 1 项', { exact: true }).waitFor();
      await page.getByRole('row', { name: /撤销、撤回登记 合成增所/ }).waitFor();
      await expectSoon(() => asked()['position'], await page.getByLabel('编号', { exact: true }).inputValue());
      await expectUsable(page);
      await page.goBack();
      await page.getByText('共 2 项', { exact: true }).waitFor();
      // a part of who acted is enough
      await page.getByLabel('办理人').fill('dministrat');
      await expectSoon(() => asked()['actor'], 'dministrat');
      await page.getByText('共 2 项', { exact: true }).waitFor();
      await page.getByLabel('办理人').fill('service:nobody');
      await page.keyboard.press('Enter');
      await page.getByText('没有符合条件的变更').waitFor();
      await expectSoon(() => asked()['actor'], 'service:nobody');
      expect(await page.locator(':focus').getAttribute('aria-label')).toBe('办理人');
      await goTo(page, `/compare?of=${ids.bureau}&earlier=2021-01-01&later=2020-01-01`, '比对');
      await page.getByRole('alert').filter({ hasText: '后一日期早于前一日期' }).waitFor();
      // what an address has that is none is left out with a word: nothing is asked by it, and nothing refused
      for (const [path, name, text] of [
        [`/compare?of=${ids.bureau}&earlier=2021-02-30&later=2026-01-01`, '比对', '2021-02-30'],
        ['/honors?level=HIGHEST', '表彰奖励', 'HIGHEST'],
        [`/due?within=${ids.bureau}&kinds=RETIRED&from=someday`, '到期', 'RETIRED'],
        ['/compare?of=VW5pd&earlier=2020-01-01&later=2021-01-01', '比对', 'VW5pd'],
        ['/honors?within=NOPE', '表彰奖励', 'NOPE'],
        ['/officers?serving=maybe', '人员', 'maybe'],
        ['/changes?of=NOPE', '变更记录', 'NOPE'],
        ['/changes?position=0', '变更记录', '0'],
        // with what can be used beside it, which is
        [`/units/${ids.bureau}?view=roster&columns=name,height`, '合成分局', 'height'],
        // an id of what the page is not about
        [`/statistics?within=${ids.officer}`, '结构', ids.officer],
        [`/changes?of=${ids.bureau}&operation=createUnit,doAll&to=never`, '变更记录', 'doAll'],
      ] as const) {
        await goTo(page, path, name);
        const said = page.getByRole('alert').filter({ hasText: '地址中的' });
        await said.filter({ hasText: `“${text}”不可用，未予采用` }).waitFor();
      }
      await page.getByRole('row', { name: /设立单位.*合成增所/ }).waitFor();
      // what is not there on the day of the page is named by what the change tells
      await goTo(page, '/changes?operation=createUnit&date=2025-06-01', '变更记录');
      await page.getByRole('row', { name: /设立单位 合成增所 HC-91 administrator/ }).waitFor();
      await page.goto(`${api.url}/units/${ids.bureau}?view=NOPE`);
      await page.getByText('您没有查看的权限；现显示“概况”').waitFor();
      await page.route('**/files/*', (route) => route.abort());
      await page.getByRole('menuitem', { name: '结构' }).click();
      await page.getByText('这一页无法显示').waitFor();
      await page.unroute('**/files/*');
      await page.getByRole('button', { name: '重试' }).click();
      await page.getByRole('heading', { level: 1, name: '结构' }).waitFor();
    },
    TASK_MS,
  );

  it(
    'is in English by choice',
    async () => {
      const { page } = await signedIn();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: 'Sign out' }).waitFor();
      await page.getByRole('menuitem', { name: 'Honors' }).waitFor();
      await expectUsable(page);
    },
    TASK_MS,
  );

  it(
    'has all its pages in a bar that is wide enough in both languages, the records under one word, by keys and on a phone, too',
    async () => {
      const { page } = await signedIn('/officers');
      const menu = page.getByRole('menu', { name: /^(导航|Navigation)$/ });
      const names = {
        zh: ['首页', '人员', '到期', '结构', '表彰奖励', '表格', '记录 ▾', '办理', '系统管理'],
        en: ['Home', 'People', 'Due', 'Counts', 'Honors', 'Sheets', 'Record ▾', 'Acts', 'Admin'],
      };
      const shown = async () => (await menu.getByRole('menuitem').filter({ visible: true }).allTextContents()).join();
      await expectSoon(shown, names.zh.join());
      await expectFits(page);
      await menu.getByRole('menuitem', { name: '记录' }).focus();
      await page.keyboard.press('ArrowDown');
      await page.getByRole('menuitem', { name: '变更记录' }).and(page.locator(':focus')).waitFor();
      await expectUsable(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: '变更记录' }).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await expectSoon(shown, names.en.join());
      await page.setViewportSize({ width: 390, height: 800 });
      await expectFits(page);
    },
    TASK_MS,
  );

  it(
    'fits a phone: the units are behind a button, and nothing is cut off sideways',
    async () => {
      const { page } = await signedIn(`/units/${ids.bureau}`, api.token, { width: 390, height: 800 });
      await page.getByRole('heading', { level: 1, name: '合成分局' }).waitFor();
      await expectFits(page);
      await page.getByRole('button', { name: '机构' }).click();
      await page.getByRole('tree', { name: '机构' }).waitFor();
      await page.goBack();
      await page.getByRole('tree', { name: '机构' }).waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: '机构' }).click();
      await page.getByRole('tree', { name: '机构' }).waitFor();
      await expectUsable(page);
      await page.keyboard.press('Escape');
      // the days are behind a button, too; that the page shows another is said all the same
      const headed = () => page.evaluate<number>('document.querySelector("header").offsetHeight');
      expect(await headed()).toBeLessThan(120);
      await page.getByRole('button', { name: '时点' }).press('Enter');
      await page.getByRole('button', { name: '时点', expanded: true }).waitFor();
      await setDay(page, '时点', '2021-07-01');
      await page.getByText('所见为 2021-07-01 的情况，不是今天。办理各项业务时请先回到今天。').waitFor();
      await page.getByRole('button', { name: '时点', expanded: false }).waitFor();
      await expectUsable(page);
      expect(await headed()).toBeLessThan(120);
      await expectFits(page);
    },
    TASK_MS,
  );
});

describe('a spreadsheet', () => {
  it(
    'with a faulty row is rehearsed, told of by its cell, applied without that row and taken back',
    async () => {
      const { page } = await signedIn();
      await page.getByRole('menuitem', { name: '表格' }).click();
      await page.getByText('还没有上传过表格').waitFor();
      await expectUsable(page);
      await page.locator('input[type=file]').setInputFiles({
        name: '新警.xlsx',
        mimeType: 'application/octet-stream',
        buffer: workbookOf({
          甲: [
            ['姓名', '警号'],
            ['合成戊', '000203'],
          ],
          乙: [
            ['姓名', '警号', '人员类别', '性别', '单位', '职务', '参加工作时间', '生效日期'],
            ['合成　丙', '000201', '民警', '男', 'HC-01', '民警', '2026-07-01', '2026-07-01'],
            ['合成丁', '000202', '民警', '女', '没有这个单位', '民警', '2026-07-01', '2026-07-01'],
          ],
        }),
      });
      // which sheet is meant is asked where several have rows, and told of the one that was read
      const several = page.getByRole('dialog', { name: '选择工作表' });
      await several.getByRole('radio', { name: '甲' }).and(page.locator(':checked')).waitFor();
      await expectUsable(page);
      await several.getByRole('radio', { name: '乙' }).check();
      await several.getByRole('button', { name: '继续' }).click();
      await page.getByRole('heading', { level: 1, name: '新警.xlsx' }).waitFor();
      await page.getByText('读取的工作表：乙').waitFor();
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('通过 1 · 未通过 1').waitFor();
      await page.getByText(/^E3 /).waitFor();
      await expectUsable(page);
      const reader = await api.tokenWith([], [], ['registry:read', 'officer:personal']);
      const other = await signedIn(new URL(page.url()).pathname, reader);
      await other.page.getByLabel('用途').fill('核对名单');
      await other.page.getByRole('button', { name: '查看' }).click();
      await other.page.getByText(/^E3 /).waitFor();
      expect(await other.page.getByRole('button', { name: /^(预演|丢弃|各列的对应)/ }).count()).toBe(0);
      expect(await api.registry.bulkRead.count({ where: { purpose: '核对名单' } })).toBe(1);
      await other.page.close();
      // what had the focus is gone: the page has it
      const hasFocus = () => page.evaluate<boolean>('document.activeElement !== document.body');
      expect(await page.getByRole('button', { name: '全部通过才导入' }).isDisabled()).toBe(true);
      await page.getByRole('button', { name: '跳过未通过的行导入' }).click();
      await page.getByRole('button', { name: '整批撤销' }).waitFor();
      await expectSoon(hasFocus, true);
      const { pathname } = new URL(page.url());
      await page.goto(`${api.url}${pathname}?date=2026-07-02`);
      await page.getByText(/^E3 /).waitFor();
      expect(await page.getByRole('button', { name: '整批撤销' }).count()).toBe(0);
      // as long as its rows keep the registry busy, which is asked three times, the page waits for what comes of them
      const asked: string[] = [];
      await page.route('**/graphql', async (route) => {
        const response = await route.fetch();
        const json = (await response.json()) as { data?: { importBatch?: { status: string } } };
        const batch = json.data?.importBatch;
        if (batch && asked.push(batch.status) === 1) batch.status = 'APPLYING';
        const code = asked.length % 2 === 0 ? 'UNAVAILABLE' : 'EXECUTION_TIMEOUT';
        const errors = [{ message: 'busy', extensions: { code } }];
        if (batch && asked.length > 1 && asked.length < 5) await route.fulfill({ status: 503, json: { errors } });
        else await route.fulfill({ response, json });
      });
      await page.goto(`${api.url}${pathname}`);
      await page.getByText('登记系统正在处理这份表格的各行').waitFor();
      await page.getByRole('button', { name: '整批撤销（1）' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.unrouteAll();
      await find(page, '000201');
      await page.getByRole('heading', { level: 1, name: '合成丙' }).waitFor();
      await page.goBack();
      await page.getByRole('button', { name: '整批撤销' }).click();
      await page.getByRole('alert').filter({ hasText: '请填写撤销的理由' }).waitFor();
      await page.getByLabel('撤销的理由').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('名单有误');
      await page.getByRole('button', { name: '整批撤销' }).click();
      await page.getByText('已撤销', { exact: true }).waitFor();
      await page.getByRole('link', { name: /^所作变更已全部撤销/ }).waitFor();
      await expectSoon(hasFocus, true);
      expect(await api.registry.officerVersion.count({ where: { policeNumber: '000201', supersededAt: null } })).toBe(
        0,
      );
    },
    TASK_MS,
  );

  it(
    'of somebody else is read again with a step that is taken with it, for the purpose that was told and on record',
    async () => {
      const rows = [
        ['单位代码', '单位名称', '机构类型', '生效日期'],
        ['HC-92', '合成表所', '派出所', '2026-01-01'],
      ];
      const id = await importActs(api).upload('CREATE_UNITS', csv(...rows));
      const colleague = await api.tokenWith([], [], ['registry:read', 'officer:personal', 'unit:write']);
      const { page } = await signedIn(`/sheets/${id}`, colleague);
      await page.getByLabel('用途').fill('代为核对');
      await page.getByRole('button', { name: '查看' }).click();
      const readFor = () => api.registry.bulkRead.count({ where: { purpose: '代为核对' } });
      await page.getByRole('cell', { name: '合成表所' }).waitFor();
      expect(await readFor()).toBe(1);
      await page.getByRole('button', { name: '预演' }).click();
      await page.getByText('通过 1 · 未通过 0').waitFor();
      expect(await readFor()).toBeGreaterThan(1);
      expect(await page.getByText('可能已变更').count()).toBe(0);
    },
    TASK_MS,
  );
});

describe('the structure of a unit', () => {
  it(
    'is counted by rank, told in numbers and handed out as a table',
    async () => {
      const { page } = await signedIn(`/statistics?within=${ids.bureau}&by=RANK`);
      await page.getByRole('row', { name: /警司/ }).waitFor();
      await expectUsable(page);
      const file = await handedOver(page, () => page.getByRole('button', { name: '下载表格' }).click());
      expect(file.content.toString()).toContain('"警衔","人数","占比"');
    },
    TASK_MS,
  );
});

describe('the organization chart', () => {
  it(
    'is drawn larger by keys and buttons, and goes through the years by keys, asking once where they rest',
    async () => {
      const { page } = await signedIn(`/units/${ids.bureau}?view=chart`);
      await page.getByRole('button', { name: /合成新所/ }).waitFor();
      await page.getByRole('button', { name: /^合成分局.*[1-9] 个单位编制不详$/ }).waitFor();
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
      // as if there were so many that they cannot be read side by side on paper
      await page.route('**/graphql', async (route) => {
        const response = await route.fetch();
        const json = (await response.json()) as {
          data: { unit?: { descendants?: { nodes: { id: string; name: string }[] } } };
        };
        const nodes = json.data.unit?.descendants?.nodes;
        const more = Array.from({ length: 12 }, (_, i) => ({ id: `more ${i}`, name: `合成多所${i}` }));
        nodes?.push(...more.map((one) => ({ ...nodes[0]!, ...one })));
        await route.fulfill({ response, json });
      });
      await page.goto(`${api.url}/units/${ids.bureau}?view=chart`);
      await page.getByRole('button', { name: /合成多所11/ }).waitFor();
      // the unit itself is in sight
      const box = await page.getByRole('button', { name: /^合成分局/ }).boundingBox();
      expect(box!.x).toBeGreaterThan(280);
      expect(box!.x).toBeLessThan(1100);
      const frame = await page.evaluate<number>(`document.querySelector('.chart-frame').clientWidth`);
      expect(await width()).toBeGreaterThan(frame);
      await page.getByRole('button', { name: '适合窗口' }).click();
      expect(await width()).toBeLessThanOrEqual(frame + 1);
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('row', { name: /^合成多所11 / }).waitFor();
      expect(await page.locator('.chart-frame').isVisible()).toBe(false);
    },
    TASK_MS,
  );
});

describe('the strength of a unit', () => {
  it(
    'stands beside what is authorized, unit by unit, and is handed out as a table',
    async () => {
      const { page } = await signedIn(`/units/${ids.bureau}?view=strength`);
      await page.getByRole('row', { name: /^合成派出所 2 [23] / }).waitFor();
      await page.getByRole('row', { name: /^合成新所 4 [01] 缺编 [34] / }).waitFor();
      // whose authorized strength is not known is left out, and told of
      await page.getByRole('row', { name: /^本级 — \d+ — — 1/ }).waitFor();
      await page
        .getByRole('status')
        .filter({ hasText: /[缺超]编 \d+ · 编制不详的单位 [1-9]/ })
        .waitFor();
      await expectUsable(page);
      const file = await handedOver(page, () => page.getByRole('button', { name: '下载表格' }).click());
      expect(file.content.toString()).toMatch(/"合成新所","4","[01]","缺编 [34]","[\d.]+","0"/);
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
      const part = await handedOver(page, () => page.getByRole('button', { name: '下载表格' }).click());
      expect(part.content.toString()).toMatch(/\r\n"下级单位较多，只列出前 100 个。"\r\n$/);
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
      await page.getByRole('heading', { level: 1, name: '首页' }).waitFor();
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
