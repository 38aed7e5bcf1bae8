import { setTimeout } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { confirm } from './console.ts';
import { isSoon } from './soon.ts';

/** What the page is: another where something came or went. */
const PAGE = '[location.href, document.querySelectorAll("*").length, document.body.textContent.length].join()';
/** What the focus is on, as a screen reader calls it, and whether it is to be seen there. */
const FOCUS = `(() => {
  const at = document.activeElement;
  const labels = [...(at.labels ?? [])].map(({ textContent }) => textContent).join(' ');
  const name = at.getAttribute('aria-label') ?? (labels || at.innerText) ?? '';
  return { name: name.trim(), isSeen: at.matches(':focus-visible'), page: ${PAGE} };
})()`;
/** What arrows came to, once the focus is there. */
const SETTLED = `new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    resolve({ name: document.activeElement.innerText.trim(), isSeen: true, page: ${PAGE} });
  }));
})`;
/** How long somebody goes on: what is asked for may still be on its way. */
const PATIENCE_MS = 30_000;
/** How long somebody waits for what a page is reading, before they press the next key. */
const READING_MS = 2_000;
/** How often somebody presses a key on a page that is as it was, before they give it up. */
const PRESSES_MOST = 120;

/** What is found between two keys. */
interface Look {
  readonly name: string;
  readonly isSeen: boolean;
  readonly page: string;
}

/** A step is a field that is filled in, a thing that is chosen, or a button or link that is pressed: what people count. */
interface Counted {
  steps: number;
}

/** Somebody who uses the console by keys alone, and how many steps they took. */
export function byKeys(page: Page) {
  const counted: Counted = { steps: 0 };
  /** What the page asked for and has not got. */
  const awaited = new Set<Request>();
  page.on('request', (request) => {
    // of what a page asked that is gone nothing comes
    if (request.isNavigationRequest()) awaited.clear();
    awaited.add(request);
  });
  const ended = (request: Request) => awaited.delete(request);
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  const key = (name: string) => page.keyboard.press(name);

  /** Presses a key until the focus is on what is called so: on one page so often, and on all that it becomes meanwhile for so long. */
  async function pressUntil(name: string | RegExp, keyName: string, look: string, what = String(name)): Promise<void> {
    const seen = new Map<string, number>();
    const began = Date.now();
    while (Date.now() < began + PATIENCE_MS) {
      const at = await page.evaluate<Look>(look);
      if (typeof name === 'string' ? at.name === name : name.test(at.name)) {
        if (!at.isSeen) throw new Error(`the focus at ${what} is not to be seen`);
        return;
      }
      if (awaited.size > 0) {
        if (Date.now() < began + READING_MS) {
          await setTimeout(20);
          continue;
        }
        // nobody gives up what is still being read
      } else {
        const presses = (seen.get(at.page) ?? 0) + 1;
        seen.set(at.page, presses);
        if (presses > PRESSES_MOST) break;
      }
      await key(keyName);
    }
    throw new Error(`keys do not reach ${what}`);
  }

  /** Goes on by Tab to what is called so. */
  const goTo = (name: string | RegExp, { back = false } = {}) => pressUntil(name, back ? 'Shift+Tab' : 'Tab', FOCUS);

  async function press(name: string | RegExp, direction = {}): Promise<void> {
    await goTo(name, direction);
    await key('Enter');
    counted.steps++;
  }

  /** Types into a field instead of what it has; Tab leaves it and closes its panel. */
  async function fill(label: string, text: string, direction = {}): Promise<void> {
    await goTo(label, direction);
    await key('Control+A');
    await page.keyboard.type(text);
    counted.steps++;
  }

  /** Types a day, which Enter takes. */
  async function setDay(label: string, text: string, direction = {}): Promise<void> {
    await fill(label, text, direction);
    await key('Enter');
    await page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
  }

  /** Types into a box that searches, and takes what is found. */
  async function pick(label: string, text: string, direction = {}): Promise<void> {
    await goTo(label, direction);
    await page.keyboard.type(text);
    const options = page.locator('.ant-select-dropdown:visible');
    const option = (state: string) => options.locator(`.ant-select-item-option-${state}`, { hasText: text }).first();
    const isTaken = async () => !(await options.first().isVisible()) || (await option('selected').isVisible());
    do {
      await option('active').waitFor();
      await key('Enter');
      // what was found by a part of the text may have been there for a moment, and be gone before the key was pressed
    } while (!(await isSoon(isTaken, true)));
    counted.steps++;
  }

  /** Goes through a row of tabs or a menu, which arrows do, and takes one. */
  async function take(name: string, arrow: 'ArrowRight' | 'ArrowDown', role: 'tab' | 'menuitem'): Promise<void> {
    await pressUntil(name, arrow, SETTLED, `the ${role} ${name}`);
    await key('Enter');
    counted.steps++;
  }

  return {
    counted,
    goTo,
    press,
    fill,
    setDay,
    pick,
    /** Opens a part of a page; `first` is the part that is shown now. */
    async tab(first: string, name: string): Promise<void> {
      await goTo(first);
      await take(name, 'ArrowRight', 'tab');
      await page.getByRole('tab', { name, exact: true, selected: true }).waitFor();
    },
    /** Opens the acts of something and chooses one. */
    async act(of: string, name: string, direction = {}): Promise<void> {
      await press(`办理：${of}`, direction);
      await page.getByRole('menuitem', { name, exact: true }).waitFor();
      await take(name, 'ArrowDown', 'menuitem');
      await page.getByRole('dialog', { name: new RegExp(`^${name}`) }).waitFor();
    },
    /** Opens a page of the frame. */
    async open(name: string): Promise<void> {
      await goTo('导航');
      await take(name, 'ArrowRight', 'menuitem');
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
    /** Finds a person or a unit and opens what is found first. */
    async find(text: string, name: string): Promise<void> {
      await key('/');
      await page.keyboard.type(text);
      await page.locator('.ant-select-item-option-active').waitFor();
      await key('Enter');
      counted.steps += 2;
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
    /** Looks at what would change. */
    async preview(): Promise<void> {
      await press('预览');
      await page.getByText('办理后的变化').waitFor();
    },
    /** Does what was looked at; the form is gone then, and the focus is back where it was opened. */
    confirm: () => confirm(page, () => press('确认办理')),
  };
}

export type ByKeys = ReturnType<typeof byKeys>;
