import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { SCOPES } from '../../src/access/scopes.ts';
import { globalId } from '../support/app.ts';
import { expectUsable, type Opened } from '../support/browser.ts';
import { choose, goTo, TASK_MS, useConsole } from '../support/console.ts';
import { createAssignment, createOfficer, createUnit, day } from '../support/factories.ts';
import { STAFF, startProvider } from '../support/provider.ts';

// signing in at the identity provider; everybody is made up (合成)

/** How long the registry takes a token that has ended. */
const REMEMBERED_MS = 200;
const provider = await startProvider();
const { api, browser } = useConsole(
  {
    providerClient: provider.client,
    viewersRememberedMs: REMEMBERED_MS,
    signIn: { ...provider.signIn, groupGrants: new Map([[STAFF, [{ scopes: [...SCOPES] }]]]) },
  },
  { alsoAsked: provider.url },
);
let unit: string;
let officer: string;

beforeAll(async () => {
  const { registry } = api;
  const { id } = await createUnit(registry, { kind: 'STATION', name: '合成派出所', code: 'HC-03', from: '2010-01-01' });
  unit = globalId('Unit', id);
  const { id: officerId } = await createOfficer(registry, {
    name: '合成甲',
    namePinyin: 'he cheng jia',
    nameInitials: 'hcj',
    policeNumber: '000900',
    joinedOn: day('2015-07-01'),
    from: '2015-07-01',
  });
  officer = globalId('Officer', officerId);
  await createAssignment(registry, officerId, { unitId: id, title: '民警', from: '2015-07-01' });
});
beforeEach(() => {
  Object.assign(provider.settings, { refuses: null, state: null, renewable: false, revokes: true, seconds: 300 });
});
afterAll(() => provider.stop());

const button = (page: Page) => page.getByRole('button', { name: '用单位账号登录' });

async function signedIn(path = '/'): Promise<Opened> {
  const opened = await browser.open(`${api.url}${path}`);
  await button(opened.page).click();
  await opened.page.getByRole('button', { name: '退出' }).waitFor();
  return opened;
}

/** Begins to transfer somebody. */
async function typed(page: Page): Promise<void> {
  await goTo(page, `/officers/${officer}`, '合成甲');
  await page.getByRole('button', { name: '办理：合成甲' }).click();
  await page.getByRole('menuitem', { name: '调动' }).click();
  await page.getByLabel('职务', { exact: true }).fill('副所长');
  await choose(page, '调入单位', '合成派出所');
}

/** No token that was given before is taken from now on. */
async function endTokens(page: Page): Promise<void> {
  const authorization = `Bearer ${await provider.rotate()}`;
  const { status } = await fetch(`${api.url}/exports/verify`, { headers: { authorization } });
  expect(status).not.toBe(401);
  await page.waitForTimeout(REMEMBERED_MS);
}

async function expectNothingLost(page: Page): Promise<void> {
  expect(await page.getByLabel('职务', { exact: true }).inputValue()).toBe('副所长');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByText('办理后的变化').waitFor();
}

