import { createHash } from 'node:crypto';
import type { GraphQLResolveInfo } from 'graphql';
import { write } from '../../record/changes.ts';
import type { Written } from '../../record/chain.ts';
import type { Outcome, Write, Writer } from '../../record/write.ts';
import { firstResult, keepResult } from '../../record/idempotency.ts';
import { OutOfReachError } from '../../record/reach.ts';
import { today, type Day } from '../../time/day.ts';
import { ConflictError, RuleViolationError } from '../../errors/refusals.ts';
import { assertCitable, assertConcerns, citationOf } from './citing.ts';
import type { Scope } from '../../access/scopes.ts';
import { holderOf } from '../../access/viewer.ts';
import type { Context } from '../../graphql/context.ts';
import { outOfReach } from '../../graphql/errors.ts';
import { declaredScope } from '../../graphql/node-access.ts';
import { measured } from '../../graphql/operation-state.ts';
import { idempotencyKey } from './write-directives.ts';

/** What an act answers, with the position of its change. */
type Recorded<Keys> = Keys & { readonly position: string };

/** The parent value of a success type. */
export type Done<Keys> = Recorded<Keys> & {
  /** Whether it was done in a dry run, which keeps nothing. */
  readonly rehearsed: boolean;
};

/** What is kept under an idempotency key: enough to read the first result again as it was. */
interface Kept<Keys> {
  readonly keys: Recorded<Keys>;
  /** The day as of which it is read. */
  readonly effectiveOn: Day;
  readonly knownAt: string;
  /** The optimistic locks of then: later ones would vouch for changes that the answer does not show. */
  readonly locks: Readonly<Record<string, number>>;
}

/** What was done, now or when the key was first used. */
interface Performed<Keys> extends Kept<Keys> {
  readonly replayed: boolean;
}

/**
 * Runs one business act in a transaction with its record; a dry run does so inside the transaction that is
 * rolled back; under an idempotency key it is done once. The payload is then answered as of the day the act takes effect.
 */
export async function perform<Keys extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  input: object,
  act: (write: Write) => Promise<Outcome<Keys>>,
): Promise<Done<Keys>> {
  const { operation, registry } = context;
  const writer = writerOf(context, info);
  const work = onceUnderKey(context, info, input, recorded(context, info, input, act));
  // fields of Mutation run one after the other, each with all below it: the answer of each has its own moment
  operation.loaders.clear();
  try {
    const done = operation.dryRun
      ? await operation.dryRun.perform(work, writer)
      : await write(registry, work, { writer, clock: operation.clock, kind: kindOf(info, input) });
    if (!operation.dryRun) showWhatWasDone(context, info, done.keys);
    // as it was left: the next act on the same thing may be done before the answer is read
    const knownAt = operation.dryRun ? null : new Date(done.knownAt);
    operation.moment = { asOf: done.effectiveOn, knownAt };
    operation.locks = operation.dryRun ? null : done.locks;
    operation.actMoments.push({ asOf: done.effectiveOn, knownAt: done.replayed ? knownAt : null });
    return { ...done.keys, rehearsed: operation.dryRun !== null };
  } catch (error) {
    const on = error instanceof ConflictError ? error.existing?.on : undefined;
    operation.moment = { asOf: on ?? today(), knownAt: null };
    operation.locks = null;
    operation.actMoments.push(operation.moment);
    if (error instanceof OutOfReachError) throw outOfReach(error.scope);
    throw error;
  }
}

/** How long the answer of what was done may take to read: the time of the operation ended with COMMIT. */
const PAYLOAD_MS = 10_000;

/** Notes that a field was done, whatever comes of its answer, which is read in a time of its own. */
function showWhatWasDone({ operation, registry }: Context, { path }: GraphQLResolveInfo, keys: Recorded<object>): void {
  operation.done.push({ field: String(path.key), position: keys.position });
  operation.query = registry.$queryUntil(AbortSignal.timeout(PAYLOAD_MS), (_text, ms) => {
    operation.work.ms += ms;
  });
}

type Work<Keys> = (writing: Write) => Promise<Written<Performed<Keys>>>;

