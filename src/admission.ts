import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { ProviderUnavailableError, SignInError } from './access/identity-provider.ts';
import type { SignInOptions } from './access/person.ts';
import { signIn } from './access/sign-in.ts';
import type { Viewer } from './access/viewer.ts';
import { unavailability } from './database/availability.ts';
import type { Database } from './database/client.ts';
import type { Admission } from './graphql/admission.ts';
import type { Background } from './graphql/background.ts';
import type { Context } from './graphql/context.ts';
import { providerUnavailable, unauthenticated, unavailable } from './graphql/errors.ts';
import { unexpected } from './graphql/format-error.ts';
import { localeOf } from './graphql/locale.ts';
import { newOperation } from './graphql/operation-state.ts';
import { purposeOf } from './graphql/purpose.ts';
import type { Told } from './graphql/request-settings.ts';
import type { Budget } from './limits/budget.ts';
import { chargingWork } from './limits/charge.ts';
import { slowedSignIn } from './limits/failed-sign-ins.ts';
import type { Limits } from './limits/limits.ts';
import { ViewerTurns } from './limits/viewer-turns.ts';
import { officerOfPerson } from './modules/access/person-link.sql.ts';
import { unitsWithCodes } from './modules/units/unit.reads.ts';
import type { PersonalKeys } from './personal/keys.ts';
import { sealer } from './personal/sealer.ts';

export interface AdmissionOptions {
  readonly database: Database;
  /** The keys that personal data is sealed with. Without keys no personal data is stored or opened. */
  readonly personalKeys?: PersonalKeys | null;
  /** The provider at which people sign in. Without it only tokens sign in. */
  readonly signIn?: SignInOptions | null;
  /**
   * The proxies that are trusted to tell the address of the client; empty if clients reach the registry directly. Null: the
   * address of a client is not known.
   */
  readonly proxies?: readonly string[] | null;
  /** How long a viewer is not looked up again, in milliseconds. Default: 5,000. */
  readonly viewersRememberedMs?: number | undefined;
}

/** What lets requests in, on every route alike. */
export interface Admitting extends Admission {
  readonly turns: ViewerTurns;
  /** The context of a request of a viewer. */
  readonly contextOf: (request: FastifyRequest, viewer: Viewer, told: Told) => Context;
}

/** Makes what lets requests in. */
export function admission(
  { database: { registry }, personalKeys, signIn: provider, proxies, viewersRememberedMs }: AdmissionOptions,
  limits: Limits,
  { budget, background }: { readonly budget: Budget; readonly background: Background },
): Admitting {
  const personalSealer = personalKeys ? sealer(personalKeys) : null;
  const viewerByToken = signIn(registry, provider ?? null, { unitsWithCodes, officerOfPerson }, viewersRememberedMs);
  const viewerOf = proxies ? slowedSignIn(viewerByToken, limits.failedSignIns) : viewerByToken;
  const turns = new ViewerTurns(limits);
  const charged = chargingWork(limits, budget);
  const contextOf: Admitting['contextOf'] = (request, viewer, told) => ({
    viewer,
    requestId: request.id,
    purpose: purposeOf(request.headers),
    locale: localeOf(request.headers),
    told,
    registry,
    sealer: personalSealer,
    budget: limits.budget,
    background,
    operation: newOperation(registry),
  });
  return {
    turns,
    contextOf,
    viewerOf: (request) => authenticate(request, viewerOf),
    work: async (request, viewer, work) => {
      await turns.enter(viewer, request.raw);
      try {
        return await charged(viewer, () => work(contextOf(request, viewer, {})));
      } finally {
        turns.leave(request.raw);
      }
    },
  };
}

const BEARER = /^Bearer +(\S+)$/i;

async function authenticate({ headers, id, ip, log }: FastifyRequest, viewerOf: ReturnType<typeof slowedSignIn>) {
  const token = BEARER.exec(headers.authorization ?? '')?.[1];
  if (!token) throw unauthenticated('Sign in: send the header "Authorization: Bearer <token>".');
  const viewer = await viewerOf(token, ip).catch((error: unknown) => {
    if (error instanceof GraphQLError) throw error;
    if (error instanceof SignInError) throw unauthenticated(error.message);
    if (error instanceof ProviderUnavailableError) {
      log.error({ err: error }, 'unexpected error');
      throw providerUnavailable();
    }
    if (unavailability(error)) throw unavailable();
    log.error({ err: error }, 'unexpected error');
    throw unexpected(id);
  });
  if (!viewer) throw unauthenticated('The token is not known, has expired or was revoked.');
  return viewer;
}
