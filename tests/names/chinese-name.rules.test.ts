import { describe, expect, it } from '@jest/globals';
import { chineseName, pinyinOf } from '../../src/names/chinese-name.ts';

const byStrokes = (a: string, b: string) => (chineseName(a).nameStrokes < chineseName(b).nameStrokes ? -1 : 1);

describe('chineseName', () => {
  it.each([
    ['张瑜', 'zhang yu', 'zhangyu', 'zy'],
    ['陈伟通', 'chen wei tong', 'chenweitong', 'cwt'],
    // family names read otherwise than the same character in a word
    ['曾国藩', 'zeng guo fan', 'zengguofan', 'zgf'],
    ['单田芳', 'shan tian fang', 'shantianfang', 'stf'],
    ['解缙', 'xie jin', 'xiejin', 'xj'],
    ['仇英', 'qiu ying', 'qiuying', 'qy'],
    ['查良镛', 'zha liang yong', 'zhaliangyong', 'zly'],
    ['区小明', 'ou xiao ming', 'ouxiaoming', 'oxm'],
    // only at the head of the name
    ['王解', 'wang jie', 'wangjie', 'wj'],
    // family names of two characters
    ['欧阳修', 'ou yang xiu', 'ouyangxiu', 'oyx'],
    ['诸葛亮', 'zhu ge liang', 'zhugeliang', 'zgl'],
    ['上官婉儿', 'shang guan wan er', 'shangguanwaner', 'sgwe'],
    ['司马光', 'si ma guang', 'simaguang', 'smg'],
    ['尉迟恭', 'yu chi gong', 'yuchigong', 'ycg'],
    // ü
    ['吕绿', 'lv lv', 'lvlv', 'll'],
    // names in parts, which have no Chinese family name
    ['买买提·吐尔逊', 'mai mai ti tu er xun', 'maimaitituerxun', 'mmttex'],
    ['阿依古丽•买买提', 'a yi gu li mai mai ti', 'ayigulimaimaiti', 'ayglmmt'],
    // letters and spaces
    ['Anna 李', 'anna li', 'annali', 'al'],
    ['李 明', 'li ming', 'liming', 'lm'],
    // a character without a reading stands for itself
    ['张\u{323AF}', 'zhang \u{323AF}', 'zhang\u{323AF}', 'z\u{323AF}'],
    ['', '', '', ''],
    ['·', '', '', ''],
  ])('reads %s', (name, namePinyin, nameJoined, nameInitials) => {
    expect(chineseName(name)).toMatchObject({ namePinyin, nameJoined, nameInitials });
  });

  it.each([
    // the number of strokes, the class of each, the code point
    ['丁', '0212004e01'],
    ['王', '04112100738b'],
    ['张瑜', '075153154005f2013112134125112200745c'],
    // rare and traditional characters: the number alone; beyond all tables not even that
    ['鬱', '29' + '6'.repeat(29) + '009b31'],
    ['\u{323AF}', '990323af'],
    ['A', '00000041'],
    ['买·提', chineseName('买提').nameStrokes],
  ])('counts the strokes of %s', (name, nameStrokes) => {
    expect(chineseName(name).nameStrokes).toBe(nameStrokes);
  });

  it('sorts as official lists do', () => {
    // 2 strokes; 4, 横 before 丿; 7, the given name deciding, then the second stroke; 17; not known
    const sorted = ['丁一', '王建', '毛宇超', '张三', '张瑜', '张瑜明', '陈伟', '戴明', '魏明', '\u{323AF}明'];
    expect(sorted.toReversed().toSorted(byStrokes)).toEqual(sorted);
  });
});

describe('pinyinOf', () => {
  it.each([
    ['浙江省公安厅', 'zhe jiang sheng gong an ting'],
    ['漳州110', 'zhang zhou 110'],
    ['重庆市(渝中区)分局', 'chong qing shi yu zhong qu fen ju'],
    // no family name is looked for
    ['单位', 'dan wei'],
    ['', ''],
  ])('reads %s', (text, expected) => {
    expect(pinyinOf(text)).toBe(expected);
  });
});
