import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal, RuleViolationError } from '../../errors/refusals.ts';
import { localeOf } from '../../graphql/locale.ts';

/** Answers a refusal in the language of the request, in the form in which all refusals before GraphQL are answered. */
export async function answering(
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const rule = error instanceof RuleViolationError ? { rule: error.rule } : {};
    const message = error.text[localeOf(request.headers)];
    return reply.code(422).send({ errors: [{ message, extensions: { code: 'REFUSED', ...rule } }] });
  }
}
