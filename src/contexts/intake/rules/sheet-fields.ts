/** What a column of an outside spreadsheet may mean. */
export const sheetFields = ['outsideNumber', 'author', 'subject', 'text', 'sentAt', 'place', 'phone', 'category', 'likes', 'dislikes'] as const;
export type SheetField = (typeof sheetFields)[number];

/** Which column (from 0) holds which field. */
export type ColumnMapping = Readonly<Partial<Record<SheetField, number>>>;

/** Words that headers of 12345-type sheets use, the surest first; compared without white space, signs and case. */
const headerWords: Readonly<Record<SheetField, readonly string[]>> = {
  outsideNumber: ['留言编号', '工单编号', '工单号', '诉求编号', '来件编号', '受理编号', '编号', '单号', 'number', 'id', 'no', 'caseid'],
  author: ['留言用户', '诉求人', '反映人', '来电人', '联系人', '用户', '姓名', 'user', 'author', 'name'],
  subject: ['留言主题', '诉求标题', '主题', '标题', 'subject', 'title'],
  text: ['留言详情', '诉求内容', '反映内容', '工单内容', '详情', '内容', '正文', '描述', 'text', 'content', 'description', 'details'],
  sentAt: ['留言时间', '诉求时间', '来电时间', '受理时间', '登记时间', '创建时间', '时间', '日期', 'time', 'date', 'createdat'],
  place: ['事发地址', '诉求地址', '问题地址', '发生地', '地址', '地点', '位置', 'address', 'place', 'location'],
  phone: ['联系电话', '来电号码', '手机号码', '手机号', '手机', '电话', 'phone', 'mobile', 'tel'],
  category: ['诉求类别', '问题分类', '事项分类', '类别', '分类', '类型', 'category', 'type'],
  likes: ['点赞数', '赞同数', '支持数', '点赞', 'likes', 'upvotes'],
  dislikes: ['反对数', '点踩数', '反对', 'dislikes', 'downvotes'],
};

function plainHeader(header: string): string {
  return header.normalize('NFKC').toLowerCase().replace(/[\s_\-()（）[\]【】:：*#.]/gu, '');
}

/** How surely a header means a field: 0 not at all, the more the surer. */
function likeness(header: string, field: SheetField): number {
  const plain = plainHeader(header);
  if (plain === '') return 0;
  const words = headerWords[field];
  const exact = words.indexOf(plain);
  if (exact >= 0) return 1000 - exact;
  const within = words.findIndex((word) => word.length >= 2 && plain.includes(word));
  return within >= 0 ? 500 - within : 0;
}

/** Guesses from the words of the header row which column means what; each column is taken once, the surest guess first. */
export function guessMapping(headers: readonly string[]): ColumnMapping {
  const guesses = sheetFields
    .flatMap((field) => headers.map((header, column) => ({ field, column, sure: likeness(header, field) })))
    .filter(({ sure }) => sure > 0)
    .sort((one, other) => other.sure - one.sure || one.column - other.column);
  const mapping: Partial<Record<SheetField, number>> = {};
  const taken = new Set<number>();
  for (const { field, column } of guesses) {
    if (mapping[field] !== undefined || taken.has(column)) continue;
    mapping[field] = column;
    taken.add(column);
  }
  return mapping;
}

/** Two sheets with the same headers in the same order can share a mapping. */
export function headerKey(headers: readonly string[]): string {
  return headers.map(plainHeader).join('|');
}
