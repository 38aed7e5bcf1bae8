import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';

/**
 * How much of a function of PostgreSQL, in bytes, V8 runs before it compiles the function anew and better. Node 20 does so after 1.8 MB, for which a start took
 * a quarter of its processor time; Node 24 has this by itself.
 */
const COMPILED_ANEW_AFTER = 13_000_000;
setFlagsFromString(`--wasm-tiering-budget=${COMPILED_ANEW_AFTER}`);

/** PGlite without what only its own way to ask needs: the types of arrays, which a start would have to read. */
class Embedded extends PGlite {
  override async _initArrayTypes(): Promise<void> {
    // whoever asks does so by the protocol
  }
}

/**
 * The memory for pages of the database. All of it is zeroed at a start, for which PostgreSQL's own 128 MB take a fifth of the
 * time; what is not there, the system has in its cache of files.
 */
const BUFFERS = '32MB';

/** Opens an embedded database, and makes it where there is none: from `template`, which is an initialized data directory, if given. */
export async function openLite(directory: string, template?: Blob): Promise<PGlite> {
  const lite = new Embedded({
    dataDir: directory,
    extensions: { btree_gist },
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${BUFFERS}`],
    ...(template && { loadDataDir: template }),
  });
  await lite.waitReady;
  return lite;
}
