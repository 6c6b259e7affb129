import type { Line, ProjectKind, WorkType } from '../src/contexts/projects/inputs.ts';
import type { Scene } from './photos.ts';

/** Where a generated project stands today. */
export type Stop = 'draft' | 'submitted' | 'confirming' | 'refused' | 'approved' | 'noticed' | 'contracted' | 'working' | 'change' | 'papersLate' | 'defects' | 'done' | 'accepted' | 'settled' | 'closed' | 'cancelled';

/** A generated project, as planned. */
export interface Seed {
  readonly title: string;
  readonly workType: WorkType;
  readonly scene: Scene;
  readonly kind: ProjectKind;
  readonly lines: readonly Line[];
  readonly why: string;
  /** Days before today on which it was proposed. */
  readonly daysAgo: number;
  readonly stop: Stop;
  /** Its first payment came back: from the bank, or part of it from the contractor. */
  readonly returned?: 'bank' | 'contractor';
  /** At the place of the project with this title; a place of its own when absent. */
  readonly sameAs?: string;
  /** What a resident objects to its notice; with the answer where there is one. */
  readonly objection?: { readonly text: string; readonly answer?: string };
}

function line(item: string, quantity: number, unit: string, unitPriceFen: number): Line {
  return { item, quantity, unit, unitPriceFen };
}

const debris = '建筑垃圾清运';

