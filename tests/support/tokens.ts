import { expect } from '@jest/globals';
import { GraphQLClient } from 'graphql-request';
import type { Registry } from '../../src/database/client.ts';
import { IssueTokenDocument, type IssueTokenInput } from '../generated/graphql.ts';
import type { Harness } from './app.ts';
import { leavingNoTrace } from './writes.ts';
import { sql } from '../../src/sql/sql.ts';

/** What was issued; fails where it was refused. */
export async function issued(client: GraphQLClient, input: IssueTokenInput) {
  const { issueToken } = await client.request(IssueTokenDocument, { input });
  if (issueToken.__typename !== 'IssueTokenSuccess') throw new Error(`${issueToken.__typename}: ${issueToken.message}`);
  return issueToken;
}

export const clientOf = (api: Pick<Harness, 'url'>, token: string): GraphQLClient =>
  new GraphQLClient(`${api.url}/graphql`, { headers: { authorization: `Bearer ${token}` } });

/** All tokens and grants as they are stored, without the last use of tokens. */
export const accessRows = (registry: Registry) =>
  registry.$query<Record<string, unknown>>(
    sql`SELECT to_jsonb(t) - 'last_used_at' AS token, to_jsonb(g) AS "grant", gu.unit_id AS unit
FROM token t FULL JOIN access_grant g ON g.token_id = t.id LEFT JOIN access_grant_unit gu ON gu.grant_id = g.id
ORDER BY t.id, g.id, gu.unit_id`,
    [],
  );

/** Runs work that must change nothing on record, and no token or grant. */
export async function leavingAccessUntouched<Result>(registry: Registry, work: () => Promise<Result>): Promise<Result> {
  const before = await accessRows(registry);
  const result = await leavingNoTrace(registry, work);
  expect(await accessRows(registry)).toEqual(before);
  return result;
}
