import type { FastifyRequest } from 'fastify';
import { badRequest } from '../../graphql/errors.ts';
import { decodedKey } from '../../graphql/global-id.ts';
import { localeOf, type Locale } from '../../graphql/locale.ts';
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
export function formRequest(
  { query, headers }: FastifyRequest,
  name: FormName,
  form: FormRequest['form'],
): FormRequest {
  const locale = localeOf(headers);
  const [needed] = PARAMETERS[name];
  const known = [...PARAMETERS[name], 'date', 'knownAt'];
  for (const [parameter, value] of Object.entries(query as Record<string, unknown>)) {
    if (!known.includes(parameter)) {
      const all = known.join(', ');
      throw badRequest(parameter, { zh: `不是可用的参数：${all}`, en: `is none of: ${all}` }[locale]);
    }
    if (typeof value !== 'string') throw badRequest(parameter, { zh: '重复', en: 'is given more than once' }[locale]);
  }
  const given = query as Readonly<Record<string, string>>;
  if (!given[needed]) throw badRequest(needed, { zh: '须填写：标识', en: 'is needed: an id' }[locale]);
  return { name, form, given, moment: momentOf(given), address: `${name}.${form} ${JSON.stringify(given)}` };
}

/** The id of a thing, where it is one. */
export function idOf(locale: Locale, type: string, given: string, parameter: string): string {
  if (decodedKey(given)?.typename === type) return given;
  throw badRequest(parameter, { zh: `不是 ${type} 的标识`, en: `is no id of type ${type}` }[locale]);
}
