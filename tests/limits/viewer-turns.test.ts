import type { IncomingMessage } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { ViewerTurns } from '../../src/limits/viewer-turns.ts';

const ann = { type: 'Token', id: 'ann' } as const;
const bob = { type: 'Token', id: 'bob' } as const;

const request = (socket: { destroyed: boolean } = { destroyed: false }) => ({ socket }) as unknown as IncomingMessage;

/** Requests that enter, and note when their turn comes. All are ended by `end`, so that none waits on after its test. */
function entrance(turns: ViewerTurns) {
  const begun: string[] = [];
  const all: { asked: IncomingMessage; entered: Promise<unknown> }[] = [];
  const enter = (who: typeof ann | typeof bob, name: string, asked = request()) => {
    const entered = turns.enter(who, asked).then(() => begun.push(name));
    all.push({ asked, entered: entered.catch(() => undefined) });
    return { asked, entered };
  };
  const end = () =>
    Promise.all(
      all.map(async ({ asked, entered }) => {
        await entered;
        turns.leave(asked);
      }),
    );
  return { begun, enter, end };
}

const turn = async () => {
  for (let i = 0; i < 4; i++) await setImmediate();
};

describe('the turns of viewers', () => {
  it('let so many requests of one viewer begin, the others in their order, and those of others at once', async () => {
    const turns = new ViewerTurns({ viewerRequests: 2, executionMs: 10_000 });
    const { begun, enter, end } = entrance(turns);
    const [first] = ['a1', 'a2', 'a3', 'a4'].map((name) => enter(ann, name));
    enter(bob, 'b1');
    await turn();
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    turns.leave(first!.asked);
    // a second time ends nothing more
    turns.leave(first!.asked);
    await turn();
    expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
    await end();
  });

  it('pass over whoever is gone', async () => {
    const turns = new ViewerTurns({ viewerRequests: 1, executionMs: 10_000 });
    const { begun, enter, end } = entrance(turns);
    const { asked } = enter(ann, 'a1');
    enter(ann, 'gone', request({ destroyed: true }));
    enter(ann, 'a3');
    await turn();
    turns.leave(asked);
    await turn();
    expect(begun).toEqual(['a1', 'a3']);
    await end();
  });

  it('refuse whoever is gone once its turn would have come, and nobody else later', async () => {
    const turns = new ViewerTurns({ viewerRequests: 1, executionMs: 200 });
    const { begun, enter, end } = entrance(turns);
    const first = enter(ann, 'a1');
    const gone = enter(ann, 'gone', request({ destroyed: true }));
    const second = enter(ann, 'a2');
    turns.leave(first.asked);
    await expect(gone.entered).rejects.toThrow('Too many requests');
    await setTimeout(150);
    const third = enter(ann, 'a3');
    await setTimeout(100);
    turns.leave(second.asked);
    await third.entered;
    expect(begun).toEqual(['a1', 'a2', 'a3']);
    await end();
  });

  it('refuse one more than two hundred that wait, and what has waited too long', async () => {
    const turns = new ViewerTurns({ viewerRequests: 1, executionMs: 50 });
    const { begun, enter, end } = entrance(turns);
    const { asked } = enter(ann, 'a1');
    const waiting = Array.from({ length: 200 }, () => enter(ann, 'waits').entered.catch((error: unknown) => error));
    const refused = { extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1, http: { status: 429 } } };
    await expect(enter(ann, 'one more').entered).rejects.toMatchObject(refused);
    await setTimeout(100);
    expect(await Promise.all(waiting)).toEqual(
      waiting.map(() => expect.objectContaining({ message: expect.stringContaining('Too many requests') })),
    );
    turns.leave(asked);
    await enter(ann, 'a2').entered;
    expect(begun).toEqual(['a1', 'a2']);
    await end();
  });
});
