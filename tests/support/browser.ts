import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { AxeResults, ContextObject, RunOptions } from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { expectSoon, STEP_MS } from './soon.ts';

/** Where Debian puts them: that without windows of its own takes a third less of the processor. */
export const CHROMIUM =
  ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync) ?? '/usr/bin/chromium';

/**
 * What a browser does beside the page that is tried. The omnibox of each new window loads four hundred modules of its own, which took
 * more than our page; the others are what playwright turns off, since the last list is the one that counts.
 */
const LEFT_OUT =
  'WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,AimEnabled,AvoidUnnecessaryBeforeUnloadCheckSync,' +
  'DestroyProfileOnBrowserClose,HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,' +
  'PreconnectToSearch,SpareRendererForSitePerProcess,' +
  // these compile in other threads what the process has compiled for another tab
  'ScriptStreaming,BackgroundResourceFetch';
const ARGUMENTS = [
  `--disable-features=${LEFT_OUT}`,
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // tabs share a process, which has compiled the page then
  '--process-per-site',
  // no page lives long enough to be worth what makes code faster
  '--js-flags=--no-turbofan --no-maglev --max-lazy --min-semi-space-size=16',
];
/** A page of the console. */
export interface Opened {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** What a tab keeps of itself, by name. */
export type Kept = Readonly<Record<string, string>>;

interface Looks {
  readonly width?: number;
  readonly height?: number;
  readonly kept?: Kept | undefined;
}

/**
 * Chromium for the tests of one file, whose tabs share what was compiled; each has a session of its own. No test passes in whose pages
 * something was wrong: errors of scripts, refusals of the content security policy, requests to other hosts than that of the page and the
 * one that is `alsoAsked`.
 */
export function useBrowser({ alsoAsked }: { readonly alsoAsked?: string } = {}) {
  let browser: Browser | undefined;
  /** With the tab that stays open, so that what was compiled is kept. */
  let profile: { readonly context: BrowserContext; readonly stays: Page } | undefined;
  let wrong: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  }, 60_000);
  // a page that is left open goes on drawing
  afterEach(async () => {
    const tabs = (profile?.context.pages() ?? []).filter((page) => page !== profile?.stays);
    await Promise.all(tabs.map((tab) => tab.close()));
    // what the tabs of one test leave in the profile, those of the next do not find
    await profile?.stays.evaluate('localStorage.clear()');
    await profile?.context.clearCookies();
    await profile?.context.clearPermissions();
    await profile?.context.unrouteAll();
    const told = wrong;
    wrong = [];
    expect(told).toEqual([]);
  });
  afterAll(() => browser?.close());

  async function newProfile(host: string): Promise<NonNullable<typeof profile>> {
    const context = await browser!.newContext({
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      acceptDownloads: true,
      // nobody waits for what slides in
      reducedMotion: 'reduce',
    });
    // what a page does while nothing is to be done costs the others time: a test that is about it does it
    await context.addInitScript('globalThis.later = []; globalThis.requestIdleCallback = (work) => later.push(work)');
    const hosts = new Set([host, new URL(alsoAsked ?? host).origin]);
    // of each window that is opened beside the page, too
    context.on('weberror', (told) => wrong.push(told.error().message));
    context.on('console', (told) => {
      if (told.type() === 'error' && /policy/i.test(told.text())) wrong.push(told.text());
    });
    context.on('request', (request) => {
      if (!request.url().startsWith('data:') && !hosts.has(new URL(request.url()).origin))
        wrong.push(`asked ${request.url()}`);
    });
    const stays = await context.newPage();
    await stays.goto(host);
    return { context, stays };
  }

  return {
    /** Opens a page in a tab, which may keep something from before. */
    async open(url: string, { width = 1280, height = 720, kept }: Looks = {}): Promise<Opened> {
      profile ??= await newProfile(new URL(url).origin);
      const { context, stays } = profile;
      // a tab begins with what the tab keeps that opens it
      const [page] = await Promise.all([
        context.waitForEvent('page'),
        stays.evaluate(`{
          Object.assign(sessionStorage, ${JSON.stringify(kept)});
          window.open(${JSON.stringify(url)});
          sessionStorage.clear();
        }`),
      ]);
      await page.setViewportSize({ width, height });
      page.setDefaultTimeout(STEP_MS);
      return { page, context };
    },
  };
}

/** Waits until nothing on the page is being read or sent. */
export async function untilQuiet(page: Page): Promise<void> {
  const busy = page.locator('.ant-spin-spinning, .ant-btn-loading').filter({ visible: true });
  await busy.first().waitFor({ state: 'detached' });
}

/** That neither the page nor what it scrolls is wider than its place, once it is laid out: a table that is scrolls by itself. */
export async function expectFits(page: Page): Promise<void> {
  await untilQuiet(page);
  const wide = `[document.documentElement, document.querySelector('main')].filter((part) => part.scrollWidth > part.clientWidth)`;
  // what the page itself would wait by is refused by its content security policy
  const tooWide = async () => ({
    at: page.url(),
    tooWide: await page.evaluate(`${wide}.map(({ tagName }) => tagName)`),
  });
  await expectSoon(tooWide, { at: page.url(), tooWide: [] });
}

/** What is put into a page is half as long without what is for readers. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA; rows beyond the first are like these. */
const LOOKED_AT: ContextObject = { exclude: [['tbody tr:nth-child(n+8)']] };
const LOOKED_FOR: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  // its HTML tells which element it is
  selectors: false,
  // none of these rules reads the styles apart from the page
  preload: false,
};

/**
 * That a page has nothing that keeps people from using it. axe itself is put into the page, once: what its makers have for Playwright puts
 * it there anew each time and finishes in a page of its own, which took more than twice as long. No page of ours has frames.
 */
export async function expectUsable(page: Page): Promise<void> {
  // what changes under the eyes of axe has the color of one moment on the ground of another
  await untilQuiet(page);
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${JSON.stringify(LOOKED_AT)}, ${JSON.stringify(LOOKED_FOR)})`,
  );
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 200)} (${failureSummary})`).join(' | ')}`,
    ),
  ).toEqual([]);
}
