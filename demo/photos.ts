import sharp from 'sharp';

/** What a drawn photo shows. */
export const scenes = ['parking', 'rubbish', 'stairwell', 'tree', 'downpipe', 'lamp', 'pothole', 'puddle', 'wall', 'cable', 'bench', 'stall'] as const;
export type Scene = (typeof scenes)[number];

export interface DrawnPhoto {
  readonly scene: Scene;
  readonly solved: boolean;
  /** Several drawings of the same scene differ in light and position. */
  readonly variant: number;
}

const width = 960;
const height = 720;

function sky(variant: number): string {
  const tones = ['#dfe9ee', '#e9ecec', '#d6e4ea', '#efe9e0'];
  return `<rect width="${width}" height="${height}" fill="${tones[variant % tones.length]}"/>`;
}

/** A white wall with dark tiles, as in the old town. */
function house(x: number, wide: number, top: number): string {
  const windows = [0.2, 0.55].map((at) => `<rect x="${x + wide * at}" y="${top + 90}" width="${wide * 0.2}" height="90" fill="#5b6b78"/>`).join('');
  return `<rect x="${x}" y="${top}" width="${wide}" height="${460 - top}" fill="#fbfbf9" stroke="#c9d0d4" stroke-width="3"/>
    <path d="M${x - 24} ${top + 6} Q${x + wide / 2} ${top - 70} ${x + wide + 24} ${top + 6} Z" fill="#2b3a4a"/>${windows}`;
}

const ground = `<rect y="460" width="${width}" height="260" fill="#b9bec2"/><path d="M0 462 H960" stroke="#8d969c" stroke-width="4"/>`;

function car(x: number, y: number, colour: string): string {
  return `<g><path d="M${x} ${y} q10 -58 60 -60 h80 q50 4 66 60 Z" fill="${colour}"/><rect x="${x - 14}" y="${y}" width="234" height="56" rx="18" fill="${colour}"/>
    <path d="M${x + 30} ${y - 6} q10 -38 40 -40 h60 q30 2 44 40 Z" fill="#cfdbe3"/><circle cx="${x + 40}" cy="${y + 58}" r="24" fill="#222b33"/><circle cx="${x + 168}" cy="${y + 58}" r="24" fill="#222b33"/></g>`;
}

function rail(): string {
  const posts = Array.from({ length: 11 }, (_, index) => `<rect x="${60 + index * 84}" y="480" width="10" height="110" fill="#9fb0bb"/>`).join('');
  return `${posts}<rect x="50" y="492" width="866" height="12" rx="6" fill="#c4d0d8"/><rect x="50" y="540" width="866" height="12" rx="6" fill="#c4d0d8"/>`;
}

function pile(colours: readonly string[], x: number, y: number): string {
  return colours
    .map((colour, index) => `<ellipse cx="${x + (index % 4) * 70}" cy="${y - Math.floor(index / 4) * 52}" rx="${56 - (index % 3) * 8}" ry="${40 - (index % 2) * 8}" fill="${colour}"/>`)
    .join('');
}

function tree(x: number, spread: number): string {
  return `<rect x="${x - 16}" y="250" width="32" height="230" fill="#6b4f3a"/><circle cx="${x}" cy="210" r="${spread}" fill="#4f7d55"/><circle cx="${x - spread * 0.6}" cy="250" r="${spread * 0.7}" fill="#5c8a61"/><circle cx="${x + spread * 0.6}" cy="250" r="${spread * 0.7}" fill="#47744d"/>`;
}

const wires = '<path d="M0 190 Q480 240 960 180" stroke="#333" stroke-width="4" fill="none"/><path d="M0 214 Q480 264 960 204" stroke="#333" stroke-width="3" fill="none"/>';

