import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { constants, deflateRaw, inflateRaw } from 'node:zlib';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** What is kept for later outside the heap, in a tenth of its room: objects by the ten thousand are copied by each collection. */
export interface Packed<Value> {
  readonly bytes: Buffer;
  readonly _value?: Value;
}

/** Packs plain data: what JSON has, and undefined, instants, maps and sets besides. */
export const pack = async <Value>(value: Value): Promise<Packed<Value>> => ({
  bytes: await deflate(serialize(value), { level: constants.Z_BEST_SPEED }),
});

export const unpack = async <Value>({ bytes }: Packed<Value>): Promise<Value> =>
  deserialize(await inflate(bytes)) as Value;
