import { RegistryError } from '../api/registry.ts';
import type { Worded } from '../session.tsx';

/** A scope as people read it, with its code, by which the documentation and refusals have it. */
export const scopeText = (scope: string, label: Worded['label']): string => `${label('Scope', scope)} ${scope}`;

/** Throws what was refused, where a right was missing with what people call that. */
export const throwWithRight =
  (label: Worded['label']) =>
  (error: unknown): never => {
    if (error instanceof RegistryError && error.scope) error.right = scopeText(error.scope, label);
    throw error;
  };
