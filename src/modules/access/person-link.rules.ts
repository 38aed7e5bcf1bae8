import { ConflictError } from '../../errors/refusals.ts';

/** A person is one officer: whoever is to be another is no longer the first. */
export function assertNotLinked(existing: { readonly id: number } | null): void {
  if (existing === null) return;
  throw new ConflictError(
    {
      zh: '此人已关联民警；如有误，请先解除该关联',
      en: 'The person is linked to an officer already; end that link first.',
    },
    { type: 'PersonLink', id: existing.id },
  );
}
