import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../access/viewer.ts';
import type { Context } from './context.ts';

/** How requests beside those of GraphQL are let in: by the same sign-in, in the same turns, for the same points. */
export interface Admission {
  /** Who asks; refuses whoever does not sign in. Nothing of the body need be read before. */
  readonly viewerOf: (request: FastifyRequest) => Promise<Viewer>;
  /** Works for a viewer when the turn of the request comes, and charges for the time that it took. */
  readonly work: <Result>(
    request: FastifyRequest,
    viewer: Viewer,
    work: (context: Context) => Promise<Result>,
  ) => Promise<Result>;
}
