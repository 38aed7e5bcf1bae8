import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { session, type Store } from '../../src/graphiql/session.ts';

/** A Storage as browsers have it. */
function store(entries: Record<string, string> = {}): Store & { readonly all: Map<string, string> } {
  const all = new Map(Object.entries(entries));
  return {
    all,
    get length() {
      return all.size;
    },
    key: (index) => [...all.keys()][index] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  };
}

const HEADERS = '{"Authorization": "Bearer mr_a"}';
let ofTab: ReturnType<typeof store>;
let ofBrowser: ReturnType<typeof store>;

beforeEach(() => {
  ofTab = store();
  ofBrowser = store();
});

describe('what GraphiQL keeps', () => {
  it('is kept for the tab, and nothing in the browser', () => {
    session(ofTab, ofBrowser).setItem('graphiql:headers', HEADERS);
    expect([...ofTab.all]).toEqual([['graphiql:headers', HEADERS]]);
    expect(ofBrowser.all.size).toBe(0);
    // after the page is loaded again
    expect(session(ofTab, ofBrowser).getItem('graphiql:headers')).toBe(HEADERS);
  });

  it('is removed from the browser, where earlier versions left it, and nothing else is', () => {
    ofBrowser = store({
      'graphiql:headers': HEADERS,
      'graphiql:tabState': HEADERS,
      'graphiql:queries': '[]',
      other: 'x',
    });
    const { length, getItem } = session(ofTab, ofBrowser);
    expect([...ofBrowser.all.keys()]).toEqual(['other']);
    expect([length, getItem('graphiql:headers')]).toEqual([0, null]);
  });

  it('is gone after signing out, and no editor that writes late brings it back', () => {
    ofTab = store({ other: 'x' });
    const kept = session(ofTab, ofBrowser);
    kept.setItem('graphiql:headers', HEADERS);
    kept.signOut();
    kept.setItem('graphiql:tabState', HEADERS);
    expect([...ofTab.all.keys()]).toEqual(['other']);
    expect(kept.getItem('graphiql:headers')).toBeNull();
  });

  it('is in the page as it is built, with a button to sign out', async () => {
    const page = join(import.meta.dirname, '../../dist/page');
    const scripts = (await readdir(page)).filter((name) => /^(?:page|chunk-.*)\.js$/.test(name));
    const text = (await Promise.all(scripts.map((name) => readFile(join(page, name), 'utf8')))).join('\n');
    expect(text).toMatch(/\(sessionStorage,localStorage\)/);
    expect(text).toMatch(/\.signOut\(\),location\.reload\(\)/);
    expect(text).toContain('"Sign out"');
    expect(text).toMatch(/storage:\w+,shouldPersistHeaders/);
  });
});
