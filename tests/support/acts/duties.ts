import { unique } from '../factories.ts';
import { BASIS, ON, type EveryAct } from './world.ts';

/** The acts on places and duties. */
export const DUTY_ACTS: Readonly<Record<string, EveryAct>> = {
  recordPlaces: {
    roles: {},
    input: () =>
      Promise.resolve({
        places: [{ code: `EVERY-${unique()}`, kind: 'COMMUNITY', name: '测试社区' }],
        effectiveOn: ON,
        basis: BASIS,
      }),
  },
};
