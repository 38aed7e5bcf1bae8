// node --import tsx scripts/schema.ts           writes schema/schema.graphql from the code
// node --import tsx scripts/schema.ts --check   exits with 1 when the committed file is not what the code says
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from '../src/schema.ts';

const path = 'schema/schema.graphql';
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;

if (!process.argv.includes('--check')) {
  await mkdir('schema', { recursive: true });
  await writeFile(path, printed);
} else if (!existsSync(path) || (await readFile(path, 'utf8')) !== printed) {
  console.error(`${path} is not what the code says: run npm run generate and review its diff.`);
  process.exitCode = 1;
}
