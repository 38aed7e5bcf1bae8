import type { ViewerKind } from '../generated/prisma/enums.ts';
import type { Scopes } from './scopes.ts';

/** Who asks, and what the grants in force allow. */
export interface Viewer {
  /** The type of its id: the token presented, or the person who signed in. */
  readonly type: 'Token' | 'Person';
  readonly id: string;
  readonly name: string;
  readonly kind: ViewerKind;
  /** Whom changes name. */
  readonly actor: string;
  readonly scopes: Scopes;
  /** Nothing but trusted documents is executed for it. */
  readonly documentsOnly: boolean;
  /** Points that it may spend in a while, as docs/limits.md counts them; null: as many as the server gives to each viewer. */
  readonly budget: number | null;
}
