import type { Scope } from '../../access/scopes.ts';
import type { Message } from '../../errors/refusals.ts';

/** What a cell may name, by a code, a number or a key. */
export type Named =
  'Activity' | 'Duty' | 'EvaluationCycle' | 'Honor' | 'HonorProgram' | 'Officer' | 'Place' | 'Program' | 'Unit';

/** An element of a list that columns of their own give, such as the second member of a family. */
export interface ElementOfList {
  readonly key: string;
  /** What the headings of its columns begin with. */
  readonly heading: Message;
  /** What it has in any case. */
  readonly given: Readonly<Record<string, unknown>>;
}

/** What the rows of a kind become: everything else is told by the input of the act, in the schema. */
export interface KindOfImport {
  /** The acts of one row, each after the one before, as one change. */
  readonly acts: readonly [string, ...string[]];
  /** The scope of the act. */
  readonly scope: Scope;
  /** By whose name the words for fields are known; see field.vocabulary.ts. */
  readonly words: string;
  /** Fields of the input that no column gives. */
  readonly without: readonly string[];
  /** What the fields that are ids name. */
  readonly names: Readonly<Record<string, readonly Named[]>>;
  /** The fields that a sheet calls otherwise than the record of changes does. */
  readonly headings?: Readonly<Record<string, Message>>;
  /** The field by whose day names are looked up; where it is not given, today. */
  readonly on: string;
  /** A scope that the act needs besides, for what is looked up and shown before it. */
  readonly besides?: Scope;
  /** The elements that lists of the input may have in one row; of other lists a row gives one. */
  readonly elements?: Readonly<Record<string, readonly ElementOfList[]>>;
  /** The field that names what its rows are about, where the change is about a part of that which not all may see. */
  readonly about?: string;
  /** Whether officers may be named by their national ids, too. */
  readonly byNationalId?: boolean;
  /** The field that no act takes, whose text is compared with the name on record of the officer in another. */
  readonly nameOf?: { readonly field: string; readonly officer: string };
  /** Whether a file of the editor of 干部任免审批表 is one row. */
  readonly lrmx?: boolean;
  /** Fields that no cell of a spreadsheet can hold: columns of no template. */
  readonly beyondCells?: readonly string[];
}
