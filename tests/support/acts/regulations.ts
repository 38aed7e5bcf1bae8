import { unique } from '../factories.ts';
import { BASIS, ON, type EveryAct } from './world.ts';

/** The acts on rules of regulations. */
export const REGULATION_ACTS: Readonly<Record<string, EveryAct>> = {
  adoptRegulationRule: {
    roles: {},
    input: () =>
      Promise.resolve({
        key: 'concern.retention.months',
        value: unique(),
        article: '某市公安局规定',
        effectiveOn: ON,
        basis: BASIS,
      }),
  },
};
