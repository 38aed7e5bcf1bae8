import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Jest's reporter of what a run leaves out, and why. */
export default class Skipped {
  #config;
  #leftOut;

  /** `leftOut` has a reason for each pattern of the files that the run leaves out. */
  constructor(config, { leftOut }) {
    this.#config = config;
    this.#leftOut = Object.entries(leftOut);
  }

  onRunComplete(_contexts, { numPendingTests, testResults }) {
    const lines = [];
    if (numPendingTests > 0 && !this.#config.testNamePattern) {
      const files = testResults.filter((file) => file.numPendingTests > 0).length;
      lines.push(
        `${numPendingTests} tests of ${files} files: they need several connections at a time, the embedded database has one`,
      );
    }
    if (!this.#config.runTestsByPath) {
      const asked = this.#config.testPathPatterns.patterns.map((pattern) => new RegExp(pattern));
      const paths = readdirSync(join(this.#config.rootDir, 'tests'), { recursive: true, encoding: 'utf8' })
        .map((path) => `tests/${path}`)
        .filter(
          (path) => path.endsWith('.test.ts') && (asked.length === 0 || asked.some((pattern) => pattern.test(path))),
        );
      for (const [pattern, reason] of this.#leftOut) {
        const files = paths.filter((path) => new RegExp(pattern).test(path)).length;
        if (files > 0) lines.push(`${files} files ${pattern}: ${reason}`);
      }
    }
    for (const line of lines) process.stderr.write(`Skipped: ${line}\n`);
  }
}