/** A year of plausible projects. The last three are there to be looked at again: see `src/contexts/projects/rules/signals.ts`. */
export const seeds: readonly Seed[] = [
  { title: '楼道扶手加装', workType: 'accessibility', scene: 'stairwell', kind: 'ordinary', lines: [line('不锈钢扶手', 96, '米', 16_500), line('安装', 12, '单元', 8_000)], why: '老人上下楼没有扶手，多户反映。', daysAgo: 318, stop: 'closed', objection: { text: '扶手别装在开门会碰到的一侧。', answer: '逐户量过门的开向，装在另一侧。' } },
  { title: '主路路面修补', workType: 'paving', scene: 'pothole', kind: 'ordinary', lines: [line('沥青修补', 120, '平方米', 13_800), line('清运', 1, '项', 90_000)], why: '路面坑洼，下雨积水，骑车容易摔。', daysAgo: 295, stop: 'closed' },
  { title: '屋面漏雨抢修', workType: 'roof', scene: 'wall', kind: 'emergency', lines: [line('防水卷材', 45, '平方米', 9_500), line(debris, 2, '车', 26_000)], why: '台风后顶楼漏雨。', daysAgo: 270, stop: 'closed' },
  { title: '枯枝修剪', workType: 'trees', scene: 'tree', kind: 'emergency', lines: [line('高空修剪', 4, '棵', 65_000)], why: '枯枝悬在停车位上方。', daysAgo: 244, stop: 'closed' },
  { title: '飞线整理入管', workType: 'wiring', scene: 'cable', kind: 'ordinary', lines: [line('线管', 260, '米', 3_200), line('整理', 9, '幢', 55_000)], why: '飞线低垂，存在火灾隐患。', daysAgo: 221, stop: 'closed' },
  { title: '雨水井疏通更换', workType: 'drainage', scene: 'puddle', kind: 'emergency', lines: [line('井盖井座', 6, '套', 48_000), line('疏通', 80, '米', 2_200), line(debris, 3, '车', 27_000)], why: '一下大雨就倒灌。', daysAgo: 198, stop: 'closed' },
  { title: '休憩座椅更换', workType: 'seating', scene: 'bench', kind: 'emergency', lines: [line('木条座椅', 8, '把', 36_000)], why: '座椅断裂，老人无处歇脚。', daysAgo: 176, stop: 'closed' },
  { title: '外墙空鼓铲除', workType: 'walls', scene: 'wall', kind: 'emergency', lines: [line('铲除修补', 70, '平方米', 12_600), line(debris, 4, '车', 28_000)], why: '墙皮脱落砸到车顶。', daysAgo: 151, stop: 'closed', returned: 'contractor' },
  { title: '消防通道护栏', workType: 'guardrail', scene: 'parking', kind: 'emergency', lines: [line('钢护栏', 22, '米', 38_500), line(debris, 1, '车', 26_000)], why: '消防通道被占。', daysAgo: 128, stop: 'closed' },
  { title: '弄堂照明补装', workType: 'lighting', scene: 'lamp', kind: 'emergency', lines: [line('壁灯', 14, '盏', 26_000), line('敷线', 110, '米', 2_400), line(debris, 1, '车', 27_500)], why: '夜里一片漆黑。', daysAgo: 97, stop: 'closed' },
  { title: '下水立管更换', workType: 'pipes', scene: 'downpipe', kind: 'emergency', lines: [line('立管', 36, '米', 13_200), line(debris, 2, '车', 26_000)], why: '立管锈穿，一楼返水。', daysAgo: 62, stop: 'settled', returned: 'bank' },
  { title: '坡道防滑改造', workType: 'accessibility', scene: 'stairwell', kind: 'emergency', lines: [line('防滑坡道', 5, '处', 92_000)], why: '轮椅上不去。', daysAgo: 26, stop: 'settled' },
  { title: '围墙倾斜加固', workType: 'walls', scene: 'wall', kind: 'emergency', lines: [line('加固', 32, '米', 31_000)], why: '围墙外倾。', daysAgo: 19, stop: 'accepted' },
  { title: '天井积水整治', workType: 'drainage', scene: 'puddle', kind: 'emergency', lines: [line('排水沟', 48, '米', 9_800)], why: '天井长年积水，蚊虫多。', daysAgo: 13, stop: 'done' },
  { title: '晾衣架修复', workType: 'other', scene: 'bench', kind: 'emergency', lines: [line('晾衣架', 16, '组', 21_000)], why: '晾衣架倒塌。', daysAgo: 24, stop: 'defects' },
  { title: '楼道老化线路更换', workType: 'wiring', scene: 'cable', kind: 'emergency', lines: [line('线路', 9, '单元', 88_000)], why: '线路发烫跳闸。', daysAgo: 9, stop: 'working' },
  { title: '化粪池盖板更换', workType: 'fireSafety', scene: 'pothole', kind: 'emergency', lines: [line('盖板', 11, '块', 42_000)], why: '盖板开裂，有坠落危险。', daysAgo: 18, stop: 'change' },
  { title: '雨棚坠落抢修', workType: 'roof', scene: 'wall', kind: 'emergency', lines: [line('拆除加固', 1, '项', 380_000)], why: '雨棚一角悬空。', daysAgo: 16, stop: 'papersLate' },
  { title: '路口减速带', workType: 'guardrail', scene: 'parking', kind: 'emergency', lines: [line('减速带', 24, '米', 12_000)], why: '电瓶车车速快，接送孩子危险。', daysAgo: 5, stop: 'contracted' },
  { title: '儿童活动场地铺装', workType: 'paving', scene: 'pothole', kind: 'ordinary', lines: [line('塑胶地面', 140, '平方米', 18_500), line('基层处理', 1, '项', 260_000)], why: '地面开裂，孩子常摔跤。', daysAgo: 5, stop: 'noticed', objection: { text: '请留出轮椅和婴儿车通过的宽度。' } },
  { title: '非机动车棚翻新', workType: 'other', scene: 'bench', kind: 'ordinary', lines: [line('车棚翻新', 4, '座', 620_000)], why: '车棚漏雨，充电不安全。', daysAgo: 6, stop: 'confirming' },
  { title: '树穴护板修复', workType: 'trees', scene: 'tree', kind: 'emergency', lines: [line('护板', 18, '套', 12_500)], why: '护板翘起绊倒行人。', daysAgo: 3, stop: 'approved' },
  { title: '公共长廊顶棚修补', workType: 'roof', scene: 'bench', kind: 'emergency', lines: [line('顶棚', 26, '平方米', 19_800)], why: '长廊漏雨，老人没处下棋。', daysAgo: 4, stop: 'submitted' },
  { title: '楼道消防门维修', workType: 'fireSafety', scene: 'stairwell', kind: 'emergency', lines: [line('闭门器', 22, '个', 11_500)], why: '消防门关不上。', daysAgo: 1, stop: 'submitted' },
  { title: '小微菜场污水管改造', workType: 'pipes', scene: 'downpipe', kind: 'ordinary', lines: [line('污水管', 64, '米', 21_500)], why: '污水外溢。', daysAgo: 2, stop: 'draft' },
  { title: '景观水池修复', workType: 'other', scene: 'puddle', kind: 'ordinary', lines: [line('池底防水', 90, '平方米', 15_000)], why: '水池渗漏。', daysAgo: 40, stop: 'refused' },
  { title: '宣传栏更换', workType: 'seating', scene: 'stall', kind: 'emergency', lines: [line('宣传栏', 4, '座', 96_000)], why: '宣传栏破损。', daysAgo: 36, stop: 'cancelled' },
  // The same contractor's two contracts of one kind, each just below the limit of its class.
  { title: '北侧雨水管更换', workType: 'drainage', scene: 'puddle', kind: 'emergency', lines: [line('雨水管更换', 100, '米', 17_800)], why: '雨水管破损，一楼进水。', daysAgo: 34, stop: 'settled' },
  { title: '南侧雨水管更换', workType: 'drainage', scene: 'puddle', kind: 'emergency', lines: [line('雨水管更换', 100, '米', 18_400)], why: '雨水管破损，院内积水。', daysAgo: 12, stop: 'working' },
  // The same place within the warranty, with debris carted off at nearly twice the usual price.
  { title: '下水立管接口渗漏修复', workType: 'pipes', scene: 'downpipe', kind: 'emergency', lines: [line('接口修复', 6, '处', 52_000), line(debris, 2, '车', 48_000)], why: '更换后的立管接口又渗水。', daysAgo: 10, stop: 'contracted', sameAs: '下水立管更换' },
];
