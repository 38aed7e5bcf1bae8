import { encodeGlobalID } from '@pothos/plugin-relay';
import type { Context } from '../../graphql/context.ts';
import type { BatchAct } from '../../record/batch-act.ts';
import type { Written } from '../../record/chain.ts';
import { batchAct } from '../acts/act.ts';
import { inputOfRow, type ElementsGiven, type Reading, type RowInput } from './row-input.runner.ts';
import type { NamedThing } from './row-names.runner.ts';

/** The act of a row, and what its cells were found to name when it was done last. */
export interface RowAct extends BatchAct {
  named: readonly NamedThing[];
  /** The elements of lists that it was found to have. */
  elements: ElementsGiven;
}

/** Makes a row into an act. Of two acts the second goes on with what the first has made, and both are one change. */
export function actOfRow(context: Context, cells: readonly string[], reading: Reading): RowAct {
  const [first, second] = reading.kind.acts;
  const read = async (write: Parameters<BatchAct['work']>[0]): Promise<RowInput> => {
    const row = await inputOfRow(write, cells, reading, context);
    act.named = row.named;
    act.elements = row.elements;
    return row;
  };
  const one = batchAct(first, context, async (write) => (await read(write)).inputs[0]!);
  const work: BatchAct['work'] =
    second === undefined
      ? one.work
      : async (write) => {
          // the second reads what the first has written, so both are done by themselves: to ask for the position says so
          void write.position;
          const { inputs } = await read(write);
          const made = await batchAct(first, context, () => Promise.resolve(inputs[0]!)).work(write);
          const id = encodeGlobalID('Honor', (made.result as HonorMade).keys.honorId);
          const done = await batchAct(second, context, () => Promise.resolve({ ...inputs[1]!, id })).work(write);
          return { ...done, change: asOne(made, done) };
        };
  const act: RowAct = { kind: one.kind, writer: one.writer, work, named: [], elements: {} };
  return act;
}

/** What the nomination answers. */
interface HonorMade {
  readonly keys: { readonly honorId: number };
}

/** The change of both: what the first told, as the second leaves it. */
function asOne({ change: made }: Written<unknown>, { change: done }: Written<unknown>): Written<unknown>['change'] {
  if (!made || !done) return done ?? made;
  const later = new Map(done.fields.map((field) => [field.field, field]));
  const earlier = made.fields.map((field) => {
    const changed = later.get(field.field);
    later.delete(field.field);
    return changed ? { ...changed, before: field.before } : field;
  });
  return { ...done, fields: [...earlier, ...later.values()] };
}
