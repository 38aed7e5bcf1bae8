import { GRADE, type Grade } from './grade.vocabulary.ts';

const FIRST_TECHNICAL: Grade = 'POLICE_TECHNICAL_DIRECTOR_1';

/** Where a grade stands in its series, the highest first; grades of two series are not compared. */
export function placeOf(grade: string): { readonly technical: boolean; readonly at: number } {
  const at = GRADE.values.indexOf(grade as Grade);
  return { technical: at >= GRADE.values.indexOf(FIRST_TECHNICAL), at };
}

/** The next higher grade of the series; null at its top. */
export function nextGrade(grade: string): Grade | null {
  const next = GRADE.values[placeOf(grade).at - 1];
  return next !== undefined && placeOf(next).technical === placeOf(grade).technical ? next : null;
}
