import { type Message, wordsOf } from './message.ts';

/** What names of places, schools and firms end with; longer endings come first. */
const ending = /小区|花园|花苑|家园|新村|新城|公寓|公馆|广场|大厦|雅苑|名苑|佳园|华府|学府|庭院|庭苑|国际|社区|幼儿园|小学|中学|学院|大学|学校|医院|公园|市场|车站|地铁站|机场|大道|集团|街道|苑|园|城(?![轨际乡市区镇管])|湾|郡|墅|村|镇|乡|路|街|巷|桥/gu;
const stemLength = 2;
/** Characters that never stand in a name before its ending. */
const notInNames = /[的了是在和与及或我你他们这那个该本各每有无不没被把对从到至为以于等之类旁边附近周边几多些区市县省临道读所条即否必须去剩性班]/u;
/** What looks like a name and is a kind of thing. */
const kinds = /(?:马|线|铁|公|道|速|水|出|思|网|走|过|赶)路$|^(?:公立|普惠|惠性|惠制|利性|公办|民办|私立|高级|重点|附属|实验|农村|商品|城乡|高等|技术|人民|居民|业主|住宅|安置|老旧|商业|农贸|批发|人行|断头|泥巴|下坡|上坡|菜|别墅|美食|休闲|体育|郊野|森林|湿地)/u;
/** Of all messages with the stem, the share in which the ending follows it: words that stand everywhere are no names. */
const leastBound = 0.3;
const mostShare = 0.05;

interface Named {
  readonly name: string;
  readonly stem: string;
}

function namesIn(words: string): Named[] {
  return [...words.matchAll(ending)].flatMap((match): Named[] => {
    const stem = words.slice(Math.max(0, match.index - stemLength), match.index);
    return stem.length === stemLength && !/\s/u.test(stem) && !notInNames.test(stem) && !kinds.test(`${stem}${match[0]}`) ? [{ name: `${stem}${match[0]}`, stem }] : [];
  });
}

function countInto(counts: Map<string, number>, keys: Iterable<string>): void {
  for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * The names of places, schools and firms each message speaks of, told by their endings and by how firmly the two characters
 * before are bound to the ending in all messages. The place a message carries is one of its names.
 */
export function placeNames(messages: readonly Message[]): readonly ReadonlySet<string>[] {
  const all = messages.map((message) => {
    const { title, text } = wordsOf(message);
    return { words: `${title} ${text}`, names: namesIn(`${title} ${text}`) };
  });
  const counts = new Map<string, number>();
  for (const { names } of all) countInto(counts, names.map(({ name }) => name));
  const stems = new Set(all.flatMap(({ names }) => names.map(({ stem }) => stem)));
  const stemCounts = new Map<string, number>();
  for (const { words } of all) {
    const pairs = Array.from({ length: Math.max(0, words.length - 1) }, (_, index) => words.slice(index, index + stemLength));
    countInto(stemCounts, pairs.filter((pair) => stems.has(pair)));
  }
  const most = Math.max(20, messages.length * mostShare);
  const isName = ({ name, stem }: Named): boolean => {
    const count = counts.get(name) ?? 0;
    return count >= 2 && count <= most && count / (stemCounts.get(stem) ?? count) >= leastBound;
  };
  return messages.map(({ place }, index) => {
    const found = new Set((all[index]?.names ?? []).filter(isName).map(({ name }) => name));
    if (place !== undefined) found.add(`@${place}`);
    return found;
  });
}

/** How many characters a name may be longer than its stem tells. */
const mostBefore = 6;
const leastAgreement = 0.6;

/** The whole name as most messages write it: to the left as long as they agree on the character before. */
export function wholeName(name: string, messages: readonly Message[]): string {
  const texts = messages.map((message) => {
    const { title, text } = wordsOf(message);
    return `${title} ${text}`;
  });
  let whole = name;
  for (let step = 0; step < mostBefore; step++) {
    const before = new Map<string, number>();
    let all = 0;
    for (const text of texts) {
      const at = text.indexOf(whole);
      if (at < 0) continue;
      all++;
      const character = text[at - 1] ?? ' ';
      before.set(character, (before.get(character) ?? 0) + 1);
    }
    const [best] = [...before].sort((a, b) => b[1] - a[1]);
    if (!best || all < 2 || best[1] / all < leastAgreement || !/\p{L}/u.test(best[0]) || notInNames.test(best[0])) return whole;
    whole = best[0] + whole;
  }
  return whole;
}
