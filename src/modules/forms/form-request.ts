import { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../../graphql/errors.ts';
import type { Moment } from '../../time/temporal.ts';
import { momentOf } from '../exports/export-request.ts';
import type { FormName } from './form-kind.rules.ts';

/** What an address asks for. */
export interface FormRequest {
  readonly name: FormName;
  readonly form: 'docx' | 'lrmx';
  readonly moment: Moment;
  /** The path and its parameters. */
  readonly address: string;
  readonly given: Readonly<Record<string, string>>;
}

/** The parameters of each form besides the moment; the first is needed. */
const PARAMETERS: Readonly<Record<FormName, readonly [needed: string, ...string[]]>> = {
  'officer-form': ['officer'],
  'evaluation-form': ['record'],
  'honor-form': ['honor', 'recipient'],
};

/** Reads an address; refuses whatever it does not know, and says what there is. */
export function formRequest({ query }: FastifyRequest, name: FormName, form: FormRequest['form']): FormRequest {
  const [needed] = PARAMETERS[name];
  const known = [...PARAMETERS[name], 'date', 'knownAt'];
  for (const [parameter, value] of Object.entries(query as Record<string, unknown>)) {
    if (!known.includes(parameter)) throw badRequest(parameter, `is none of: ${known.join(', ')}`);
    if (typeof value !== 'string') throw badRequest(parameter, 'is given more than once');
  }
  const given = query as Readonly<Record<string, string>>;
  if (!given[needed]) throw badRequest(needed, 'is needed: an id');
  return { name, form, given, moment: momentOf(given), address: `${name}.${form} ${JSON.stringify(given)}` };
}

/** The number in the id of a thing; null where it is no id of one. */
export function decodeGlobalId(type: string, id: string): number | null {
  try {
    const { typename, id: number } = decodeGlobalID(id);
    const isOne = typename === type && /^[1-9]\d{0,9}$/.test(number) && encodeGlobalID(type, number) === id;
    return isOne ? Number(number) : null;
  } catch {
    return null;
  }
}

/** The id of a thing, where it is one. */
export function idOf(type: string, given: string, parameter: string): string {
  if (decodeGlobalId(type, given) === null) throw badRequest(parameter, `is no id of type ${type}`);
  return given;
}
