import type { Worded } from '../session.tsx';

/** A scope as people read it, with its code, by which the documentation and refusals have it. */
export const scopeText = (scope: string, label: Worded['label']): string => `${label('Scope', scope)} ${scope}`;
