import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

export const AUDIENCE = 'muster-roll-test';

interface Signing {
  readonly claims?: JWTPayload;
  readonly header?: { readonly alg?: string; readonly kid?: string };
  readonly key?: CryptoKey | Uint8Array;
  /** In seconds from now. */
  readonly expires?: number | null;
  readonly notBefore?: number;
}

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1_000) + fromNow;

/** An identity provider on this machine: it signs access tokens and serves the public halves of its keys. */
export async function startIssuer() {
  let published: JWK[] = [];
  let current: { kid: string; privateKey: CryptoKey } | null = null;
  let serial = 0;
  let reads = 0;
  let broken = false;
  const server = createServer((_request, response) => {
    reads++;
    response.statusCode = broken ? 500 : 200;
    response.end(JSON.stringify({ keys: published }));
  });
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const issuer = {
    url,
    keys: new URL(`${url}/jwks`),
    /** How often the keys were read. */
    get reads() {
      return reads;
    },
    /** Whether it answers. */
    set broken(value: boolean) {
      broken = value;
    },
    get published(): readonly JWK[] {
      return published;
    },
    /** Signs with another key from now on; the ones before are gone. */
    async rotate(): Promise<void> {
      const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
      const kid = `key-${++serial}`;
      published = [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }];
      current = { kid, privateKey };
    },
    sign(
      subject: string | null,
      { claims = {}, header = {}, key, expires = 300, notBefore }: Signing = {},
    ): Promise<string> {
      const payload = { iss: url, aud: AUDIENCE, ...(subject !== null && { sub: subject }), ...claims };
      const token = new SignJWT(payload)
        .setProtectedHeader({ alg: 'ES256', kid: current!.kid, ...header })
        .setIssuedAt();
      if (expires !== null) token.setExpirationTime(seconds(expires));
      if (notBefore !== undefined) token.setNotBefore(seconds(notBefore));
      return token.sign(key ?? current!.privateKey);
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  await issuer.rotate();
  return issuer;
}
