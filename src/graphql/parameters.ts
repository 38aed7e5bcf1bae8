import type { FastifyRequest } from 'fastify';
import { badRequest } from './errors.ts';

/** The parameters of an address that is no query of GraphQL. One that is not known is refused: it may be another one, mistyped. */
export function parametersOf(
  { query }: Pick<FastifyRequest, 'query'>,
  known: readonly string[],
): Readonly<Record<string, string>> {
  const given = query as Readonly<Record<string, string>>;
  for (const [parameter, value] of Object.entries<unknown>(given)) {
    if (!known.includes(parameter)) {
      throw badRequest(parameter, known.length === 0 ? 'is no parameter here' : `is none of: ${known.join(', ')}`);
    }
    if (typeof value !== 'string') throw badRequest(parameter, 'is given more than once');
  }
  return given;
}
