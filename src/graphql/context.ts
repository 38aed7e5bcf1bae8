import type { Viewer } from '../access/viewer.ts';
import type { Registry } from '../database/client.ts';
import type { Sealer } from '../personal/sealer.ts';
import type { Background } from './background.ts';
import type { Locale } from './locale.ts';
import type { OperationState } from './operation-state.ts';
import type { Told } from './request-settings.ts';

/** What every resolver gets: what belongs to the request, and the state of its operation. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The points of a viewer without a budget of its own; see docs/limits.md. */
  readonly budget: number;
  /** The purpose for which the caller reads personal data, as the caller states it; null if it states none. */
  readonly purpose: string | null;
  readonly locale: Locale;
  /** What the headers of the request tell of how its operations are executed. */
  readonly told: Told;
  /** For writes alone; reads go through `operation.query`. */
  readonly registry: Registry;
  /** Seals and opens personal data; null if the server has no key. */
  readonly sealer: Sealer | null;
  /** Does what goes on after the answer. */
  readonly background: Background;
  operation: OperationState;
}
