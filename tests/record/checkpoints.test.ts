import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEnv } from '../../src/env.ts';
import { write } from '../../src/record/changes.ts';
import { isSigned, readPublicKey, readSigningKey, signedText } from '../../src/record/checkpoint.ts';
import { newestCheckpoint, signCheckpoint } from '../../src/record/checkpoints.ts';
import { startSigning } from '../../src/record/signing.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { newSigningKey, testSigner } from '../support/signer.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await openTestDatabase();
}, 60_000);
afterAll(() => test.close());

const changing = () =>
  write(test.database.registry, () =>
    Promise.resolve({
      result: null,
      change: {
        actor: 'test',
        operation: 'test',
        subjectType: 'Registry',
        subjectId: null,
        fields: [],
        basis: null,
        requestId: 'request-1',
      },
    }),
  );

const newest = () => newestCheckpoint(test.database.registry.$query);
const count = () => test.database.registry.checkpoint.count();

describe('a signing key', () => {
  it('is read as openssl writes it, with its lines or without', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const line = pem.replaceAll(/-----.*-----|\n/g, '');
    expect(readSigningKey(pem)!.publicKey).toBe(readSigningKey(line)!.publicKey);
    const spki = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(readPublicKey(spki)).toBe(readSigningKey(pem)!.publicKey);
    expect(readPublicKey(readSigningKey(pem)!.publicKey)).toBe(readSigningKey(pem)!.publicKey);
  });

  it('is refused where it is something else, and never repeated', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const others = [
      'secret',
      Buffer.alloc(32).toString('base64'),
      rsa.export({ format: 'pem', type: 'pkcs8' }).toString(),
    ];
    for (const MUSTER_SIGNING_KEY of others) {
      expect(readSigningKey(MUSTER_SIGNING_KEY)).toBeNull();
      expect(() => readEnv({ MUSTER_SIGNING_KEY })).toThrow(
        /^The environment is not valid: MUSTER_SIGNING_KEY must be an Ed25519 key: a PKCS#8 PEM of openssl genpkey -algorithm ed25519, or its base64 in one line\.$/,
      );
    }
    const key = newSigningKey();
    expect(readEnv({ MUSTER_SIGNING_KEY: key }).signer!.publicKey).toBe(readSigningKey(key)!.publicKey);
    expect(readEnv({}).signer).toBeNull();
  });
});

describe('a checkpoint', () => {
  it('is made of the last change, once, and of none before the first', async () => {
    const { registry } = test.database;
    const signer = testSigner();
    expect(await signCheckpoint(registry, signer)).toBe(false);
    expect(await newest()).toBeNull();
    await changing();
    expect(await signCheckpoint(registry, signer)).toBe(true);
    expect(await signCheckpoint(registry, signer)).toBe(false);
    const head = await registry.changeHead.findUniqueOrThrow({ where: { id: 1 } });
    const checkpoint = (await newest())!;
    const stood = { position: '1', hash: head.hash, at: head.at.toISOString() };
    expect(checkpoint).toEqual({ ...stood, signature: checkpoint.signature, publicKey: signer.publicKey });
    expect(signedText(checkpoint)).toBe(`muster-roll checkpoint\n1\n${stood.hash}\n${stood.at}\n`);
    expect(isSigned(checkpoint)).toBe(true);
    for (const other of [{ position: '2' }, { hash: '0' }, { at: '2020-01-01T00:00:00.000Z' }, { signature: 'AA==' }]) {
      expect(isSigned({ ...checkpoint, ...other })).toBe(false);
    }
  });

  it('is made once by many servers at a time, and not again within the pause', async () => {
    const { registry } = test.database;
    const signer = testSigner();
    await changing();
    const before = await count();
    const made = await Promise.all(Array.from({ length: 10 }, () => signCheckpoint(registry, signer, 60_000)));
    expect(made.filter(Boolean)).toEqual([true]);
    await changing();
    expect(await signCheckpoint(registry, signer, 60_000)).toBe(false);
    expect(await count()).toBe(before + 1);
    expect(await signCheckpoint(registry, signer, 0)).toBe(true);
  });

  it('is made by a server while changes come, and when it stops', async () => {
    const { registry } = test.database;
    const errors: unknown[] = [];
    const onError = (error: unknown) => errors.push(error);
    await changing();
    const signing = startSigning(registry, testSigner(), { onError, everyMs: 20, pauseMs: 0 });
    const signed = async (position: string) => {
      while ((await newest())?.position !== position) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const head = async () => (await registry.changeHead.findUniqueOrThrow({ where: { id: 1 } })).position.toString();
    await signed(await head());
    await changing();
    await signed(await head());
    await signing.stop();

    const pausing = startSigning(registry, testSigner(), { onError, everyMs: 20, pauseMs: 3_600_000 });
    await signed(await head());
    await changing();
    const before = await count();
    await pausing.stop();
    expect(await count()).toBe(before + 1);
    expect((await newest())!.position).toBe(await head());
    expect(errors).toEqual([]);
  });
});
