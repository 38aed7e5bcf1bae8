import { describe, expect, it } from '@jest/globals';
import type { GraphQLClient } from 'graphql-request';
import type { Scope } from '../../src/access/scopes.ts';
import { refusal, scopesWithout, type Harness } from './app.ts';
import { leavingNoTrace } from './writes.ts';

/** Sends an act, whose input is good, with a client. */
export type Send = (client: GraphQLClient) => Promise<unknown>;

/** A mutation, and what makes the things that one act of it is about. */
export type Act = readonly [name: string, prepare: () => Promise<Send>];

/** Tests each act with each kind of caller: without a token, without one of the scopes that it needs, and with these alone. */
export function testCallers(api: Harness, scopes: readonly [Scope, ...Scope[]], acts: readonly Act[]): void {
  describe.each(acts)('%s', (name, prepare) => {
    const refused = async (client: GraphQLClient) => {
      const send = await prepare();
      return leavingNoTrace(api.registry, () => refusal(send(client)));
    };

    it('is refused to a caller without a token', async () => {
      expect(await refused(api.anonymous())).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    });

    it.each(scopes)('is refused, before anything is done, without the scope %s', async (scope) => {
      expect(await refused(await api.signedIn(scopesWithout(scope)))).toMatchObject([
        { message: `This needs the scope ${scope}.`, path: [name], extensions: { code: 'FORBIDDEN' } },
      ]);
    });

    it(`is open to a caller with ${scopes.join(' and ')} alone, who sees the change that it made`, async () => {
      const send = await prepare();
      expect(await send(await api.signedIn(scopes))).toMatchObject({
        [name]: {
          __typename: `${name[0]!.toUpperCase()}${name.slice(1)}Success`,
          change: { position: expect.any(String) },
        },
      });
    });
  });
}
