import {
  GraphQLError,
  defaultFieldResolver,
  getNullableType,
  isIntrospectionType,
  isListType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Context } from './context.ts';

/** The maximum number of elements in all lists of one answer together. */
export const ELEMENTS_MAXIMUM = 20_000;

/**
 * Makes every list of the schema count its elements, and refuses a request whose lists have more than the maximum together.
 * Each page is bounded, but pages within pages multiply, and the same page can be in many places.
 */
export function limitAnswers(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isListType(getNullableType(field.type))) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Context, info) => {
        const found: unknown = resolve(source, args, context, info);
        return found instanceof Promise
          ? found.then((list: unknown) => counted(list, context))
          : counted(found, context);
      };
    }
  }
  return schema;
}

function counted(list: unknown, context: Context): unknown {
  if (!Array.isArray(list)) return list;
  context.operation.elements += list.length;
  if (context.operation.elements <= ELEMENTS_MAXIMUM) return list;
  throw new GraphQLError(
    `The answer would have more than ${ELEMENTS_MAXIMUM} elements in all its lists: ask for smaller pages or fewer levels.`,
    { extensions: { code: 'ANSWER_TOO_LARGE', maximum: ELEMENTS_MAXIMUM } },
  );
}
