/** A thing once, though it is found by two ways. */
export const once = <Thing extends { readonly id: string }>(things: readonly Thing[]): readonly Thing[] => [
  ...new Map(things.map((thing) => [thing.id, thing])).values(),
];

interface List<Person> {
  readonly nodes: readonly Person[];
}

interface Found<Person> {
  readonly namedServing: List<Person>;
  readonly named: List<Person>;
  readonly foundServing: List<Person>;
  readonly officers: List<Person>;
}

/** Who is called so as a whole before who is called so in part, and of both those who serve before those who left. */
export const nearestFirst = <Person extends { readonly id: string }>({
  namedServing,
  named,
  foundServing,
  officers,
}: Found<Person>): readonly Person[] =>
  once([namedServing, named, foundServing, officers].flatMap(({ nodes }) => nodes));
