import type { Position } from '../src/shared/geometry.ts';
import type { CommunitySeed } from './schematic-grids.ts';

/** 沧浪街道: the south-west of the old town and what lies before its moat. Drawn roughly (示意), WGS 84. */
export const canglangCode = '320508020000';

/** Convex, counter-clockwise, not closed. */
export const canglangOutline: readonly Position[] = [
  [120.6005, 31.2865],
  [120.6065, 31.2812],
  [120.6205, 31.2801],
  [120.6295, 31.2828],
  [120.6318, 31.2935],
  [120.629, 31.303],
  [120.616, 31.3049],
  [120.6045, 31.303],
  [120.6002, 31.296],
];

function seed(number: number, name: string, longitude: number, latitude: number, grids: number): CommunitySeed {
  return { code: `320508020${String(number).padStart(3, '0')}`, name, near: [longitude, latitude], grids };
}

/** The 21 communities with about where they lie. */
export const canglangSeeds: readonly CommunitySeed[] = [
  seed(14, '桂花社区', 120.6192, 31.2892, 5),
  seed(15, '玉兰社区', 120.6225, 31.2868, 4),
  seed(16, '养蚕里第一社区', 120.6175, 31.2825, 4),
  seed(17, '养蚕里第二社区', 120.6228, 31.2828, 4),
  seed(18, '竹辉社区', 120.6275, 31.2905, 5),
  seed(19, '瑞光社区', 120.613, 31.2868, 6),
  seed(20, '东大街社区', 120.6165, 31.2935, 5),
  seed(21, '西大街社区', 120.6118, 31.2915, 4),
  seed(22, '佳安社区', 120.6142, 31.2962, 4),
  seed(23, '吉庆社区', 120.6105, 31.2972, 4),
  seed(24, '金狮社区', 120.6195, 31.2985, 5),
  seed(25, '道前社区', 120.614, 31.3005, 4),
  seed(26, '西美社区', 120.6155, 31.3035, 4),
  seed(27, '万年社区', 120.6082, 31.2995, 4),
  seed(28, '三香社区', 120.604, 31.3012, 6),
  seed(29, '潼泾一社区', 120.6025, 31.2968, 4),
  seed(30, '潼泾二社区', 120.6058, 31.2952, 4),
  seed(31, '新沧社区', 120.624, 31.294, 4),
  seed(32, '胥虹社区', 120.6075, 31.2905, 5),
  seed(33, '胥江社区', 120.6035, 31.2898, 5),
  seed(34, '泰南社区', 120.609, 31.284, 5),
];
