import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { RevokeTokenDocument } from '../generated/graphql.ts';
import { globalId } from '../support/app.ts';
import { expectUsable } from '../support/browser.ts';
import { choose, createBureau, goTo, TASK_MS, useConsole } from '../support/console.ts';
import { expectSoon } from '../support/soon.ts';
import { SCOPES } from '../../src/access/scopes.ts';
import { tokenHash } from '../../src/access/secret.ts';

// who is at the console, from signing in to signing out; everybody is made up (合成)

/** How long the registry takes a token that has ended. */
const REMEMBERED_MS = 200;
const { api, browser, signedIn } = useConsole({ viewersRememberedMs: REMEMBERED_MS });
/** Of all that is loaded before somebody signs in, pressed. */
const FIRST_PAGE_BYTES = 500_000;
let officer: string;

beforeAll(async () => {
  [officer = ''] = (await createBureau(api.registry)).officers;
});

/** The scripts and styles that a page has loaded, and how much was sent of each. */
const loaded = (page: Page) =>
  page.evaluate<{ name: string; size: number }[]>(
    `performance.getEntriesByType('resource').filter(({ name }) => /[.](js|css)$/.test(name))
      .map(({ name, encodedBodySize }) => ({ name, size: encodedBodySize }))`,
  );

describe('signing in', () => {
  it(
    'is refused with a token that is not good, in words, and leaves no token beyond the tab or in the address',
    async () => {
      const { page, context } = await browser.open(api.url);
      await page.getByLabel('访问令牌').fill('mr_not-a-token-of-anybody');
      await page.getByRole('button', { name: '进入' }).click();
      await page.getByText('令牌无效、已到期或已撤销').waitFor();
      const sizes = (await loaded(page)).map(({ size }) => size);
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
    },
    TASK_MS,
  );
});

describe('who is signed in', () => {
  it(
    'has what the pages need that are opened most before they are opened, once nothing else is to be done',
    async () => {
      const names = async (of: Page) => (await loaded(of)).map(({ name }) => name);
      const { page } = await signedIn();
      await goTo(page, `/officers/${officer}`, '合成甲');
      const needed = await names(page);
      const other = (await signedIn()).page;
      const missing = async () => {
        const have = await names(other);
        return needed.filter((name) => !have.includes(name));
      };
      expect(await missing()).not.toEqual([]);
      await other.evaluate('later.forEach((work) => work())');
      await expectSoon(missing, []);
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
  await goTo(page, `/officers/${officer}`, '合成甲');
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
      const { page } = await signedIn('/', token);
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
    },
    TASK_MS,
  );

  it(
    'while somebody works is taken up with another token, and nothing that was typed is lost; signing out forgets it',
    async () => {
      const [token, instead] = [await api.tokenWith(SCOPES), await api.tokenWith(SCOPES)];
      const { page } = await signedIn('/', token);
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
    },
    TASK_MS,
  );
});
