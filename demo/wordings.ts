import type { Random } from '../src/shared/random.ts';

/** How people begin: most come straight to the matter. */
const openings: readonly (readonly [string, number])[] = [['', 74], ['你好，', 6], ['反映一下，', 5], ['我住{b}。', 5], ['帮邻居说一声：', 3], ['工作人员好，', 4], ['又来麻烦你们了，', 3]];

/** How they end: the trouble alone, a plea, a complaint about the wait, thanks. */
const endings: readonly (readonly [string, number])[] = [
  ['', 44], ['麻烦派人来看看。', 8], ['盼尽快处理，谢谢！', 7], ['我们几家都很急。', 4], ['已经跟居委会说过一次了。', 5], ['请你们管一管。', 7], ['不知道该找谁，只好写在这里。', 3],
  ['上个礼拜打过电话，还没人来。', 5], ['辛苦你们了。', 5], ['白天我都在家，可以先打电话。', 4], ['楼里老人多，请早点安排。', 5], ['希望这次能彻底解决。', 3],
];

const questionEndings: readonly (readonly [string, number])[] = [['', 60], ['谢谢！', 14], ['请打电话告诉我。', 10], ['不太会用手机，麻烦你们了。', 8], ['越快越好。', 8]];

/**
 * What somebody writes about a matter, in their own manner: with or without a greeting, a plea, a full stop. `text` holds `{b}` for the building
 * and `{n}` for a small number.
 */
export function inOwnWords(random: Random, text: string, building: string, number: number): string {
  const drawn = random.weighted(openings);
  // Nobody names the building twice in a row.
  const opening = drawn.includes('{b}') && text.includes('{b}') ? '' : drawn;
  const ending = random.weighted(/[？?]$/u.test(text) ? questionEndings : endings);
  const whole = `${opening}${text}${ending}`;
  return (random.chance(0.2) ? whole.replace(/。$/u, '') : whole).replaceAll('{b}', building).replaceAll('{n}', String(number));
}
