/** How many variants of a question have been asked before it is measured, where a share of what is asked is to be new. */
export const KNOWN = 60;
/** A question is asked if it has so many times as many variants. */
export const VARIED = 2;

/**
 * The share of the requests that nobody asked before, as --new has it; null without it. It says why it is none.
 */
export function shareOf(text, variants) {
  if (text === undefined) return null;
  const share = Number(text);
  if (!(share > 0 && share <= 1)) throw new Error(`--new must be a share from 0 to 1, such as 0.5; it is ${text}.`);
  if (variants <= KNOWN) {
    throw new Error(`--new asks what ${KNOWN} known variants are not: set BENCH_VARIANTS to more, such as 1900.`);
  }
  return share;
}

/** The places of the variants that differ from all before them. */
export function placesOfDifferent(bodies) {
  const seen = new Set();
  return bodies.flatMap((body, i) => {
    const text = JSON.stringify(body);
    if (seen.has(text)) return [];
    seen.add(text);
    return [i];
  });
}

/**
 * Requests to one server of which a share was never sent to it before. Those that are new are divided among the rounds; a round ends when
 * its own have been sent. Before the first round only known ones are sent.
 */
export const partlyNew = (known, fresh, share, rounds) => ({
  warm: known,
  ofRound(round) {
    const own = fresh.filter((_request, i) => i % rounds === round);
    let sent = 0;
    let sentNew = 0;
    return () => {
      sent++;
      return sentNew < sent * share ? own[sentNew++] : known[sent % known.length];
    };
  },
});

export const noteOfNew = (share, left) =>
  `Of the requests, ${share * 100} % were never sent to that server before. Left out, since all their variants are known after ${KNOWN}: ${left.join(', ') || 'none'}.`;
