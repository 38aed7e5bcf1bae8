import type { Registry } from '../database/client.ts';
export async function loadFacts(
  _r: Registry,
  _d: string,
  _o: { actor: string; requestId: string; onProgress?: (line: string) => void },
) {
  return {};
}
export const formatSummary = (_s: object) => '';
