import { encodeGlobalID } from '@pothos/plugin-relay';
import { holderOf } from '../access/viewer.ts';
import { readInBulk } from './bulk-reads.ts';
import type { Context } from './context.ts';
import { purposeRequired } from './errors.ts';

// What somebody sent holds personal data. Who sent it knows them; whoever else reads them does so for a purpose, and on record.

/** Something that was sent. */
export interface Sent {
  readonly type: string;
  readonly id: number;
  readonly holder: string;
}

export const isOwn = ({ viewer }: Context, { holder }: Sent): boolean => holder === holderOf(viewer);

interface Asked {
  readonly field: string;
  readonly args: object;
  readonly fields: readonly string[];
  /** Of how many rows the answer tells. */
  readonly rows: number;
}

/** Reads personal data that somebody else sent. */
export async function readOfOther<Answer>(
  context: Context,
  { type, id }: Sent,
  { field, args, fields, rows }: Asked,
  read: () => Promise<Answer>,
): Promise<Answer> {
  // no act that needs the scope is on record for what was sent: its answer needs a purpose like any other
  if (context.purpose === null) throw purposeRequired();
  const question = { fields, field, args: { id: encodeGlobalID(type, id), ...args }, unitId: null };
  return readInBulk(context, 'officer:personal', question, read, () => rows);
}

/** Rows that are answered together, and what of them was read so far: they are on record as one reading. */
export class PageOfSent {
  readonly #fields: string[] = [];
  readonly #asked: Asked;
  #noted: Promise<void> | null = null;

  constructor(asked: Omit<Asked, 'fields'>) {
    this.#asked = { ...asked, fields: this.#fields };
  }

  /** Tells something of a row; once it is noted, where somebody else sent it. */
  tell<Value>(context: Context, sent: Sent, field: string, value: () => Value): Value | Promise<Value> {
    if (isOwn(context, sent)) return value();
    if (!this.#fields.includes(field)) this.#fields.push(field);
    this.#noted ??= readOfOther(context, sent, this.#asked, () => Promise.resolve());
    return this.#noted.then(value);
  }
}
