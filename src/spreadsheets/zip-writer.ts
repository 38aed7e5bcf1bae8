import { Zip, ZipDeflate } from 'fflate';
import { notWritable } from './spreadsheet-error.ts';

/** Few files of one size differ by more than some percent from level to level, and the first takes half the time of the sixth. */
const LEVEL = 1;
/** The date of all files: those of the same contents have the same bytes, so no clock is asked. Dates of zip are local. */
const firstDate = (): Date => new Date(1980, 0, 1);
/** Pressed in parts of this many characters, so that the event loop is not held for long. */
const PART = 65_536;
/** Beyond it the format is another. */
const MOST_BYTES = 4_000_000_000;

/** A zip that is written part by part. What each call gives is to be sent before the next call. */
export class ZipWriter {
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #entry: ZipDeflate | null = null;
  #text = '';
  #size = 0;

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#ready.push(chunk);
    });
  }

  begin(path: string): void {
    this.#entry = new ZipDeflate(path, { level: LEVEL });
    this.#entry.mtime = firstDate();
    this.#size = 0;
    this.#zip.add(this.#entry);
  }

  /** Adds to the file that was begun. True where there is enough to be taken. */
  add(text: string): boolean {
    this.#text += text;
    if (this.#text.length < PART) return false;
    this.#press(false);
    return true;
  }

  end(): void {
    this.#press(true);
    this.#entry = null;
  }

  /** A whole file. */
  file(path: string, text: string): void {
    this.begin(path);
    this.add(text);
    this.end();
  }

  finish(): void {
    this.#zip.end();
  }

  /** What is ready to be sent. */
  take(): Uint8Array[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #press(final: boolean): void {
    const bytes = new TextEncoder().encode(this.#text);
    this.#text = '';
    this.#size += bytes.length;
    if (this.#size > MOST_BYTES) throw notWritable('工作表超过 4 GB', 'A sheet takes more than 4 GB.');
    this.#entry?.push(bytes, final);
  }
}
