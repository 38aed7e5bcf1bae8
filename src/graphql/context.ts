import type { Viewer } from '../access/viewer.ts';
import type { Registry } from '../database/client.ts';
import type { Sealer } from '../personal/sealer.ts';
import type { Locale } from './locale.ts';
import type { OperationState } from './operation-state.ts';

/** What every resolver has at hand: what belongs to the request, and the state of its operation. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Points that a viewer without a budget of its own may spend in a while. */
  readonly budget: number;
  /** What the caller says that personal data is read for; null where it says nothing. */
  readonly purpose: string | null;
  readonly locale: Locale;
  /** For writes alone; reads go through `operation.query`. */
  readonly registry: Registry;
  /** What seals and opens personal data; null where the server has no key. */
  readonly sealer: Sealer | null;
  operation: OperationState;
}
