import type { Example } from '../../../shared/classifier/model.ts';

/** A category needs this many solved cases before anything can be learnt and measured about it. */
export const leastOfCategory = 5;

/** The examples that can be learnt from, and what hinders learning altogether. */
export function chooseExamples(examples: readonly Example[], leastCases: number): { readonly chosen: readonly Example[]; readonly hindrance: 'tooFewCases' | 'tooFewCategories' | null } {
  const counts = new Map<string, number>();
  for (const { category } of examples) counts.set(category, (counts.get(category) ?? 0) + 1);
  const chosen = examples.filter(({ category }) => (counts.get(category) ?? 0) >= leastOfCategory);
  if (chosen.length < leastCases) return { chosen, hindrance: 'tooFewCases' };
  return { chosen, hindrance: new Set(chosen.map(({ category }) => category)).size < 2 ? 'tooFewCategories' : null };
}

/** Is the measured accuracy far enough above always naming the commonest category? `margin` in percentage points. */
export function isGoodEnough(accuracy: number, baseline: number, margin: number): boolean {
  // Shares are fractions: a hundredth of a millionth must not decide.
  return accuracy - baseline - margin / 100 > -1e-9;
}

/** 12345 nature 诉求性质 of what somebody writes. */
export const natures = ['enquiry', 'help', 'complaint', 'tipOff', 'suggestion', 'thanks', 'other'] as const;
export type Nature = (typeof natures)[number];

/** Words that tell the nature, the strongest first: thanks and tips-off are said outright, a question mark alone says little. */
const signs: readonly (readonly [Nature, RegExp])[] = [
  ['thanks', /锦旗|表扬|点赞|感谢信|非常感谢|特别感谢|十分感谢|衷心感谢|thank you so|thanks to|grateful/iu],
  ['tipOff', /举报|检举|揭发|无证经营|非法(经营|集资|营运|行医|占用|倾倒|排放)|违法(经营|建设|搭建)|传销|诈骗|偷排|偷税|report(ing)? an? (crime|fraud)|illegal(ly)?/iu],
  ['complaint', /投诉|态度(很|太|极)?(差|恶劣|不好)|不作为|乱收费|推诿|扯皮|没人管|无人处理|屡次反映|多次反映|complain/iu],
  ['suggestion', /建议|希望(能|可以)?(增设|增加|新增|设置|改进|优化|延长)|能否(增设|增加|设置|延长|优化|开通)|提议|suggest|propose/iu],
  ['enquiry', /咨询|请问|想问|想了解|怎么(办理|申请|查询|缴|领)|如何(办理|申请|查询)|什么时候(能|可以|开始)|需要(什么|哪些)(材料|手续)|how (do|can) i|when will|where can/iu],
  ['help', /求助|帮忙|请(来|派|尽快|及时|安排|帮)|麻烦(来|派|安排|处理)|坏了|堵了|漏水|倒了|断了|不亮|please (fix|repair|help|send|clean|remove)|broken|leak/iu],
];

/** What the words suggest, as a beginning: the desk decides. A text without any sign is a call for help, as most are. */
export function suggestNature(text: string): Nature {
  const found = signs.find(([, pattern]) => pattern.test(text))?.[0];
  if (found !== undefined) return found;
  return /[?？]\s*$|吗[。！!]*\s*$/u.test(text.trim()) ? 'enquiry' : 'help';
}
