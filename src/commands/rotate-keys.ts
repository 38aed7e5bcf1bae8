import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { actorOf } from '../access/actor.rules.ts';
import { readEnv } from '../env.ts';
import { rewrapImportKeys } from '../modules/imports/import-keeping.service.ts';
import { rotateKeys, supersededUnder } from '../personal/rotation.ts';
import { sealer } from '../personal/sealer.ts';
import { StartupError } from '../errors/startup-error.ts';
import { withRegistry } from './database.ts';

/** Seals all believed personal data with the first key; see docs/personal-data.md. */
export async function rotateKeysCommand(): Promise<void> {
  const { personalKeys } = readEnv();
  if (!personalKeys) throw new StartupError('MUSTER_PERSONAL_KEYS is not set: there is no key to seal with.');
  const personalSealer = sealer(personalKeys);
  await withRegistry(async ({ registry }) => {
    const resealed = await rotateKeys(registry, personalSealer, {
      actor: actorOf('rotate-keys', userInfo().username),
      requestId: randomUUID(),
      onProgress: (count) => process.stderr.write(`${count} rows sealed anew\n`),
    });
    const files = await rewrapImportKeys(registry, personalSealer);
    const lines = [`${resealed + files} rows sealed anew with the key ${personalSealer.keyId}`];
    for (const { keyId, rows } of await supersededUnder(registry, personalSealer)) {
      lines.push(`${rows} superseded rows still need the key ${keyId}`);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  });
}
