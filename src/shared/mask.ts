/** Two-character surnames still borne; a name that starts with one keeps both characters visible. */
const COMPOUND_SURNAMES = new Set([
  '欧阳', '上官', '司马', '司徒', '诸葛', '夏侯', '皇甫', '尉迟', '公孙', '慕容', '令狐', '长孙', '宇文', '东方', '独孤', '南宫', '端木',
  '百里', '东郭', '闻人', '呼延', '轩辕', '澹台', '公冶', '濮阳', '淳于', '单于', '太史', '申屠', '仲孙', '钟离', '鲜于', '闾丘', '司空', '拓跋', '西门', '赫连',
]);

/** The surname and `**`: `王小明` → `王**`, `欧阳明` → `欧阳**`; a Latin name keeps its first letter: `Anna Li` → `A**`. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  if (characters.length === 0) return '';
  const firstTwo = characters.slice(0, 2).join('');
  const surname = characters.length > 2 && COMPOUND_SURNAMES.has(firstTwo) ? firstTwo : (characters[0] ?? '');
  return `${surname}**`;
}

/** A building number and what names it; what follows (unit, floor, room) is private. */
const BUILDING = /^(.*?(?:\d+|[一二三四五六七八九十百]+|[A-Za-z]\d*)\s*(?:幢|栋|号楼|座|#))/u;
/** Unit, floor, room or a bare room number at the end. */
const ROOM = /(?:[\d一二三四五六七八九十A-Za-z]+(?:单元|梯|楼|层|室|户)|[-－—]\d+|\s\d{3,4}$)/u;

/** An address down to the building, never the room: `南园新村14幢302室` → `南园新村14幢**`. */
export function maskAddress(address: string): string {
  const text = address.normalize('NFKC').trim();
  const building = BUILDING.exec(text)?.[1];
  if (building !== undefined) return building.length < text.length ? `${building}**` : building;
  const room = ROOM.exec(text);
  return room ? `${text.slice(0, room.index).trimEnd()}**` : text;
}

/** The first letter and the domain: `wang@example.com` → `w**@example.com`; text without @ is hidden whole. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at > 0 ? `${Array.from(email)[0] ?? ''}**${email.slice(at)}` : '**';
}
