import { createSecretKey, randomBytes } from 'node:crypto';
import { write } from '../../src/record/changes.ts';
import type { FieldChange } from '../../src/record/write.ts';
import type { Registry } from '../../src/database/client.ts';
import type { PersonalKeys, SealingKey } from '../../src/personal/keys.ts';
import {
  believedPersonalRow,
  recordPersonal,
  revisePersonal,
  type PersonalValues,
} from '../../src/personal/personal.service.ts';
import { sealer, type Sealer } from '../../src/personal/sealer.ts';

export const newKey = (id: string): SealingKey => ({ id, key: createSecretKey(randomBytes(32)) });

const LOOKUP_SECRET = createSecretKey(randomBytes(32));

/** Keys of which the first seals; all share one lookup secret, as those of one registry do. */
export const personalKeys = (...sealing: [SealingKey, ...SealingKey[]]): PersonalKeys => ({
  sealing,
  lookupSecret: LOOKUP_SECRET,
});

export const sealerWith = (...sealing: [SealingKey, ...SealingKey[]]): Sealer => sealer(personalKeys(...sealing));

/** Records personal facts in a write of its own; the fields of its change. */
export const storePersonal = (
  registry: Registry,
  personalSealer: Sealer | null,
  officerId: number,
  values: PersonalValues,
): Promise<FieldChange[]> =>
  write(registry, async (inside) => {
    const revision = revisePersonal(personalSealer, officerId, await believedPersonalRow(inside, officerId), values);
    if (revision) recordPersonal(inside, revision);
    const fields = [...(revision?.fields ?? [])];
    const change = {
      actor: 'test',
      operation: 'storePersonal',
      subjectType: 'Officer',
      subjectId: officerId,
      fields,
      basis: null,
      requestId: 'test',
    };
    return { result: fields, change: fields.length ? change : null };
  });
