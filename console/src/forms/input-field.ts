/** A field of an input of the schema, as the build found it. */
export interface InputField {
  readonly name: string;
  readonly type: string;
  readonly kind: 'scalar' | 'enum' | 'input';
  readonly required: boolean;
  readonly list: boolean;
  readonly values?: readonly string[];
  /** The most characters that it may have. */
  readonly maximum?: number;
}
