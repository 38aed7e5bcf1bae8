import { describe, expect, it } from '@jest/globals';
import type { ImportKind } from '../../../src/generated/prisma/enums.ts';
import { columnsOf } from '../../../src/modules/imports/column.catalogue.ts';
import { guessedColumns } from '../../../src/modules/imports/column.rules.ts';
import { schema } from '../../../src/schema.ts';

describe('a heading that an older template had', () => {
  it.each<[ImportKind, Readonly<Record<string, string>>]>([
    [
      'RECORD_ATTENDANCES',
      { 参加人或单位: 'attendances.participant', 荣誉: 'attendances.honor', 分数: 'attendances.score' },
    ],
    [
      'ASSIGN_DUTIES',
      { 项目: 'program', 责任类别: 'duties.kind', 其他责任单位: 'duties.holderName', 理由: 'basis.reason' },
    ],
    [
      'RECORD_PLACES',
      {
        地点代码: 'places.code',
        地点名称: 'places.name',
        地点类型: 'places.kind',
        上级地点代码: 'places.parentCode',
      },
    ],
    ['RECORD_TALLIES', { 名称: 'tallies.name' }],
    ['RECORD_HONORS', { 荣誉名称: 'title', 记功等级: 'meritClass' }],
    ['ENROLL_OFFICERS', { 角色: 'role' }],
  ])('of %s is still known', (kind, fields) => {
    const guessed = guessedColumns(Object.keys(fields), columnsOf(schema, kind));
    expect(Object.fromEntries(guessed.map(({ heading, field }) => [heading, field]))).toEqual(fields);
  });
});
