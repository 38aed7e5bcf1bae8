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
}

const PAGES = {
  '/': { name: 'home' },
  '/due': { name: 'due' },
  '/statistics': { name: 'statistics' },
  '/honors': { name: 'honors' },
  '/sheets': { name: 'sheets', isFor: ({ may }) => kindsFor(may).length > 0 },
  '/changes': { name: 'changes', isFor: ({ may }) => may('change:read') },
  '/compare': { name: 'compare' },
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
