import { SCOPES } from '../../access/scopes.ts';
import type { Registry } from '../../database/client.ts';
import { write } from '../../record/changes.ts';
import { newFields } from '../../record/recorded-facts.ts';
import { newId } from '../../record/timeline.ts';
import { ACCESS_GRANT, TOKEN } from './access.reads.ts';

export interface AdministratorToken {
  readonly name: string;
  /** The hash of the token; the token itself is not stored. */
  readonly hash: Buffer;
  /** The actor of the change. */
  readonly actor: string;
  readonly requestId: string;
}

/** Issues a token with all scopes, everywhere, to whoever holds the database itself: no viewer gives it. */
export const issueAdministratorToken = (
  registry: Registry,
  { name, hash, actor, requestId }: AdministratorToken,
): Promise<number> =>
  write(registry, async (inside) => {
    const [tokenId, grantId] = await Promise.all([newId(inside, TOKEN), newId(inside, ACCESS_GRANT)]);
    inside.buffer.identity(TOKEN.table, {
      id: tokenId,
      name,
      hash: `\\x${hash.toString('hex')}`,
      created_at: inside.at,
      documents_only: false,
    });
    inside.buffer.identity(ACCESS_GRANT.table, {
      id: grantId,
      token_id: tokenId,
      scopes: SCOPES,
      granted_at: inside.at,
    });
    return {
      result: tokenId,
      change: {
        actor,
        operation: 'issueToken',
        subjectType: TOKEN.type,
        subjectId: tokenId,
        fields: newFields({ name, scopes: SCOPES.join(' ') }),
        basis: null,
        requestId,
      },
    };
  });
