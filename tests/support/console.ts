import type { Locator, Page, Response } from 'playwright-core';
import type { AppOptions } from '../../src/app.ts';
import type { Registry } from '../../src/database/client.ts';
import { useBrowser, type Kept } from './browser.ts';
import { globalId, useApp } from './app.ts';
import { createAssignment, createOfficer, createUnit, day } from './factories.ts';
import { newKey, personalKeys } from './personal.ts';

/** A task has some steps, and the browser other things to do. */
export const TASK_MS = 60_000;

/** A registry that serves the console, and the browser that its pages are tried in. */
export function useConsole(
  options: Pick<AppOptions, 'providerClient' | 'signIn' | 'viewersRememberedMs'> = {},
  hosts: Parameters<typeof useBrowser>[0] = {},
) {
  const api = useApp({ console: true, personalKeys: personalKeys(newKey('one')), ...options });
  const browser = useBrowser(hosts);
  /** What a tab keeps in which somebody signed in, by the token. */
  const sessions = new Map<string, Kept>();
  return {
    api,
    browser,
    /** Signs in, by the form if it is the first time, and waits for the frame. Default: as the administrator. */
    signedIn: async (path = '/', token = api.token, size = {}) => {
      const kept = sessions.get(token);
      const opened = await browser.open(`${api.url}${path}`, { ...size, kept });
      const { page } = opened;
      if (!kept) {
        await page.getByLabel('访问令牌').fill(token);
        await page.getByRole('button', { name: '进入' }).click();
      }
      await page.getByRole('button', { name: '退出' }).waitFor();
      if (!kept) sessions.set(token, await page.evaluate<Kept>('({ ...sessionStorage })'));
      return opened;
    },
  };
}

/** Officers of a rank who have been in a unit since 2015, with how their names are read; their police numbers count on from one. The ids of their rows. */
export async function createStaff(
  registry: Registry,
  unit: { readonly id: number },
  people: readonly (readonly [name: string, namePinyin: string, nameInitials: string, nameStrokes?: string])[],
  { firstNumber, ...facts }: { readonly firstNumber: number } & Parameters<typeof createOfficer>[1],
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const [i, [name, namePinyin, nameInitials, nameStrokes]] of people.entries()) {
    const { id } = await createOfficer(registry, {
      name,
      namePinyin,
      nameInitials,
      ...(nameStrokes && { nameStrokes }),
      nameJoined: namePinyin.replaceAll(' ', ''),
      policeNumber: String(firstNumber + i).padStart(6, '0'),
      rank: 'SUPERINTENDENT_THIRD_CLASS',
      joinedOn: day('2015-07-01'),
      from: '2015-07-01',
      ...facts,
    });
    await createAssignment(registry, id, { unitId: unit.id, title: '民警', from: '2015-07-01' });
    ids.push(id);
  }
  return ids;
}

const THREE: Parameters<typeof createStaff>[2] = [
  ['合成甲', 'he cheng jia', 'hcj'],
  ['合成乙', 'he cheng yi', 'hcy'],
  ['合成丙', 'he cheng bing', 'hcb'],
];

/** A bureau with a station, in which some work, and one that was opened later; their ids and rows, and the ids of who works there. */
export async function createBureau(registry: Registry, { people = THREE } = {}) {
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
  const late = { ...under, name: '合成新所', code: 'HC-02', authorizedStrength: 4, from: '2022-03-01' };
  const { id: lateId } = await createUnit(registry, late);
  const officers = await createStaff(registry, station, people, { firstNumber: 400, gender: 'MALE' });
  return {
    bureau: { row: bureau.id, id: globalId('Unit', bureau.id) },
    station: { row: station.id, id: globalId('Unit', station.id) },
    late: { row: lateId, id: globalId('Unit', lateId) },
    officers: officers.map((id) => globalId('Officer', id)),
  };
}

/** Opens what is found first. */
export async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.locator('.ant-select-item-option-active').waitFor();
  await page.keyboard.press('Enter');
}

/** Chooses in a box that searches. */
export async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).and(page.getByRole('combobox')).click();
  await page.keyboard.type(text);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: text }).first().click();
}

/** Goes to another page as a link does, which loads nothing anew, until its heading is there. */
export async function goTo(page: Page, path: string, heading: string): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await page.locator('main h1', { hasText: heading }).waitFor();
}

export const cell = (page: Page, text: string): Locator => page.getByRole('cell', { name: text, exact: true });

/** Fills in a day. */
export async function setDay(within: Page | Locator, label: string, text: string): Promise<void> {
  const field = within.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Tab');
  await field.page().locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
}

/** Previews an act in its drawer and does it; the drawer is gone then. */
export async function previewAndConfirm(page: Page): Promise<void> {
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('办理后的变化').waitFor();
  await confirm(page, () => page.getByRole('button', { name: '确认办理' }).click());
}

/** Does an act that was previewed, by what presses its button: it is told under its number, and its drawer is gone then. */
export async function confirm(page: Page, press: () => Promise<void>): Promise<void> {
  const drawer = page.getByRole('dialog').filter({ has: page.getByRole('button', { name: '确认办理' }) });
  const [answer] = await Promise.all([page.waitForResponse(isOfAct), press()]);
  const { data } = (await answer.json()) as { readonly data: Answered };
  await page.getByText(`已办理，变更记录第 ${data.result.change?.position} 号`).first().waitFor();
  await drawer.waitFor({ state: 'detached' });
}

interface Answered {
  /** Of an act that was not refused, its place in the record of changes. */
  readonly result: { readonly change?: { readonly position: string } };
}

/** Whether an act was answered: what is done has a key. */
const isOfAct = (response: Response): boolean =>
  response.ok() && /"key":"[0-9a-f]{32}"/.test(response.request().postData() ?? '');
