import type { Declaration, Recording } from './declaration.ts';

/**
 * How a column may change, which the database allows in no other way: `once`, from null to a value; `rises`, to a greater
 * number; `corrected`, by a change that is recorded; `free`.
 */
type Allowance = 'once' | 'rises' | 'corrected' | 'free';

/** A table that the database keeps from being rewritten. */
export interface KeptTable {
  readonly table: string;
  /** The columns that may change, each with how. Default: none. */
  readonly allowed?: Readonly<Record<string, Allowance>>;
  /** Whether a change may delete rows. Default: false. */
  readonly deletable?: boolean;
  /**
   * How its rows are noted with the change that writes them; see proof.ts. Null: they are not, since they are the record
   * itself. Default: by their `id`.
   */
  readonly noted?: Noted | null;
  /** The tables that its rows follow from, where triggers keep it so; those are noted. */
  readonly follows?: readonly string[];
  /** By what its rows are in the chain of reads. Default: they are not in it. */
  readonly chained?: 'id' | 'table and id';
}

interface Noted {
  /** The columns by which a row is known. */
  readonly key: readonly string[];
  /** Columns that prove nothing. Default: none. */
  readonly except?: readonly string[];
}

/** A table whose rows are noted. */
export type NotedTable = KeptTable & { readonly noted?: Noted };

/** The table of the identity of a thing, whose optimistic lock rises. */
export const identityTable = ({ table }: Declaration): KeptTable => ({ table, allowed: { version: 'rises' } });

/** The table of rows that are believed until they are superseded. */
export const versionsTable = ({ versions }: Declaration | Recording): KeptTable => ({
  table: versions,
  allowed: { superseded_at: 'once' },
});

export const isNoted = (table: KeptTable): table is NotedTable => table.noted !== null;

/** The arguments of the triggers that guard the table and note its rows, as the migrations give them; null: no such trigger. */
export const triggersOf = ({ allowed = {}, deletable = false, noted }: KeptTable) => ({
  keep: [...Object.entries(allowed).map(([column, how]) => `${how} ${column}`), ...(deletable ? ['deleted'] : [])],
  note:
    noted === null
      ? null
      : noted
        ? [noted.key.join(' '), JSON.stringify(Object.fromEntries((noted.except ?? []).map((name) => [name, null])))]
        : [],
});
