import { builder } from './builder.ts';

/** An enum of the schema over an enum of the database: each value with its description, which names the Chinese term. */
export function describedEnum<const Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
    ) as Record<Value, { description: string }>,
  });
}

export const SortDirection = describedEnum('SortDirection', 'Which way a list is ordered.', {
  ASC: 'Lowest, earliest or first of the alphabet first.',
  DESC: 'Highest, latest or last of the alphabet first.',
});
