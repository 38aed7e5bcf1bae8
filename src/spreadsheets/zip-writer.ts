import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';
import { Zip, type AsyncFlateStreamHandler, type ZipInputFile } from 'fflate';
import { notWritable } from './spreadsheet-error.ts';

/** Few files of one size differ by more than some percent from level to level, and the first takes half the time of the sixth. */
const LEVEL = 1;
const DEFLATED = 8;
/** The date of all files: those of the same contents have the same bytes, so no clock is asked. Dates of zip are local. */
const firstDate = (): Date => new Date(1980, 0, 1);
/** Pressed in parts of this many characters. */
const PART = 65_536;
/** Beyond it the format is another. */
const MOST_BYTES = 4_000_000_000;

/** A zip that is written part by part. What `take` gives is to be sent before more is added. */
export class ZipWriter {
  readonly #zip: Zip;
  #ready: Uint8Array[] = [];
  #file: PressedFile | null = null;
  #text = '';

  constructor() {
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#ready.push(chunk);
    });
  }

  begin(path: string): void {
    this.#file = new PressedFile(path);
    this.#zip.add(this.#file);
  }

  /** Adds to the file that was begun. True where there is enough to be taken. */
  add(text: string): boolean {
    this.#text += text;
    return this.#text.length >= PART;
  }

  async end(): Promise<void> {
    await this.#press();
    await this.#file?.end();
    this.#file = null;
  }

  /** A whole file. */
  async file(path: string, text: string): Promise<void> {
    this.begin(path);
    this.add(text);
    await this.end();
  }

  finish(): void {
    this.#zip.end();
  }

  /** Presses what was added; gives what is ready to be sent. */
  async take(): Promise<Uint8Array[]> {
    await this.#press();
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  async #press(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    if (text !== '') await this.#file?.press(Buffer.from(text));
  }

  /** Ends the work on a file that nobody waits for any longer. */
  abandon(): void {
    this.#file?.abandon();
  }
}

/** A file of a zip, pressed by another thread while the next part is made. */
class PressedFile implements ZipInputFile {
  readonly compression = DEFLATED;
  readonly mtime = firstDate();
  readonly filename: string;
  size = 0;
  crc = 0;
  /** Set by the zip that it is added to. */
  ondata?: AsyncFlateStreamHandler;
  readonly #deflate = createDeflateRaw({ level: LEVEL });
  /** The part that is being pressed. */
  #pressing: Promise<unknown> = Promise.resolve();

  constructor(filename: string) {
    this.filename = filename;
    this.#deflate.on('data', (pressed: Buffer<ArrayBuffer>) => this.ondata?.(null, pressed, false));
  }

  /** Begins with a part when the part before it is pressed. */
  async press(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length;
    if (this.size > MOST_BYTES) throw notWritable('工作表超过 4 GB', 'A sheet takes more than 4 GB.');
    this.crc = crc32(bytes, this.crc);
    await this.#pressing;
    this.#pressing = new Promise<void>((resolve, reject) =>
      this.#deflate.write(bytes, (error) => (error ? reject(error) : resolve())),
    );
    // told where it is waited for
    this.#pressing.catch(() => undefined);
  }

  async end(): Promise<void> {
    await this.#pressing;
    const ended = once(this.#deflate, 'end');
    this.#deflate.end();
    await ended;
    this.ondata?.(null, new Uint8Array(), true);
  }

  abandon(): void {
    this.#deflate.destroy();
  }
}
