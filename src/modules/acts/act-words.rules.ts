import type { Message } from '../../errors/refusals.ts';

const words = new Map<string, Message>();

/** The first name in Chinese that a description has in brackets. */
const CHINESE = /\((\p{Script=Han}+(?:、\p{Script=Han}+)*)\)/u;

/** The words of the name of a mutation: `transferOfficer` is "transfer officer". */
const english = (operation: string): string => operation.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Notes what people call an act: in Chinese as its descriptions do. */
export function callAct(operation: string, descriptions: readonly string[]): void {
  const zh = descriptions.map((text) => CHINESE.exec(text)?.[1]).find((name) => name !== undefined);
  words.set(operation, { zh: zh ?? operation, en: english(operation) });
}

/** What people call the operation of a change; a command of the system, or an act that is no more, by its name. */
export const wordOfOperation = (operation: string): Message => words.get(operation) ?? { zh: operation, en: operation };
