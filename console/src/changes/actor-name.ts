import type { Words } from '../locale.tsx';

const ACTOR = /^([a-z-]+):(.+)$/;

/** Programs and persons: they are called as they are where they sign in. */
const SIGNED_IN: ReadonlySet<string> = new Set(['service', 'person']);

/** What people call who acted: a program or a person by the name alone, a command of the system as such. */
export function actorName(actor: string, { t, marks }: Pick<Words, 't' | 'marks'>): string {
  const [, kind, name] = ACTOR.exec(actor) ?? [];
  if (kind === undefined || name === undefined) return actor;
  return SIGNED_IN.has(kind) ? name : marks.of(t('systemCommand'), `${kind} ${name}`);
}
