import type {
  ActivityKind,
  DutyKind,
  EvaluationSubjectKind,
  PlaceKind,
  ProgramKind,
  UnitKind,
} from '../../generated/prisma/enums.ts';
import { parseDecimal } from '../acts/decimal.rules.ts';
import type { InputCheck } from '../acts/input-check.rules.ts';
import { parseMetricKey } from '../metrics/metric.rules.ts';
import { parseCriteria, type CriteriaInput } from './criteria.rules.ts';
import { MEASURES, type MeasureField } from './measure.rules.ts';
import {
  PROGRAM_KIND,
  REQUIREMENT_MEASURE,
  REQUIREMENT_PERIOD,
  type RequirementMeasure,
  type RequirementPeriod,
} from './program.vocabulary.ts';
import type { Requirement } from './requirement.declaration.ts';

const REQUIREMENTS_MAXIMUM = 50;
const NAME_MAXIMUM = 100;
const ARTICLE_MAXIMUM = 200;
const UNIT_NAME_MAXIMUM = 50;
const LIMIT_MAXIMUM = 1_000_000_000;
const KEY = /^[A-Za-z0-9._-]{1,64}$/;

export interface RequirementInput {
  readonly key: string;
  readonly name: string;
  readonly measure: RequirementMeasure;
  readonly per: RequirementPeriod;
  readonly minimum?: number | null | undefined;
  readonly maximum?: number | null | undefined;
  readonly article?: string | null | undefined;
  readonly criteria?: CriteriaInput | null | undefined;
  readonly activityKind?: ActivityKind | null | undefined;
  readonly dutyKind?: DutyKind | null | undefined;
  readonly placeKind?: PlaceKind | null | undefined;
  readonly tally?: string | null | undefined;
  readonly unitKind?: UnitKind | null | undefined;
  readonly unitName?: string | null | undefined;
}

/** The program that asks. */
interface Asking {
  readonly kind: ProgramKind;
  readonly subjectKind: EvaluationSubjectKind;
  readonly owned: boolean;
}

/** Reads what a program asks of each, in the order given; notes all that is wrong, by its place in the list. */
export function parseRequirements(
  check: InputCheck,
  inputs: readonly RequirementInput[] | null | undefined,
  program: Asking,
): Requirement[] {
  if (!inputs || inputs.length === 0) return [];
  if (!check.size('requirements', inputs, REQUIREMENTS_MAXIMUM)) return [];
  const seen = new Set<string>();
  return inputs.map((input, i) => {
    const path = `requirements.${i}`;
    if (seen.has(input.key)) check.refuse(`${path}.key`, { zh: '与前面的重复', en: 'is given twice' });
    seen.add(input.key);
    checkMeasure(check, path, input, program);
    return parseRequirement(check, path, input, program);
  });
}

function parseRequirement(check: InputCheck, path: string, input: RequirementInput, program: Asking): Requirement {
  const { measure, per, activityKind = null, dutyKind = null, placeKind = null, unitKind = null } = input;
  const limit = (field: 'minimum' | 'maximum'): number | null => {
    const value = input[field];
    if (value == null) return null;
    return check.range(`${path}.${field}`, Number(parseDecimal(check, `${path}.${field}`, value, 2)), 0, LIMIT_MAXIMUM);
  };
  const [minimum, maximum] = [limit('minimum'), limit('maximum')];
  if (minimum !== null && maximum !== null && minimum > maximum) {
    check.refuse(`${path}.minimum`, { zh: '不能大于上限', en: 'must not be more than maximum' });
  }
  return {
    key: check.pattern(`${path}.key`, input.key, KEY, {
      zh: '只能含字母、数字、点、下划线和连字符，最多 64 个字符',
      en: 'must have letters, digits, dots, underscores and hyphens only, at most 64',
    }),
    name: check.text(`${path}.name`, input.name, NAME_MAXIMUM),
    measure,
    per,
    minimum,
    maximum,
    article: check.optionalText(`${path}.article`, input.article, ARTICLE_MAXIMUM),
    criteria: input.criteria ? parseCriteria(check, `${path}.criteria`, input.criteria, program) : null,
    activityKind,
    dutyKind,
    placeKind,
    tally: input.tally == null ? null : parseMetricKey(check, `${path}.tally`, input.tally),
    unitKind,
    unitName: check.optionalText(`${path}.unitName`, input.unitName, UNIT_NAME_MAXIMUM),
  };
}

const FIELDS: readonly MeasureField[] = ['activityKind', 'dutyKind', 'placeKind', 'tally', 'unitKind', 'unitName'];

/** Notes what a measure does not have: such a subject, such a period, such a field, such a program. */
function checkMeasure(check: InputCheck, path: string, input: RequirementInput, program: Asking): void {
  const { of, per, fields, needs, kind } = MEASURES[input.measure];
  const measure = REQUIREMENT_MEASURE.terms[input.measure].zh;
  if (!of.includes(program.subjectKind)) {
    const subjects = program.subjectKind === 'OFFICER' ? { zh: '民警', en: 'officers' } : { zh: '单位', en: 'units' };
    check.refuse(`${path}.measure`, { zh: `不适用于${subjects.zh}`, en: `is not of ${subjects.en}` });
  }
  if (kind !== undefined && program.kind !== kind) {
    check.refuse(`${path}.measure`, {
      zh: `只用于${PROGRAM_KIND.terms[kind].zh}类`,
      en: `is of programs of kind ${kind} alone`,
    });
  }
  if (!per.includes(input.per)) {
    check.refuse(`${path}.per`, {
      zh: `${measure}只能为${per.map((one) => REQUIREMENT_PERIOD.terms[one].zh).join('、')}`,
      en: `must be ${per.join(', ')} for ${input.measure}`,
    });
  }
  for (const field of FIELDS) {
    if (input[field] != null && !fields.includes(field)) {
      check.refuse(`${path}.${field}`, { zh: `${measure}没有此项`, en: `is not of ${input.measure}` });
    }
  }
  if (needs !== undefined && input[needs] == null) {
    check.refuse(`${path}.${needs}`, { zh: `${measure}必须填写`, en: `must be given for ${input.measure}` });
  }
}

/** A requirement in words, for the record: `ATTENDANCES TRAINING >= 1 YEAR`. */
export function statedRequirement({
  key: _key,
  name,
  article,
  criteria,
  minimum,
  maximum,
  ...measured
}: Requirement): string {
  const { measure, per, ...of } = measured;
  return [
    name,
    measure,
    ...Object.values(of).filter((value) => value !== null),
    minimum === null ? null : `>= ${minimum}`,
    maximum === null ? null : `<= ${maximum}`,
    per,
    criteria === null ? null : `(${statedCriteria(criteria)})`,
    article,
  ]
    .filter((part) => part !== null)
    .join(' ');
}

const statedCriteria = (criteria: NonNullable<Requirement['criteria']>): string =>
  Object.entries(criteria)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([fact, value]) => `${fact}=${Array.isArray(value) ? value.join('|') : String(value)}`)
    .join('; ');
