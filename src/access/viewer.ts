import type { ViewerKind } from '../generated/prisma/enums.ts';
import type { Grant, Holder, Scopes } from './scopes.ts';

/** The caller of a request, with what the grants in force allow. */
export interface Viewer {
  /** The type of the id: of the token presented, or of the person who signed in. */
  readonly type: 'Token' | 'Person';
  readonly id: string;
  readonly name: string;
  readonly kind: ViewerKind;
  /** The name of the viewer in changes. */
  readonly actor: string;
  readonly scopes: Scopes;
  readonly holder: Holder;
  /** The officer whom the viewer is, by an id that leads to no other; null for a token, and for a person who is linked to none. */
  readonly officerId: number | null;
  /** What the viewer has besides, on no record: by the groups that the identity provider tells. */
  readonly ofGroups: readonly Grant[];
  /** Whether only trusted documents are executed for the viewer. */
  readonly documentsOnly: boolean;
  /** The points that the viewer may spend, as docs/limits.md counts them; null: the budget that the server gives to each viewer. */
  readonly budget: number | null;
}

/** Whose work, points and reads are counted together: all requests of one token, or of one person. */
export const holderOf = ({ type, id }: Pick<Viewer, 'type' | 'id'>): string => `${type}:${id}`;
