import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = 'prisma/schema';

/** A column of a table, as the data model has it. */
export interface Column {
  /** Its PostgreSQL type, as a declaration writes it: an enum in double quotes. */
  readonly type: string;
  readonly nullable: boolean;
  /** The table that a foreign key leads to; null for none. */
  readonly references: string | null;
}

/** A table of the data model. */
export interface Table {
  readonly name: string;
  /** The name of its model in the client of Prisma. */
  readonly model: string;
  /** The folder that alone writes it: `src/modules/units`. Null where its file names none. */
  readonly owner: string | null;
  readonly columns: ReadonlyMap<string, Column>;
}

const TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'int',
  BigInt: 'bigint',
  Boolean: 'boolean',
  Decimal: 'numeric',
  Bytes: 'bytea',
  Json: 'jsonb',
};

const OWNER = /^\/\/ Owned by (src\/[a-z/-]+)\.$/m;
const MODEL = /^model (\w+) \{$(.*?)^\}$/gms;
const FIELD = /^  (\w+) +(\w+)(\?|\[\])?(?: +(@.*))?$/gm;
const FOREIGN_KEY = /@relation\(.*fields: \[(\w+)/;

/** Reads the tables of the data model by their names, from the text of its files. */
export async function readTables(): Promise<ReadonlyMap<string, Table>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.prisma'));
  const models = (
    await Promise.all(
      files.map(async (file) => {
        const text = await readFile(join(FOLDER, file), 'utf8');
        const owner = OWNER.exec(text)?.[1] ?? null;
        return [...text.matchAll(MODEL)].map(([, model, body]) => ({ model: model!, body: body!, owner }));
      }),
    )
  ).flat();
  const tableOf = new Map(models.map(({ model, body }) => [model, mapped(body.match(/^ *@@map.*$/m)?.[0]) ?? model]));
  return new Map(
    models.map(({ model, body, owner }) => {
      const name = tableOf.get(model)!;
      return [name, { name, model, owner, columns: columnsOf(body, tableOf) }];
    }),
  );
}

function columnsOf(body: string, tableOf: ReadonlyMap<string, string>): Map<string, Column> {
  const fields = [...body.matchAll(FIELD)].map(([, name, type, mark, attributes = '']) => ({
    name: name!,
    type: type!,
    mark,
    attributes,
  }));
  const references = new Map(
    fields.flatMap(({ type, attributes }) => {
      const field = FOREIGN_KEY.exec(attributes)?.[1];
      return field === undefined ? [] : [[field, tableOf.get(type) ?? null]];
    }),
  );
  return new Map(
    fields
      .filter(({ type }) => !tableOf.has(type))
      .map(({ name, type, mark, attributes }) => [
        mapped(attributes) ?? name,
        {
          type: `${typeOf(type, attributes)}${mark === '[]' ? '[]' : ''}`,
          nullable: mark === '?',
          references: references.get(name) ?? null,
        },
      ]),
  );
}

function typeOf(type: string, attributes: string): string {
  if (type === 'DateTime') return attributes.includes('@db.Date') ? 'date' : 'timestamptz';
  return TYPES[type] ?? `"${type}"`;
}

const mapped = (attributes: string | undefined): string | undefined => attributes?.match(/@map\("(\w+)"\)/)?.[1];
