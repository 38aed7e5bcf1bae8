import { describe, expect, it } from '@jest/globals';
import { RevokeTokenDocument } from '../../generated/graphql.ts';
import { globalId, useApp } from '../../support/app.ts';
import { clientOf, issued } from '../../support/tokens.ts';

/** The embedded database has one connection, on which nothing can race. */
const onServer = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;

const REPETITIONS = 50;

onServer('administrators who revoke each other', () => {
  const api = useApp();

  it(`leave one of them, ${REPETITIONS} times`, async () => {
    let [id, token] = [globalId('Token', 1), api.token];
    for (let n = 0; n < REPETITIONS; n++) {
      const other = await issued(clientOf(api, token), {
        name: `管理员${n}`,
        scopes: ['registry:read', 'access:admin'],
      });
      // both are let in before either is revoked: what is raced is the rule, not who is known
      await clientOf(api, other.token).request('{ __typename }');
      const answers = await Promise.all(
        [
          { by: token, id: other.id },
          { by: other.token, id },
        ].map(({ by, id: revoked }) => clientOf(api, by).request(RevokeTokenDocument, { input: { id: revoked } })),
      );
      const [first] = answers.map(({ revokeToken }) => revokeToken.__typename);
      expect(answers.map(({ revokeToken }) => revokeToken.__typename).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'RevokeTokenSuccess',
        'RuleViolationError',
      ]);
      if (first === 'RuleViolationError') [id, token] = [other.id, other.token];
    }
  }, 120_000);
});
