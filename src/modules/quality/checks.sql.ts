import { CAREER_CHECKS } from './career-checks.sql.ts';
import { MATTER_CHECKS } from './matter-checks.sql.ts';
import { OFFICER_CHECKS } from './officer-checks.sql.ts';
import type { QualityCheck } from './quality-check.sql.ts';
import { UNIT_CHECKS } from './unit-checks.sql.ts';

/** Every check, in the order of its findings: its place here is the first part of every cursor. */
export const CHECKS: readonly QualityCheck[] = [...UNIT_CHECKS, ...OFFICER_CHECKS, ...CAREER_CHECKS, ...MATTER_CHECKS];
