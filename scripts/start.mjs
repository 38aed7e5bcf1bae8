// Builds what is stale, then becomes the program: one process, so that signals and the exit code are the program's own.
import { build } from './build.mjs';

try {
  await build();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
await import('../dist/main.js');
