import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { actorOf } from './actor.rules.ts';
import type { Registry } from '../database/client.ts';
import { sql, type Sql } from '../sql/sql.ts';
import { TemporalStatement } from '../time/temporal.ts';
import { today } from '../time/day.ts';
import { firstEnd, grantsInForce, type GrantRow } from './grants.ts';
import type { GroupGrant, GroupGrants } from './group-grants.ts';
import { claimsReader, isName, type IdentityProvider } from './identity-provider.ts';
import { REMEMBERED_MS, remembering } from './remembered.ts';
import { scopesGranted, scopesOfPerson, type Grant } from './scopes.ts';
import { tokenHash } from './secret.ts';
import type { Viewer } from './viewer.ts';

export interface SignInOptions extends IdentityProvider {
  /** The claim that lists the groups of a person; a path with dots for a claim within another. */
  readonly groupsClaim: string;
  readonly groupGrants: GroupGrants;
  /** The claim that holds the police number of a person, as `groupsClaim` names one; null: there is none. */
  readonly officerClaim: string | null;
}

/** A query of the units with some codes on the day of a statement, as rows of `code` and `id`. */
export type UnitsWithCodes = (statement: TemporalStatement, codes: Sql) => Sql;

/** A person, and the police number that the identity provider tells of them, as placeholders. */
export type PersonPlaces = Readonly<Record<'issuer' | 'subject' | 'policeNumber', Sql>>;

/** What modules tell of where things are. */
export interface KnownThings {
  readonly unitsWithCodes: UnitsWithCodes;
  /** The id of the officer whom a person is on the day of a statement; NULL for who is none. */
  readonly officerOfPerson: (statement: TemporalStatement, person: PersonPlaces) => Sql;
}

interface Found {
  readonly grants: readonly GrantRow[];
  readonly units: readonly { readonly code: string; readonly id: number }[];
  readonly officerId: number | null;
}

/** Makes a function that finds the viewer of an access token: the person, with the grants of the person and of their groups. */
export function personFinder(
  registry: Registry,
  options: SignInOptions,
  known: KnownThings,
  rememberedMs = REMEMBERED_MS,
): (token: string) => Promise<Viewer | null> {
  const claimsOf = claimsReader(options);
  const remembered = remembering<Viewer>(rememberedMs);
  return (token) =>
    remembered(tokenHash(token).toString('base64'), async () => {
      const claims = await claimsOf(token);
      const { issuer } = options;
      const { sub } = claims;
      const ofGroups = textsOf(claims, options.groupsClaim).flatMap((group) => options.groupGrants.get(group) ?? []);
      const policeNumber = options.officerClaim === null ? null : (textsOf(claims, options.officerClaim)[0] ?? null);
      const person = { issuer, subject: sub, ofGroups, policeNumber };
      const { grants, units, officerId } = await find(registry, known, person);
      const bound = ofGroups.flatMap((grant) => boundGrant(grant, units));
      return {
        value: {
          type: 'Person',
          // stable for a subject of the provider, and does not reveal the subject
          id: createHash('sha256')
            .update(JSON.stringify([issuer, sub]))
            .digest('base64url'),
          name: nameOf(claims) ?? sub,
          kind: 'PERSON',
          actor: actorOf('person', sub),
          scopes: scopesOfPerson(scopesGranted([...grants, ...bound]), officerId !== null),
          holder: { issuer, subject: sub },
          officerId,
          ofGroups: bound,
          // only tokens, which are given to programs, are bound to documents or to a budget
          documentsOnly: false,
          budget: null,
        },
        endsAt: firstEnd([claims.exp! * 1_000, ...grants.map(({ endsAt }) => endsAt)]),
      };
    });
}

interface Person {
  readonly issuer: string;
  readonly subject: string;
  readonly ofGroups: readonly GroupGrant[];
  readonly policeNumber: string | null;
}

async function find(
  { $query }: Registry,
  { unitsWithCodes, officerOfPerson }: KnownThings,
  { issuer, subject, ofGroups, policeNumber }: Person,
): Promise<Found> {
  const now = new TemporalStatement({ asOf: today(), knownAt: null });
  const person = {
    issuer: now.value(issuer, 'text'),
    subject: now.value(subject, 'text'),
    policeNumber: now.value(policeNumber, 'text'),
  };
  const holder = sql`g.issuer = ${person.issuer} AND g.subject = ${person.subject}`;
  const codes = now.value([...new Set(ofGroups.flatMap(({ units }) => units ?? []))], 'text[]');
  const text = sql`SELECT ${grantsInForce(holder, now.value(new Date(), 'timestamptz'))} AS "grants", coalesce((
  SELECT json_agg(u) FROM (${unitsWithCodes(now, codes)}) u
), '[]') AS "units", ${officerOfPerson(now, person)} AS "officerId"`;
  const [found] = await $query<Found>(text, now.values);
  return found!;
}

/** The grant of a group with its units by id. None where no unit exists: an empty list would mean everywhere. */
function boundGrant({ scopes, units }: GroupGrant, there: Found['units']): Grant[] {
  if (!units) return [{ scopes, unitIds: [] }];
  const unitIds = there.filter(({ code }) => units.includes(code)).map(({ id }) => id);
  return unitIds.length > 0 ? [{ scopes, unitIds }] : [];
}

/** The texts that a claim has or lists, such as groups; none where there is no such claim or it has none. */
export function textsOf(claims: JWTPayload, claim: string): string[] {
  const inner = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined;
  const found = inner(claims, claim) ?? claim.split('.').reduce(inner, claims as unknown);
  return (Array.isArray(found) ? found : [found]).filter((text) => typeof text === 'string');
}

const nameOf = (claims: JWTPayload): string | undefined =>
  [claims['name'], claims['preferred_username']].find((name) => typeof name === 'string' && isName(name)) as
    string | undefined;