describe('signing in at the provider', () => {
  it(
    'leads back to the address with its moment, keeps the token in the tab alone, and ends at both places',
    async () => {
      const address = `/units/${unit}?view=history&date=2021-07-01&knownAt=2026-01-01T00%3A00%3A00.000Z`;
      const { page, context } = await browser.open(`${api.url}${address}`);
      const visited: string[] = [];
      page.on('framenavigated', (frame) => visited.push(frame.url()));
      await button(page).waitFor();
      await expectUsable(page);
      await button(page).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      await page.locator('.frame-viewer', { hasText: '合成民警' }).waitFor();
      expect(page.url()).toBe(`${api.url}${address}`);
      const token = await page.evaluate<string>('JSON.parse(sessionStorage.getItem("muster-session")).token');
      expect(token).toMatch(/^eyJ/);
      expect(await page.evaluate('JSON.stringify([localStorage, history.state])')).not.toContain(token);
      expect(await page.evaluate('sessionStorage.getItem("muster-sign-in")')).toBeNull();
      expect(await context.cookies()).toEqual([]);
      expect(visited.join('\n')).not.toContain(token);
      // the address with the code is not there to go back to
      await page.goBack();
      await button(page)
        .or(page.getByRole('button', { name: '退出' }))
        .first()
        .waitFor();
      expect(page.url()).not.toContain('code=');
      await page.goto(`${api.url}/`);
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByText('已退出登记系统').waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
      await expectUsable(page);
      await page.getByRole('link', { name: '同时退出单位账号' }).click();
      await button(page).waitFor();
      expect(provider.seen.left).toHaveLength(1);
      expect(provider.seen.left[0]).not.toContain('eyJ');
    },
    TASK_MS,
  );

  it(
    'that is denied, answered with another state, or taken up twice is told in words and lets nobody in',
    async () => {
      const { page } = await browser.open(`${api.url}/due`);
      provider.settings.refuses = 'access_denied';
      await button(page).click();
      await page.getByText('单位账号未允许登录登记系统').waitFor();
      await expectUsable(page);
      await page.getByRole('button', { name: '返回' }).click();
      provider.settings.refuses = null;
      provider.settings.state = 'of-somebody-else';
      await button(page).click();
      await page.getByText('这次登录不是从本页面开始的').waitFor();
      expect(page.url()).toBe(`${api.url}/signed-in`);
      provider.settings.state = null;
      await page.getByRole('button', { name: '返回' }).click();
      expect(page.url()).toBe(`${api.url}/due`);
      let code = '';
      await page.route('**/token', async (route) => {
        code = route.request().postData() ?? '';
        // somebody else has been there before
        await fetch(`${provider.url}/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          body: code,
        });
        await route.continue();
      });
      await button(page).click();
      await page.getByText('这次登录已用过或已过期').waitFor();
      expect(code).toContain('code_verifier=');
      await page.unroute('**/token');
      await page.route('**/token', (route) => route.abort());
      await page.getByRole('button', { name: '返回' }).click();
      await button(page).click();
      await page.getByText('单位账号登录服务没有应答').waitFor();
      expect(await page.evaluate('sessionStorage.length')).toBe(0);
    },
    TASK_MS,
  );
});

/** What came of a request was drawn before the answer to a later one was. */
const LATER =
  'fetch("/console/sign-in").then((later) => later.text()).then(() => new Promise((drawn) => requestAnimationFrame(drawn)))';

describe('signing out', () => {
  it(
    'takes back at the provider what renews the token, and says so where that could not be done',
    async () => {
      provider.settings.renewable = true;
      const { page } = await signedIn();
      const signOut = () =>
        Promise.all([page.waitForResponse('**/revoke'), page.getByRole('button', { name: '退出' }).click()]);
      await signOut();
      expect(provider.seen.revoked).toEqual(['refresh_token true']);
      await page.getByText('已退出登记系统').waitFor();
      const expectNothingTold = async () => {
        await page.evaluate(LATER);
        expect(await page.getByText('未能在单位账号处收回续期凭据').count()).toBe(0);
      };
      await expectNothingTold();
      provider.settings.revokes = false;
      await button(page).click();
      await signOut();
      await page.getByRole('alert').filter({ hasText: '未能在单位账号处收回续期凭据' }).waitFor();
      await expectUsable(page);
      // it leads to the provider, and from there back to this page alone
      const address = new URL((await page.getByRole('link', { name: '同时退出单位账号' }).getAttribute('href'))!);
      expect(address.origin).toBe(provider.url);
      expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${api.url}/`);
      // nothing is taken back where a reload has left nothing that renews it, nor from a provider that takes nothing back
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await button(page).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      await page.reload();
      await page.getByRole('button', { name: '退出' }).click();
      await expectNothingTold();
      await page.route('**/console/sign-in', async (route) => {
        const response = await route.fetch();
        const { provider: told, ...rest } = (await response.json()) as { readonly provider: object };
        await route.fulfill({ response, json: { ...rest, provider: { ...told, revocation: null } } });
      });
      await button(page).click();
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByText('已退出登记系统').waitFor();
      await expectNothingTold();
      expect(asked).toContain('/token');
      expect(asked).not.toContain('/revoke');
    },
    TASK_MS,
  );
});

describe('signing in at the provider that is given up', () => {
  it(
    'can be begun anew by whoever came back, and where the store of the browser is full it says so',
    async () => {
      const { page } = await browser.open(api.url);
      await page.route('**/authorize**', (route) => route.fulfill({ status: 204 }));
      await button(page).click();
      await page.locator('.ant-btn-loading').waitFor();
      await page.evaluate('dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))');
      await page.locator('.ant-btn-loading').waitFor({ state: 'detached' });
      await page.evaluate(
        'Storage.prototype.setItem = () => { throw new DOMException("it is full", "QuotaExceededError"); }',
      );
      await button(page).click();
      await page.getByText('单位账号登录未成功（QuotaExceededError）').waitFor();
      await page.locator('.ant-btn-loading').waitFor({ state: 'detached' });
      await page.unroute('**/authorize**');
      await page.goto(`${api.url}/`);
      await button(page).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      expect(await page.evaluate('sessionStorage.getItem("muster-sign-in")')).toBeNull();
    },
    TASK_MS,
  );
});

describe('a token of the provider that ends', () => {
  it(
    'is renewed before and after its end, and whoever works does not notice',
    async () => {
      Object.assign(provider.settings, { renewable: true, seconds: 1 });
      const { page } = await signedIn();
      await typed(page);
      expect(provider.seen.renewed).toBeGreaterThan(0);
      await expectNothingLost(page);
      // the registry takes it no longer, whatever the provider said of how long it lasts
      provider.settings.seconds = 300;
      await page.waitForTimeout(1_000);
      await page.getByLabel('职务', { exact: true }).fill('副所长');
      await expectNothingLost(page);
      // whatever the page asks first: the form, or what it reads beside
      const before = provider.seen.renewed;
      await endTokens(page);
      await page.getByLabel('职务', { exact: true }).fill('所长');
      await page.getByLabel('职务', { exact: true }).fill('副所长');
      await expectNothingLost(page);
      expect(provider.seen.renewed).toBe(before + 1);
      expect(await page.getByRole('dialog', { name: /登录已失效/ }).count()).toBe(0);
      // what is in another language is asked with the token of today, too
      await page.getByRole('button', { name: '取消' }).click();
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: '中文' }).click();
      await page.getByRole('button', { name: '退出' }).waitFor();
      expect(provider.seen.renewed).toBe(before + 1);
      // a tab that was doubled or opened again has the token, and nothing to renew it
      expect(await page.evaluate('Object.keys(JSON.parse(sessionStorage.getItem("muster-session"))).join()')).toBe(
        'token,isOfProvider',
      );
      await page.reload();
      await page.getByRole('button', { name: '退出' }).waitFor();
      await endTokens(page);
      await page.reload();
      await page.getByText('登录已到期，请重新登录').waitFor();
      expect(provider.seen.renewed).toBe(before + 1);
    },
    TASK_MS,
  );

  it(
    'and cannot be renewed is asked for in a window beside the page, which stays as it is',
    async () => {
      const { page, context } = await signedIn();
      await typed(page);
      await endTokens(page);
      await page.getByRole('button', { name: '预览' }).click();
      const dialog = page.getByRole('dialog', { name: /登录已失效/ });
      await dialog.waitFor();
      await expectUsable(page);
      provider.settings.refuses = 'access_denied';
      await button(page).click();
      await dialog.getByText('单位账号未允许登录登记系统').waitFor();
      provider.settings.refuses = null;
      const [beside_] = await Promise.all([context.waitForEvent('page'), button(page).click()]);
      await dialog.waitFor({ state: 'detached' });
      await expectNothingLost(page);
      if (!beside_.isClosed()) await beside_.getByText('已交回原页面，请关闭此窗口').waitFor();
    },
    TASK_MS,
  );
});
