import { defineConfig } from 'prisma/config';

// Nothing here needs the engine that Prisma would download; naming any program keeps it from trying.
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;
// Nor does it ask whether there is a newer Prisma.
process.env['CHECKPOINT_DISABLE'] ??= '1';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