/** Each scene as it was found, and as it was left. */
const drawings: Readonly<Record<Scene, (solved: boolean, variant: number) => string>> = {
  parking: (solved, variant) =>
    house(80, 360, 150) + house(520, 340, 180) + ground + (solved ? rail() + car(640, 630, '#7b8b99') : car(90 + variant * 20, 540, '#8a2f3c') + car(360, 560, '#31586b') + car(640, 548, '#e3e5e6')),
  rubbish: (solved, variant) =>
    house(120, 420, 150) + ground + (solved ? '<rect x="640" y="430" width="80" height="120" rx="8" fill="#2f7d4f"/><rect x="740" y="430" width="80" height="120" rx="8" fill="#0f6e84"/>' : pile(['#6b6f73', '#a8763e', '#3d4a55', '#d8d4c8', '#7a5148', '#9aa5ab', '#4d5b45'], 420 + variant * 30, 600)),
  stairwell: (solved) =>
    `<rect width="960" height="720" fill="#e9e6df"/>${Array.from({ length: 8 }, (_, step) => `<rect x="${80 + step * 70}" y="${600 - step * 56}" width="${880 - step * 70}" height="56" fill="${step % 2 ? '#c3c0b8' : '#d3d0c8'}"/>`).join('')}${solved ? '' : `<rect x="520" y="470" width="150" height="130" fill="#a8763e"/><rect x="690" y="500" width="120" height="100" fill="#7c6a55"/><circle cx="360" cy="590" r="52" fill="none" stroke="#333" stroke-width="12"/><circle cx="470" cy="590" r="52" fill="none" stroke="#333" stroke-width="12"/>`}`,
  tree: (solved, variant) => house(60, 320, 210) + ground + (solved ? tree(620 + variant * 10, 90) + '<path d="M0 110 Q480 150 960 100" stroke="#333" stroke-width="4" fill="none"/>' : tree(560 + variant * 20, 170) + wires),
  downpipe: (solved) =>
    `<rect width="960" height="720" fill="#f4f2ed"/><path d="M0 60 H960" stroke="#2b3a4a" stroke-width="60"/>${solved ? '<rect x="440" y="80" width="44" height="580" fill="#6e8794"/>' : '<rect x="440" y="80" width="44" height="220" fill="#7d7468"/><rect x="470" y="320" width="44" height="320" fill="#7d7468" transform="rotate(14 490 480)"/><path d="M460 300 q-40 140 -20 320" stroke="#7fb0c9" stroke-width="18" fill="none" opacity="0.7"/>'}<rect x="620" y="420" width="150" height="180" rx="8" fill="#9aa5ab" stroke="#59656d" stroke-width="6"/><circle cx="695" cy="490" r="36" fill="#fff"/>`,
  lamp: (solved) => `<rect width="960" height="720" fill="#26323d"/>${ground.replace('#b9bec2', '#3a4650')}<rect x="470" y="160" width="18" height="360" fill="#8796a1"/><path d="M478 160 q80 -40 130 10" stroke="#8796a1" stroke-width="14" fill="none"/>${solved ? '<circle cx="606" cy="186" r="30" fill="#ffe9a8"/><path d="M606 190 L430 640 L790 640 Z" fill="#ffe9a8" opacity="0.25"/>' : '<circle cx="606" cy="186" r="26" fill="#55606a"/>'}`,
  pothole: (solved, variant) => house(90, 300, 200) + ground + (solved ? '<ellipse cx="500" cy="600" rx="190" ry="56" fill="#9aa1a6"/>' : `<ellipse cx="${480 + variant * 15}" cy="600" rx="180" ry="58" fill="#5a5148"/><ellipse cx="500" cy="606" rx="120" ry="34" fill="#3d362f"/>`),
  puddle: (solved) => house(140, 380, 170) + house(600, 280, 210) + ground + (solved ? '<path d="M120 600 H840" stroke="#8d969c" stroke-width="10" stroke-dasharray="26 14"/>' : '<ellipse cx="470" cy="600" rx="340" ry="74" fill="#8fb3c4"/><ellipse cx="430" cy="596" rx="240" ry="44" fill="#a9c9d8"/>'),
  wall: (solved) => `<rect width="960" height="720" fill="#efece4"/><path d="M0 650 H960" stroke="#b4b0a6" stroke-width="30"/>${solved ? '<rect x="240" y="120" width="460" height="380" fill="#f7f5f0"/>' : '<path d="M300 120 l60 90 l-40 70 l90 100 l-30 120" stroke="#8a8376" stroke-width="10" fill="none"/><path d="M520 220 q120 -60 180 40 q30 120 -90 150 q-120 10 -90 -190" fill="#c8bfae"/>'}`,
  cable: (solved) => house(120, 640, 140) + ground + (solved ? '<rect x="700" y="420" width="60" height="120" rx="8" fill="#2f7d4f"/><path d="M730 440 l-18 40 h30 l-16 40" stroke="#fff" stroke-width="8" fill="none"/>' : '<path d="M300 250 Q330 420 420 560" stroke="#111" stroke-width="6" fill="none"/><rect x="400" y="540" width="46" height="26" fill="#eee" stroke="#444" stroke-width="4"/><circle cx="470" cy="600" r="44" fill="none" stroke="#333" stroke-width="10"/><circle cx="600" cy="600" r="44" fill="none" stroke="#333" stroke-width="10"/>'),
  bench: (solved) => sky(1) + tree(200, 120) + ground + (solved ? '<rect x="380" y="500" width="320" height="22" fill="#8a5a3c"/><rect x="380" y="450" width="320" height="22" fill="#8a5a3c"/><rect x="410" y="520" width="18" height="80" fill="#555"/><rect x="650" y="520" width="18" height="80" fill="#555"/>' : '<rect x="380" y="540" width="320" height="22" fill="#8a5a3c" transform="rotate(11 540 550)"/><rect x="410" y="520" width="18" height="80" fill="#555"/>'),
  stall: (solved) => house(60, 380, 160) + house(520, 380, 160) + ground + (solved ? '' : '<rect x="380" y="470" width="240" height="90" fill="#b0764a"/><path d="M360 470 L500 390 L640 470 Z" fill="#c2344f"/><circle cx="420" cy="580" r="28" fill="#333"/><circle cx="580" cy="580" r="28" fill="#333"/>'),
};

/** The word DEMO in strokes, so that no font is needed, on a band that nobody takes for a real picture. */
const mark =
  '<g transform="translate(600 640)"><rect width="330" height="60" rx="8" fill="#c2344f"/><g stroke="#fff" stroke-width="8" fill="none" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M40 14 v32 h14 q18 -2 18 -16 q0 -14 -18 -16 z"/><path d="M124 14 h-30 v32 h30 M94 30 h24"/><path d="M148 46 v-32 l20 22 l20 -22 v32"/><ellipse cx="232" cy="30" rx="20" ry="16"/></g>' +
  '<g fill="#fff"><circle cx="290" cy="20" r="8"/><circle cx="302" cy="30" r="8"/><circle cx="296" cy="43" r="8"/><circle cx="283" cy="43" r="8"/><circle cx="278" cy="30" r="8"/></g></g>';

/** Draws a photo of the demo as JPEG: plainly a drawing, and marked as one. */
export async function drawPhoto({ scene, solved, variant }: DrawnPhoto): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${sky(variant)}${drawings[scene](solved, variant)}${mark}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 78 }).toBuffer();
}
