import type { ViewerKind } from '../generated/prisma/enums.ts';
import type { Scope } from './scopes.ts';

/** Who asks, and what the grants in force allow. */
export interface Viewer {
  readonly id: string;
  readonly name: string;
  readonly kind: ViewerKind;
  readonly scopes: ReadonlySet<Scope>;
  /** The units that the grants are bound to, with their subtrees; empty: everywhere. */
  readonly unitIds: readonly number[];
  /** Nothing but trusted documents is executed for it. */
  readonly documentsOnly: boolean;
}
