import { createHash } from 'node:crypto';
import type { Message } from '../../errors/refusals.ts';
import type { Signer } from '../../record/checkpoint.ts';
import { heldText } from '../../spreadsheets/xml-text.ts';

/** Where a file came from, as its last sheet or line tells. */
export interface Provenance {
  /** The day that it is about. */
  readonly asOf: string;
  /** The instant whose knowledge it shows; null: that of the record at its position. */
  readonly knownAt: string | null;
  /** The last change on record when it was made, and its hash. */
  readonly position: string;
  readonly hash: string;
  readonly madeAt: string;
  readonly actor: string;
  /** What was asked: the path and the parameters of the address. */
  readonly asked: string;
  readonly rows: number;
  /** The scopes for want of which cells are empty, with blanks between. */
  readonly withheld: string;
  /** SHA-256 of the headings and all rows, in hexadecimal digits; see `ContentsHash`. */
  readonly contents: string;
  /** Of `provenanceText`: Ed25519 in base64 by the key of the checkpoints; null where the server has none. */
  readonly signature: string | null;
  readonly publicKey: string | null;
}

type Facts = Omit<Provenance, 'signature' | 'publicKey'>;

/** The facts in their order, with what they are called. */
export const PROVENANCE: Readonly<Record<keyof Provenance, Message>> = {
  asOf: { zh: '时点', en: 'As of' },
  knownAt: { zh: '认知时点', en: 'Known at' },
  position: { zh: '记录序号', en: 'Position' },
  hash: { zh: '记录哈希', en: 'Hash of the record' },
  madeAt: { zh: '导出时间', en: 'Made at' },
  actor: { zh: '导出人', en: 'Asked by' },
  asked: { zh: '导出内容', en: 'Asked' },
  rows: { zh: '行数', en: 'Rows' },
  withheld: { zh: '无权查看（空白）', en: 'Withheld (left empty)' },
  contents: { zh: '内容哈希', en: 'Hash of the contents' },
  signature: { zh: '签名', en: 'Signature' },
  publicKey: { zh: '公钥', en: 'Public key' },
};

/** What is signed: a line for each fact, as JSON, in their order. */
export const provenanceText = (facts: Facts): string =>
  `muster-roll export\n${Object.keys(PROVENANCE)
    .filter((name) => name !== 'signature' && name !== 'publicKey')
    .map((name) => `${name} ${JSON.stringify(facts[name as keyof Facts])}\n`)
    .join('')}`;

/** The same facts with their signature. */
export const signedProvenance = (facts: Facts, signer: Signer | null): Provenance => ({
  ...facts,
  signature: signer?.signText(provenanceText(facts)) ?? null,
  publicKey: signer?.publicKey ?? null,
});

/** Spreadsheets keep no more digits of a number. */
const DIGITS = 15;

/** A number as every spreadsheet gives it back. */
export const keptNumber = (number: number): number => Number(number.toPrecision(DIGITS));

/**
 * The hash of what a file contains, row by row: the same for every form of file, and for a file that a spreadsheet has saved again. So
 * it is of the values, and empty cells at the end of a row and empty rows are as none.
 */
export class ContentsHash {
  readonly #hash = createHash('sha256');

  /** Takes in a row of cells. An empty cell is as none; a number is as its text. */
  add(cells: readonly (string | number | null)[]): void {
    const texts = cells.map((cell) => (typeof cell === 'number' ? String(keptNumber(cell)) : heldText(cell ?? '')));
    while (texts.at(-1) === '') texts.pop();
    if (texts.length > 0) this.#hash.update(`${JSON.stringify(texts)}\n`);
  }

  /** In hexadecimal digits; nothing can be added any more. */
  done(): string {
    return this.#hash.digest('hex');
  }
}
