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

/** Units that are called so as a whole before those of whose name or code it is a part. */
export const unitsNearestFirst = <Unit extends { readonly id: string }>({
  unitsNamed,
  units,
}: Readonly<Record<'unitsNamed' | 'units', List<Unit>>>): readonly Unit[] =>
  once([...unitsNamed.nodes, ...units.nodes]);

/** Who is called so as a whole before who is called so in part, and of both those who serve before those who left. */
export const nearestFirst = <Person extends { readonly id: string }>({
  namedServing,
  named,
  foundServing,
  officers,
}: Found<Person>): readonly Person[] =>
  once([namedServing, named, foundServing, officers].flatMap(({ nodes }) => nodes));

/** Of how many people, and of how many units or places, things are looked for. */
const HOLDERS_MOST = 5;

/** The ids of the nearest of each list, of whom things are looked for; whether that leaves anybody out. */
export const nearestOf = (lists: readonly (readonly { readonly id: string }[])[]) => ({
  ids: lists.flatMap((list) => list.slice(0, HOLDERS_MOST).map(({ id }) => id)),
  areMore: lists.some((list) => list.length > HOLDERS_MOST),
});
