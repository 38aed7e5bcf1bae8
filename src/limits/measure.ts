import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';

/** How large an operation is, every fragment put in where it is spread. */
interface Size {
  depth: number;
  aliases: number;
  fields: number;
}

/** How large a document is: of what is counted by operation, the largest. */
export interface Measures extends Readonly<Size> {
  readonly rootFields: number;
  readonly directives: number;
  readonly inputDepth: number;
}

/**
 * Measures a document before it is validated: it may name what is not there and have fragments in circles. Each
 * fragment is measured once, however often it is spread, so the work is that of reading the document.
 */
export function measure(document: DocumentNode): Measures {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const counted = { directives: 0, inputDepth: 0 };
  const sizes = new Map<string, Size & { roots: number }>();

  const look = ({ directives = [] }: { readonly directives?: OperationDefinitionNode['directives'] }) => {
    counted.directives += directives.length;
    for (const { arguments: given = [] } of directives) for (const { value } of given) lookInto(value);
  };
  const lookInto = (value: ValueNode) => {
    counted.inputDepth = Math.max(counted.inputDepth, valueDepth(value));
  };

  const sizeOf = (set: SelectionSetNode): Size & { roots: number } => {
    const size = { depth: 0, aliases: 0, fields: 0, roots: 0 };
    for (const selection of set.selections) {
      look(selection);
      if (selection.kind === Kind.FIELD) {
        for (const { value } of selection.arguments ?? []) lookInto(value);
        const below = selection.selectionSet ? sizeOf(selection.selectionSet) : null;
        size.depth = Math.max(size.depth, 1 + (below?.depth ?? 0));
        size.aliases += (selection.alias ? 1 : 0) + (below?.aliases ?? 0);
        size.fields += 1 + (below?.fields ?? 0);
        size.roots += 1;
      } else {
        const inside =
          selection.kind === Kind.INLINE_FRAGMENT
            ? sizeOf(selection.selectionSet)
            : sizeOfFragment(selection.name.value);
        size.depth = Math.max(size.depth, inside.depth);
        size.aliases += inside.aliases;
        size.fields += inside.fields;
        size.roots += inside.roots;
      }
    }
    return size;
  };

  const sizeOfFragment = (name: string): Size & { roots: number } => {
    const known = sizes.get(name);
    if (known) return known;
    // in a circle it is met again before it is measured: validation refuses that
    const nothing = { depth: 0, aliases: 0, fields: 0, roots: 0 };
    sizes.set(name, nothing);
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    look(fragment);
    const size = sizeOf(fragment.selectionSet);
    sizes.set(name, size);
    return size;
  };

  const total = { depth: 0, aliases: 0, fields: 0, roots: 0 };
  const take = (size: Size & { roots: number }) => {
    total.depth = Math.max(total.depth, size.depth);
    total.aliases = Math.max(total.aliases, size.aliases);
    total.fields = Math.max(total.fields, size.fields);
  };
  for (const operation of operations) {
    look(operation);
    for (const variable of operation.variableDefinitions ?? []) {
      look(variable);
      if (variable.defaultValue) lookInto(variable.defaultValue);
    }
    const size = sizeOf(operation.selectionSet);
    take(size);
    total.roots = Math.max(total.roots, size.roots);
  }
  // those that no operation spreads are validated too
  for (const name of fragments.keys()) take(sizeOfFragment(name));
  const { roots, ...rest } = total;
  return { ...rest, rootFields: roots, ...counted };
}

/** Lists and objects inside each other. */
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

/** Levels and values of variables; counting stops at the first that is beyond its maximum. */
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
