import type { Basis as BasisRow } from '../record/write.ts';
import type { BasisColumns, Dated } from '../time/temporal.ts';
import { builder } from './builder.ts';

export const Validity = builder.objectRef<Dated>('Validity').implement({
  description: 'The days on which a fact holds (有效期).',
  authScopes: { scope: 'registry:read' },
  fields: (t) => ({
    from: t.expose('validFrom', { type: 'Date', description: 'The first day.' }),
    to: t.expose('validTo', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it no longer holds; null while no end is known.',
    }),
    startKnown: t.exposeBoolean('startKnown', {
      description:
        'False if a source only attests the fact on `from` (the first day of the day, month or year it names): the fact may have begun earlier.',
    }),
  }),
});

export const Basis = builder.objectRef<BasisRow>('Basis').implement({
  description: 'The document and the reason that authorize a change (依据).',
  fields: (t) => ({
    documentNumber: t.exposeString('documentNumber', {
      nullable: true,
      description: 'The number of the order (文号), as printed on it; null if none was given.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'The reason in words; null if none was given.',
    }),
  }),
});

/** The basis columns of a recorded row as one value; null if both are null. */
export const basisOf = (row: BasisColumns): BasisRow | null =>
  row.basisDocument === null && row.basisReason === null
    ? null
    : { documentNumber: row.basisDocument, reason: row.basisReason };
