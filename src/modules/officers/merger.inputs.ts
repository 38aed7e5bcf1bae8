import { BasisInput, EFFECTIVE_ON } from '../acts/standard.inputs.ts';
import { builder } from '../../graphql/builder.ts';

export const MergeUnitsInput = builder.inputType('MergeUnitsInput', {
  description: 'Several units to become part of another (合并单位).',
  fields: (t) => ({
    ids: t.idList({ required: true, description: 'The units that end, each of them once: 1 to 100.' }),
    into: t.id({
      required: true,
      description: 'The unit that takes what is in them, there from then on; none of them, nor below one of them.',
    }),
    effectiveOn: t.field({ type: 'Date', required: true, description: EFFECTIVE_ON }),
    basis: t.field({ type: BasisInput, description: 'By whose order.' }),
  }),
});
