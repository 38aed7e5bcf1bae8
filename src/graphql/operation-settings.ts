import {
  DirectiveLocation,
  GraphQLDirective,
  Kind,
  OperationTypeNode,
  getDirectiveValues,
  getVariableValues,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { today, type Day } from '../time/day.ts';
import type { Moment } from '../time/temporal.ts';
import { badRequest } from './errors.ts';
import { NOTHING, toldByExtensions, type Told } from './request-settings.ts';

// How an operation is to be executed is told by directives of its document, by `extensions` of its request, and by headers:
// gateways forward fields without the directives of their operation, and pass the others on.

/** How an operation is executed. */
export interface Settings {
  readonly moment: Moment;
  /** Whether it is rolled back at its end. */
  readonly dryRun: boolean;
  /** The key of its one mutation field, where no directive gives it; null for none. */
  readonly idempotencyKey: string | null;
}

export const DRY_RUN = new GraphQLDirective({
  name: 'dryRun',
  description:
    'Runs every check and answers what the mutation would have done, then keeps nothing. All fields of the operation see each other. A gateway tells the same by `extensions.dryRun` or the header muster-dry-run.',
  locations: [DirectiveLocation.MUTATION],
});

/** Variables are coerced here as the execution does later. If they cannot be, the execution refuses them. */
function toldByDirectives({ schema, operation, variables }: Asked): Told {
  if (!operation.directives?.length) return NOTHING;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (!coerced) return NOTHING;
  const moment = getDirectiveValues(schema.getDirective('asOf')!, operation, coerced);
  return {
    asOf: (moment?.['date'] as Day | null | undefined) ?? undefined,
    knownAt: (moment?.['knownAt'] as Date | null | undefined) ?? undefined,
    dryRun: operation.directives.some(({ name }) => name.value === DRY_RUN.name) || undefined,
  };
}

/** A valid operation, and how it was asked for. */
export interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Record<string, unknown> | null | undefined;
  readonly extensions?: unknown;
}

/** How an operation is executed. Refuses what two ways tell differently, and what the operation cannot heed. */
export function settingsOf(asked: Asked, byHeaders: Told, now = new Date()): Settings {
  const ways: readonly Way[] = [
    ['a directive', toldByDirectives(asked)],
    ['extensions', toldByExtensions(asked.extensions)],
    ['a header', byHeaders],
  ];
  const asOf = agreed('asOf', ways);
  const knownAt = agreed('knownAt', ways);
  const idempotencyKey = agreed('idempotencyKey', ways);
  if (knownAt !== undefined && knownAt > now) {
    throw badRequest('knownAt', 'is in the future: what will be known then is not known yet');
  }
  if (asked.operation.operation === OperationTypeNode.MUTATION) {
    if (asOf !== undefined || knownAt !== undefined) {
      throw badRequest(
        asOf === undefined ? 'knownAt' : 'asOf',
        'belongs on a query: a mutation is answered for the day on which it takes effect',
      );
    }
    if (idempotencyKey !== undefined && mutationsOf(asked).size > 1) {
      throw badRequest(
        'idempotencyKey',
        'is one for several fields of Mutation: give each a key of its own by @idempotent',
      );
    }
  }
  return {
    moment: { asOf: asOf ?? today(now), knownAt: knownAt ?? null },
    dryRun: agreed('dryRun', ways) ?? false,
    idempotencyKey: idempotencyKey ?? null,
  };
}

type Way = readonly [name: string, told: Told];

/** What the ways tell of a setting, which must be the same; undefined where none tells it. */
function agreed<Name extends keyof Told>(name: Name, ways: readonly Way[]): Told[Name] {
  let first: Way | undefined;
  for (const way of ways) {
    if (way[1][name] === undefined) continue;
    if (first && shown(first[1][name]) !== shown(way[1][name])) {
      throw badRequest(name, `is ${shown(first[1][name])} by ${first[0]} and ${shown(way[1][name])} by ${way[0]}`);
    }
    first ??= way;
  }
  return first?.[1][name];
}

const shown = (value: unknown): string => JSON.stringify(value);

/** The fields of a mutation that are executed, by the names under which they are answered. */
function mutationsOf({ document, operation }: Asked): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        for (const definition of document.definitions) {
          if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value) {
            collect(definition.selectionSet);
          }
        }
      } else if (selection.name.value !== '__typename') names.add((selection.alias ?? selection.name).value);
    }
  };
  collect(operation.selectionSet);
  return names;
}

/** What is settled about an operation, and answered for. */
interface Settled {
  settings: Settings;
  moment: Moment;
  readonly actMoments: readonly Moment[];
}

/** Settles how an operation is executed. */
export function settle({ operation, told }: { readonly operation: Settled; readonly told: Told }, asked: Asked): void {
  operation.settings = settingsOf(asked, told);
  operation.moment = operation.settings.moment;
}

/**
 * What the extensions of an answer tell of it. The moment of a mutation is the one for which its field was answered; null where
 * its fields were answered for several, of which the change of each tells.
 */
export function settingsShown({ operation }: { readonly operation: Settled }): object {
  const { settings, actMoments } = operation;
  const [moment = settings.moment, ...others] = actMoments;
  const shared = others.every(({ asOf, knownAt }) => asOf === moment.asOf && shown(knownAt) === shown(moment.knownAt));
  return { moment: shared ? moment : null, dryRun: settings.dryRun };
}
