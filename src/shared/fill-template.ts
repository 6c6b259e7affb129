/** Words in braces that stand for something of one record, in Chinese and English: `{编号}` or `{number}`. */
const names: Readonly<Record<string, string>> = {
  编号: 'number', 地点: 'place', 类别: 'category', 工作站: 'workstation',
  number: 'number', place: 'place', category: 'category', workstation: 'workstation',
};

/** What can stand in braces, as people write it. */
export const templateWords = { zh: ['编号', '地点', '类别', '工作站'], en: ['number', 'place', 'category', 'workstation'] } as const;

/** Puts one record's facts into a text with words in braces; words it does not know stay as they are. */
export function fillTemplate(text: string, facts: Readonly<Partial<Record<string, string>>>): string {
  return text.replace(/\{([^{}\s]{1,20})\}/gu, (whole, word: string) => {
    const name = names[word];
    return name === undefined ? whole : (facts[name] ?? '');
  });
}
