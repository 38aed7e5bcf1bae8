import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** The size of an operation, with fragments expanded. */
interface Size {
  depth: number;
  aliases: number;
  fields: number;
}

/** The size of a document: for what is counted for each operation, the largest. */
export interface Measures extends Readonly<Size> {
  readonly rootFields: number;
  readonly directives: number;
  readonly inputDepth: number;
}

interface SelectionSize extends Size {
  /** Fields that are not below another. */
  roots: number;
}

const nothing = (): SelectionSize => ({ depth: 0, aliases: 0, fields: 0, roots: 0 });

/**
 * Measures a document before it is validated: it may use unknown fragments, and fragments in a cycle. Each fragment is measured
 * once, however often it is spread, so the work grows with the text alone.
 */
export function measure(document: DocumentNode): Measures {
  const measuring = new Measuring(document);
  const largest = nothing();
  const take = ({ depth, aliases, fields }: Size) => {
    largest.depth = Math.max(largest.depth, depth);
    largest.aliases = Math.max(largest.aliases, aliases);
    largest.fields = Math.max(largest.fields, fields);
  };
  for (const operation of document.definitions) {
    if (operation.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measuring.operation(operation);
    take(size);
    largest.roots = Math.max(largest.roots, size.roots);
  }
  // a fragment that no operation spreads is validated too
  for (const name of measuring.fragments.keys()) take(measuring.fragment(name));
  const { roots, ...sizes } = largest;
  return { ...sizes, rootFields: roots, directives: measuring.directives, inputDepth: measuring.inputDepth };
}

class Measuring {
  /** The directives and the deepest value of all that was measured. */
  directives = 0;
  inputDepth = 0;
  readonly fragments = new Map<string, FragmentDefinitionNode>();
  readonly #sizes = new Map<string, SelectionSize>();

  constructor({ definitions }: DocumentNode) {
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  operation(operation: OperationDefinitionNode): SelectionSize {
    this.#count(operation);
    for (const variable of operation.variableDefinitions ?? []) {
      this.#count(variable);
      if (variable.defaultValue) this.#countValue(variable.defaultValue);
    }
    return this.#selections(operation.selectionSet);
  }

  fragment(name: string): SelectionSize {
    const known = this.#sizes.get(name);
    if (known) return known;
    // a fragment in a cycle is met again before it is measured: validation refuses it
    this.#sizes.set(name, nothing());
    const fragment = this.fragments.get(name);
    if (!fragment) return nothing();
    this.#count(fragment);
    const size = this.#selections(fragment.selectionSet);
    this.#sizes.set(name, size);
    return size;
  }

  #selections(set: SelectionSetNode): SelectionSize {
    const size = nothing();
    for (const selection of set.selections) {
      this.#count(selection);
      const inside = selection.kind === Kind.FIELD ? this.#field(selection) : this.#spread(selection);
      size.depth = Math.max(size.depth, inside.depth);
      size.aliases += inside.aliases;
      size.fields += inside.fields;
      size.roots += inside.roots;
    }
    return size;
  }

  #field({ alias, arguments: given = [], selectionSet }: FieldNode): SelectionSize {
    for (const { value } of given) this.#countValue(value);
    const below = selectionSet ? this.#selections(selectionSet) : nothing();
    return { depth: 1 + below.depth, aliases: (alias ? 1 : 0) + below.aliases, fields: 1 + below.fields, roots: 1 };
  }

  #spread(node: InlineFragmentNode | FragmentSpreadNode): SelectionSize {
    return node.kind === Kind.INLINE_FRAGMENT ? this.#selections(node.selectionSet) : this.fragment(node.name.value);
  }

  #count({ directives = [] }: { readonly directives?: OperationDefinitionNode['directives'] }): void {
    this.directives += directives.length;
    for (const { arguments: given = [] } of directives) for (const { value } of given) this.#countValue(value);
  }

  #countValue(value: ValueNode): void {
    this.inputDepth = Math.max(this.inputDepth, valueDepth(value));
  }
}

/** The levels of lists and objects in a value. */
function valueDepth(value: ValueNode): number {
  let depth = 0;
  for (let level = partsOf(value); level; depth++) {
    const inside = level.map(partsOf).filter((parts) => parts !== null);
    level = inside.length > 0 ? inside.flat() : null;
  }
  return depth;
}

function partsOf(value: ValueNode): readonly ValueNode[] | null {
  if (value.kind === Kind.LIST) return value.values;
  return value.kind === Kind.OBJECT ? value.fields.map((field) => field.value) : null;
}

/** The levels and values of variables. Counting stops at the first that is over its maximum. */
export function measureInput(
  variables: object,
  maximum: { readonly depth: number; readonly values: number },
): { readonly depth: number; readonly values: number } {
  let values = 0;
  for (let level = [variables], depth = 0; ; depth++) {
    const next: object[] = [];
    for (const container of level) {
      for (const value of Object.values(container) as unknown[]) {
        if (++values > maximum.values) return { depth, values };
        if (typeof value === 'object' && value !== null) next.push(value);
      }
    }
    if (next.length === 0 || depth > maximum.depth) return { depth, values };
    level = next;
  }
}
