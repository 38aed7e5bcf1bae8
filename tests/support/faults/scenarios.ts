import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AtCommit } from './proxy.ts';
import type { World } from './world.ts';

/** Brings one kind of fault, again and again, until the time is over, and leaves all well. */
export type Scenario = (world: World, milliseconds: number) => Promise<void>;

const AT_COMMIT: readonly AtCommit[] = ['lost-before', 'lost-after', 'silent-before', 'silent-after'];

async function repeat(milliseconds: number, everyMs: number, fault: (n: number) => unknown): Promise<void> {
  const end = performance.now() + milliseconds;
  for (let n = 0; performance.now() < end; n++) {
    // oxlint-disable no-await-in-loop -- one fault after the other
    await sleep(everyMs);
    await fault(n);
    // oxlint-enable no-await-in-loop
  }
}

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'connections end': ({ proxy }, milliseconds) => repeat(milliseconds, 700, () => proxy.cut()),
  'connections are reset': ({ proxy }, milliseconds) => repeat(milliseconds, 700, () => proxy.reset()),
  'connections fall silent': ({ proxy }, milliseconds) => repeat(milliseconds, 2_000, () => proxy.silence()),
  'packets are late': async ({ proxy }, milliseconds) => {
    await repeat(milliseconds, 400, (n) => (proxy.delayMs = n % 2 === 0 ? 150 : 0));
    proxy.delayMs = 0;
  },
  'connections fail at COMMIT': async ({ proxy }, milliseconds) => {
    await repeat(milliseconds, 300, (n) => (proxy.atCommit = AT_COMMIT[n % AT_COMMIT.length]!));
    proxy.atCommit = null;
  },
  'PostgreSQL restarts (fast)': ({ cluster }, milliseconds) =>
    repeat(milliseconds, 1_500, () => cluster.restart('fast')),
  'PostgreSQL restarts (immediate)': ({ cluster }, milliseconds) =>
    repeat(milliseconds, 1_500, () => cluster.restart('immediate')),
  'all connections are taken': takeConnections,
  'the disk is full': fillDisk,
};

/** Takes every connection that PostgreSQL gives, and lets them go. */
async function takeConnections({ cluster, proxy }: World, milliseconds: number): Promise<void> {
  await repeat(milliseconds, 500, async () => {
    proxy.reset();
    const taken: pg.Client[] = [];
    for (let full = false; !full;) {
      const client = new pg.Client({ connectionString: cluster.url }).on('error', () => undefined);
      full = await client.connect().then(
        () => false,
        () => true,
      );
      if (!full) taken.push(client);
    }
    await sleep(1_000);
    await Promise.all(taken.map((client) => client.end()));
  });
}

/** Fills the disk of the database and empties it; where none may be mounted, the database says that it is full. */
async function fillDisk({ cluster, pool }: World, milliseconds: number): Promise<void> {
  const { disk } = cluster;
  if (disk === null) {
    await repeat(milliseconds, 500, async (n) => {
      await pool.query(n % 2 === 0 ? SAY_FULL : 'DROP TRIGGER IF EXISTS full ON unit_version');
    });
    await pool.query('DROP TRIGGER IF EXISTS full ON unit_version');
    return;
  }
  const filler = join(disk, 'filler');
  await repeat(milliseconds, 500, async () => {
    const { bavail, bsize } = await statfs(disk);
    // it ends before its end
    await writeFile(filler, Buffer.alloc(bavail * bsize)).catch(() => undefined);
    await sleep(1_500);
    await rm(filler, { force: true });
  });
}

const SAY_FULL = `CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = '53100'; END $$;
CREATE OR REPLACE TRIGGER full BEFORE INSERT ON unit_version FOR EACH ROW EXECUTE FUNCTION full_disk()`;
