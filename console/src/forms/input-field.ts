/** A field of an input of the schema, as the build found it. */
export interface InputField {
  readonly name: string;
  readonly type: string;
  readonly kind: 'scalar' | 'enum' | 'input';
  readonly required: boolean;
  readonly list: boolean;
  /** Whether null takes its value away, where leaving it blank leaves it as it is. */
  readonly clearable?: boolean;
  /** Whether the registry keeps it sealed. */
  readonly sealed?: boolean;
  /** The fewest characters that it may have, where that is more than one. */
  readonly minimum?: number;
  /** The most characters that it may have. */
  readonly maximum?: number;
}
