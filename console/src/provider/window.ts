// The window in which somebody signs in again, beside the page that goes on. Neither holds the other, since the policy of the
// browser parts them at the address of the provider: they speak over a channel of their own origin. Only the answer of the
// provider goes over it, which is good for nothing without the verifier of the page.

type Told = { readonly answer: string } | { readonly taken: string };

class Channel extends BroadcastChannel {
  constructor() {
    super('muster-signed-in');
  }

  tell(told: Told): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin alone
    this.postMessage(told);
  }

  heard(listener: (told: Told) => void): void {
    this.addEventListener('message', ({ data }: MessageEvent<Told>) => listener(data));
  }
}

const TAKEN_MS = 2_000;

/** Opens the address of the provider in a window, and tells what it answered there. */
export function answerOfWindow(address: string, state: string, signal: AbortSignal): Promise<URLSearchParams> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const channel = new Channel();
    signal.addEventListener('abort', () => {
      channel.close();
      reject(signal.reason as Error);
    });
    channel.heard((told) => {
      if (!('answer' in told)) return;
      const answer = new URLSearchParams(told.answer);
      if (answer.get('state') !== state) return;
      channel.tell({ taken: state });
      channel.close();
      resolve(answer);
    });
    // without an opener it has none of what is kept in this tab
    window.open(address, '_blank', 'popup,noopener,width=520,height=720');
  });
}

/** Hands an answer to the page that waits for it; false: none does. */
export function handedOver(answer: string): Promise<boolean> {
  const state = new URLSearchParams(answer).get('state');
  return new Promise((resolve) => {
    const channel = new Channel();
    const end = (isTaken: boolean) => {
      channel.close();
      resolve(isTaken);
    };
    const late = setTimeout(() => end(false), TAKEN_MS);
    channel.heard((told) => {
      if (!('taken' in told) || told.taken !== state) return;
      clearTimeout(late);
      end(true);
    });
    channel.tell({ answer });
  });
}
