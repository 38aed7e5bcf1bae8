import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { actorOf } from '../access/actor.rules.ts';
import { newToken, tokenHash } from '../access/secret.ts';
import { issueAdministratorToken } from '../modules/access/administrator.service.ts';
import { withRegistry } from './database.ts';

/** Issues an administrator's token on the database itself, where the last one was lost, and prints it once. */
export async function tokenCommand(): Promise<void> {
  await withRegistry(async ({ registry }) => {
    const token = newToken();
    await issueAdministratorToken(registry, {
      name: 'administrator',
      hash: tokenHash(token),
      actor: actorOf('token', userInfo().username),
      requestId: randomUUID(),
    });
    process.stdout.write(`The administrator's token, shown this once: ${token}\n`);
  });
}