/** The act, with the record of its change. */
function recorded<Keys extends object>(
  context: Context,
  { fieldName }: GraphQLResolveInfo,
  input: object,
  act: (write: Write) => Promise<Outcome<Keys>>,
): Work<Keys> {
  const { operation } = context;
  const { reachedAt } = operation;
  const personalReads = operation.personalReads.length;
  const { ms: worked } = operation.work;
  return (writing) => {
    // what is recorded is recorded at the instant of the write: the one before it knows nothing of that
    operation.reachedAt = reachedAt ?? new Date(writing.at.getTime() - 1);
    // an act that is done again has given nothing away before, and is charged once
    operation.personalReads.length = personalReads;
    operation.work.ms = worked;
    return recordedAct(context, fieldName, input, writing, act);
  };
}

/** Runs an act inside its write, settles what it records, and tells of its change. */
export async function recordedAct<Keys extends object>(
  { viewer, requestId, operation }: Context,
  name: string,
  input: object,
  writing: Write,
  act: (write: Write) => Promise<Outcome<Keys>>,
): Promise<Written<Performed<Keys>>> {
  const citation = citationOf(input);
  const { keys, effectiveOn, shownOn, change } = await measured(operation, async () => {
    const cited = citation && (await assertCitable(writing, citation));
    const done = await act(writing);
    if (cited) await assertConcerns(writing, cited, done.change);
    return done;
  });
  // acts that are committed together wait for each other: that is nobody's work
  operation.work.ms += await writing.settle();
  return {
    result: {
      keys: { ...keys, position: writing.position.toString() },
      effectiveOn: shownOn ?? effectiveOn,
      knownAt: writing.at.toISOString(),
      locks: Object.fromEntries(writing.locks),
      replayed: false,
    },
    change: {
      ...change,
      cites: citation,
      // every change tells the day it takes effect
      fields: [{ field: 'effectiveOn', before: null, after: effectiveOn }, ...change.fields],
      actor: viewer.actor,
      operation: name,
      requestId,
    },
  };
}

/** The work, where the mutation carries an idempotency key, done once: then its first result is given again. */
function onceUnderKey<Keys extends object>(
  context: Context,
  info: GraphQLResolveInfo,
  input: object,
  work: Work<Keys>,
): Work<Keys> {
  const key = idempotencyKey(context, info);
  if (key === null) return work;
  const holder = keyHolder(context);
  const requestHash = hashOf(`${info.fieldName} ${canonical(input)}`, context);
  return async (writing) => {
    const first = await keptUnder<Keys>(writing, holder, key, requestHash);
    if (first) return { result: { ...first, replayed: true }, change: null };
    const done = await work(writing);
    const { replayed: _replayed, ...kept } = done.result;
    keepResult(writing, holder, key, { requestHash, result: kept });
    return done;
  };
}

/** What acts are alike in what they read: one that cites something reads more. */
const kindOf = ({ fieldName }: GraphQLResolveInfo, input: object): string =>
  citationOf(input) === null ? fieldName : `${fieldName} citing`;

/** Where the viewer may do what the mutation does: its services ask, by `assertReach`. */
const writerOf = (context: Context, { parentType, fieldName }: GraphQLResolveInfo): Writer =>
  writerFor(context, declaredScope(parentType.getFields()[fieldName]!) ?? null);

/** The same by the scope that the act needs. */
export function writerFor({ viewer, operation }: Context, scope: Scope | null): Writer {
  const { scopes, holder, officerId, ofGroups } = viewer;
  return { scope, scopes, holder, officerId, ofGroups, reachedAt: operation.reachedAt, asserted: new Set() };
}

/** Under whom idempotency keys are kept. */
const keyHolder = ({ viewer }: Context): string =>
  // as the first keys were stored, when tokens alone had any
  viewer.type === 'Token' ? viewer.id : holderOf(viewer);

async function keptUnder<Keys>(
  writing: Write,
  viewer: string,
  key: string,
  requestHash: string,
): Promise<Kept<Keys> | null> {
  const first = await firstResult<Kept<Keys>>(writing, viewer, key);
  if (first && first.requestHash !== requestHash) {
    throw new RuleViolationError('idempotency-key-reused', {
      zh: '此幂等键已用于另一项请求，请换用新的键。',
      en: 'This idempotency key was used for another request; take a new one.',
    });
  }
  return first && first.result;
}

/**
 * An input may hold a national id, which somebody who has the database could guess from a plain hash. Where the server
 * has no keys it takes no such input, and a plain one gives nothing away.
 */
const hashOf = (text: string, { sealer }: Context): string =>
  sealer ? Buffer.from(sealer.hash(text)).toString('hex') : createHash('sha256').update(text).digest('hex');

/** The same text for the same input, in whatever order its fields were given. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
