import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { FaultProxy } from '../support/faults/proxy.ts';

it('packets that are late come in the order in which they were sent, as TCP has it', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy = await FaultProxy.before(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
  try {
    const client = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    const [socket] = (await once(server, 'connection')) as [Socket];
    let seen = '';
    socket.on('data', (bytes: Buffer) => (seen += bytes.toString()));
    for (const [text, delayMs] of Object.entries({ a: 100, b: 0, c: 0 })) {
      proxy.delayMs = delayMs;
      client.write(text);
      // the proxy reads it before it is told another delay
      await sleep(20);
    }
    while (seen.length < 3) await sleep(10);
    expect(seen).toBe('abc');
  } finally {
    await proxy.stop();
    server.close();
  }
});
