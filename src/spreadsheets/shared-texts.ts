import type { ReadLimits } from './limits.ts';
import { tooLarge, tooLong } from './spreadsheet-error.ts';
import { decodedCellText } from './xml-text.ts';
import { readXml } from './xml-reader.ts';
import type { ZipReader } from './zip-reader.ts';

/** What a text takes besides its characters. */
const BYTES_OF_A_TEXT = 40;
const BYTES_OF_A_CHARACTER = 2;

/** As which a character may be written: _x000D_. */
const LONGEST_CODE = 7;

/** Gathers the text of an item: the runs of rich text one after the other, without how they are pronounced. */
export class ItemText {
  readonly #most: number;
  #text = '';
  #inText = false;
  #inPhonetic = false;

  /** `most`: the characters that it may have. */
  constructor(most: number) {
    this.#most = most;
  }

  open(name: string): void {
    if (name === 't') this.#inText = !this.#inPhonetic;
    else if (name === 'rPh') this.#inPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#inPhonetic = false;
  }

  add(text: string): void {
    if (!this.#inText) return;
    this.#text += text;
    if (this.#text.length > this.#most * LONGEST_CODE) throw tooLong(this.#most);
  }

  take(): string {
    const text = decodedCellText(this.#text);
    this.#text = '';
    this.#inText = false;
    this.#inPhonetic = false;
    if (text.length > this.#most) throw tooLong(this.#most);
    return text;
  }
}

/** The texts that the cells of all sheets refer to by number. Yields now and then, so that others get a turn. */
export function* readSharedTexts(
  zip: ZipReader,
  path: string,
  limits: ReadLimits,
): Generator<void, string[], undefined> {
  const texts: string[] = [];
  const item = new ItemText(limits.cellCharacters);
  let bytes = 0;
  yield* readXml(path, zip.read(path), {
    open: (name) => item.open(name),
    close(name) {
      item.close(name);
      if (name !== 'si') return;
      const text = item.take();
      bytes += BYTES_OF_A_TEXT + text.length * BYTES_OF_A_CHARACTER;
      if (bytes > limits.sharedTextBytes) throw tooLarge('文本过多', 'it has too many texts');
      texts.push(text);
    },
    text: (text) => item.add(text),
  });
  return texts;
}
