import type { Viewer } from '../access/viewer.ts';
import type { Rows } from '../database/statements.ts';
import type { Moment } from '../database/temporal.ts';

/** What every resolver of one request has at hand. */
export interface Context {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** The door to the data. */
  readonly rows: Rows;
  /** The two dates that the whole operation is answered for. */
  moment: Moment;
  /** The loaders of the request, by their definition; see loading.ts. */
  readonly loaders: Map<object, unknown>;
}
