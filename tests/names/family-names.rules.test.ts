import { describe, expect, it } from '@jest/globals';
import { chineseName } from '../../src/names/chinese-name.ts';
import { OTHER_READINGS } from '../../src/names/family-names.ts';
import { simplified, writtenAs } from '../../src/names/simplified.ts';

describe('a family name has its own reading', () => {
  it.each([
    ['种立言', 'chong li yan'],
    ['么景行', 'yao jing xing'],
    ['祭知白', 'zhai zhi bai'],
    ['单田芳', 'shan tian fang'],
    ['單田芳', 'shan tian fang'],
    ['仇英', 'qiu ying'],
    ['区小明', 'ou xiao ming'],
    ['區小明', 'ou xiao ming'],
    ['查良镛', 'zha liang yong'],
    ['曾国藩', 'zeng guo fan'],
    ['朴正', 'piao zheng'],
    ['翟天', 'zhai tian'],
    ['盖叫天', 'ge jiao tian'],
    ['蓋叫天', 'ge jiao tian'],
    ['解缙', 'xie jin'],
    ['任远', 'ren yuan'],
    ['缪云', 'miao yun'],
    ['繆雲', 'miao yun'],
    ['繁钦', 'po qin'],
    ['员半千', 'yun ban qian'],
    ['員半千', 'yun ban qian'],
    ['乐毅', 'yue yi'],
    ['樂毅', 'yue yi'],
    ['秘宜', 'bi yi'],
    ['冼星海', 'xian xing hai'],
    ['折德扆', 'she de yi'],
    ['黑云', 'he yun'],
    ['盛唐', 'sheng tang'],
    ['洗星', 'xian xing'],
    ['晁补之', 'chao bu zhi'],
    ['谌容', 'chen rong'],
    ['覃明', 'qin ming'],
    ['宓妃', 'mi fei'],
    ['万俟卨', 'mo qi xie'],
    ['萬俟卨', 'mo qi xie'],
    ['尉迟恭', 'yu chi gong'],
    ['尉遲恭', 'yu chi gong'],
    ['澹台灭明', 'tan tai mie ming'],
    ['澹臺滅明', 'tan tai mie ming'],
    ['单于若谷', 'chan yu ruo gu'],
    ['单于', 'shan yu'],
    ['长孙无忌', 'zhang sun wu ji'],
    ['長孫無忌', 'zhang sun wu ji'],
    ['诸葛亮', 'zhu ge liang'],
    ['歐陽修', 'ou yang xiu'],
    ['令狐冲', 'ling hu chong'],
    // at the head alone
    ['王种', 'wang zhong'],
    // and not of a name in parts
    ['单·查', 'dan cha'],
  ])('%s', (name, namePinyin) => {
    expect(chineseName(name).namePinyin).toBe(namePinyin);
  });

  it('and others by which it is found', () => {
    expect(OTHER_READINGS).toContainEqual({ other: 'zhong', stored: 'chong', names: ['种', '種'] });
    expect(OTHER_READINGS).toContainEqual({ other: 'dan', stored: 'shan', names: ['单', '單'] });
    expect(
      OTHER_READINGS.every(({ names, stored }) => names.every((name) => name.length === stored.split(' ').length)),
    ).toBe(true);
  });
});

describe('the form of a name changes nothing of its keys', () => {
  it.each([
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提', 'a bu du la mai mai ti'],
    ['阿卜杜拉.买买提', '阿卜杜拉•买买提', 'a bu du la mai mai ti'],
    ['欧阳　锋', '欧阳锋', 'ou yang feng'],
    ['王\uFA19武', '王神武', 'wang shen wu'],
    ['Zoe\u0301 Li', 'Zoé Li', 'zoé li'],
    ['葛\u{E0100}洪涛', '葛洪涛', 'ge hong tao'],
    ['李\uFE0F强', '李强', 'li qiang'],
    ['ＡｎｎａLi', 'AnnaLi', 'annali'],
  ])('%s is %s', (typed, other, namePinyin) => {
    expect(chineseName(typed)).toEqual(chineseName(other));
    expect(chineseName(typed).namePinyin).toBe(namePinyin);
  });
});

describe('simplified and traditional characters', () => {
  it.each([
    ['張建國', '张建国'],
    ['黃偉', '黄伟'],
    ['吳呂盧葉', '吴吕卢叶'],
    ['祕', '秘'],
    ['王', '王'],
  ])('%s are %s', (traditional, expected) => {
    expect(simplified(traditional)).toBe(expected);
  });

  it('stand for each other', () => {
    expect(writtenAs('张')).toEqual(['张', '張']);
    expect(writtenAs('張')).toEqual(['張', '张']);
    expect(writtenAs('王')).toEqual(['王']);
  });
});
