import type { FastifyReply } from 'fastify';
import { create } from 'qrcode';
import sharp from 'sharp';
import { truncateText } from '../../../../shared/text.ts';
import { escapeXml } from '../../../../shared/xml.ts';
import type { Platform } from '../../../../platform/platform.ts';
import { Problem } from '../../../../platform/problem.ts';
import type { PublicRequest } from '../../contract.ts';
import { publicAddress } from '../../../../platform/public-address.ts';
import { readPublicRequest } from '../read-request.ts';
import { publicStateWord } from './feeds.ts';

/** WeChat shows large cards at this size. */
const width = 1200;
const height = 630;
const fonts = "'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

function qrPath(text: string): { readonly path: string; readonly side: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
  }
  return { path, side: modules.size };
}

/** Words in lines of at most so many characters. */
function linesOf(text: string, perLine: number, lines: number): readonly string[] {
  const characters = Array.from(truncateText(text.replaceAll(/\s+/gu, ' '), perLine * lines));
  return Array.from({ length: Math.ceil(characters.length / perLine) }, (_, line) => characters.slice(line * perLine, (line + 1) * perLine).join(''));
}

/** The card of a public case as SVG: number, place, state, the released words and the QR code of its page. */
export function cardSvg(request: Pick<PublicRequest, 'number' | 'state' | 'placeName' | 'text' | 'categoryName'>, address: string): string {
  const { path, side } = qrPath(address);
  const scale = 240 / side;
  const words = linesOf(request.text ?? request.categoryName?.zh ?? '', 17, 4);
  const line = (text: string, y: number, size: number, fill: string, weight = 400): string =>
    `<text x="72" y="${y}" font-family="${fonts}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escapeXml(text)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="${width}" height="${height}" fill="#FFFFFF"/>
  <rect width="${width}" height="16" fill="#C2344F"/>
  ${line('连心', 96, 40, '#C2344F', 700)}
  ${line(request.number, 160, 36, '#596473')}
  ${line(publicStateWord(request.state), 240, 56, '#0F6E84', 700)}
  ${words.map((text, index) => line(text, 316 + index * 58, 44, '#1F2A37')).join('\n  ')}
  ${line(truncateText(request.placeName, 26), 572, 34, '#596473')}
  <g transform="translate(888 174) scale(${scale.toFixed(4)})"><path d="${path}" fill="#000" shape-rendering="crispEdges"/></g>
  <text x="1008" y="466" text-anchor="middle" font-family="${fonts}" font-size="30" fill="#596473">扫码看进展</text>
</svg>`;
}

/** The picture for sharing a case. Throws 404. */
export async function sendShareCard(platform: Platform, number: string, reply: FastifyReply): Promise<FastifyReply> {
  const request = await readPublicRequest(platform, number);
  const picture = await sharp(Buffer.from(cardSvg(request, publicAddress(platform, `/r/${number}`)))).png({ compressionLevel: 9, palette: true }).toBuffer();
  return reply.type('image/png').header('cache-control', 'public, max-age=300').send(picture);
}

const publicPath = /^\/r\/([A-Z]{1,6}-\d{4}-\d{4,9})$/u;

/** What stands in the head of a public case's page for those who share its address (Open Graph); empty for other pages and unknown cases. */
export async function headOfPage(platform: Platform, path: string): Promise<string> {
  const number = publicPath.exec(path)?.[1];
  if (number === undefined) return '';
  try {
    const request = await readPublicRequest(platform, number);
    const address = publicAddress(platform, path);
    const title = truncateText(request.text ?? request.categoryName?.zh ?? number, 60);
    const properties: Readonly<Record<string, string>> = {
      'og:type': 'article',
      'og:site_name': '连心',
      'og:title': title,
      'og:description': `${publicStateWord(request.state)} · ${request.placeName} · ${number}`,
      'og:url': address,
      'og:image': publicAddress(platform, `/api/v1/public/requests/${number}/card`),
      'og:image:width': String(width),
      'og:image:height': String(height),
    };
    const tags = Object.entries(properties).map(([name, content]) => `<meta property="${name}" content="${escapeXml(content)}" />`);
    const feed = `<link rel="alternate" type="application/atom+xml" title="${escapeXml(title)}" href="/api/v1/public/requests/${number}/feed" />`;
    return [...tags, `<meta name="description" content="${escapeXml(properties['og:description'] ?? '')}" />`, feed].join('\n    ');
  } catch (error) {
    if (error instanceof Problem) return '';
    throw error;
  }
}
