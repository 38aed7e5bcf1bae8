import type { May } from './place.ts';
import { useSession } from './session.tsx';
import { kindsFor } from './sheets/kinds.ts';
import type { TextKey } from './texts.ts';

interface Held {
  readonly scopes: readonly string[];
  readonly may: May;
}

interface PageOfMenu {
  readonly name: TextKey;
  /** Whether there is anything for a viewer; where it is not said, there is for all. */
  readonly isFor?: (held: Held) => boolean;
  /** What it stands under, with others: all pages beside each other are wider than a window. */
  readonly under?: TextKey;
}

const PAGES = {
  '/': { name: 'home' },
  '/officers': { name: 'people' },
  '/due': { name: 'due' },
  '/statistics': { name: 'statistics' },
  '/honors': { name: 'honors' },
  '/sheets': { name: 'sheets', isFor: ({ may }) => kindsFor(may).length > 0 },
  '/changes': { name: 'changes', isFor: ({ may }) => may('change:read'), under: 'onRecord' },
  '/compare': { name: 'compare', under: 'onRecord' },
  // whoever writes something may take something back; see areas of acts
  '/acts': {
    name: 'acts',
    isFor: ({ scopes }) => scopes.some((scope) => scope.endsWith(':write') || scope === 'access:admin'),
  },
  '/administration': { name: 'administration' },
} as const satisfies Readonly<Record<string, PageOfMenu>>;

/** The pages of the menu on which there is something for the viewer, and what they are called. */
export function useMenu(): ReadonlyMap<string, TextKey> {
  const { viewer, may } = useSession();
  const held: Held = { scopes: viewer.scopes, may };
  return new Map(
    Object.entries<PageOfMenu>(PAGES).flatMap(([path, { name, isFor }]) =>
      !isFor || isFor(held) ? [[path, name] as const] : [],
    ),
  );
}

/** An entry of the menu: a page, or several under one word. */
export interface MenuEntry {
  readonly name: TextKey;
  readonly paths: readonly string[];
}

const underOf = (path: string): TextKey | undefined => (PAGES as Readonly<Record<string, PageOfMenu>>)[path]?.under;

/** Pages as they stand in the menu; one that would be alone under a word stands by itself. */
export function entriesOf(pages: ReadonlyMap<string, TextKey>): readonly MenuEntry[] {
  const entries = new Map<string, string[]>();
  for (const path of pages.keys()) {
    const under = underOf(path) ?? path;
    entries.set(under, [...(entries.get(under) ?? []), path]);
  }
  return [...entries.values()].map((paths) => {
    const first = paths[0]!;
    return { name: (paths.length > 1 && underOf(first)) || pages.get(first)!, paths };
  });
}
