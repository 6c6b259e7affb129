/** A compound of the demo: buildings are given as name and number of stairwells. */
export interface CompoundPlan {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Last three digits of the community's code. */
  readonly community: string;
  /** Number of the grid within the community. */
  readonly grid: number;
  readonly address: string;
  readonly managed: boolean;
  readonly managerName: string | null;
  readonly buildings: readonly (readonly [name: string, stairwells: number])[];
  /** Named in the published story; all others are invented. */
  readonly fromNews: boolean;
}

function blocks(count: number, stairwells: number): readonly (readonly [string, number])[] {
  return Array.from({ length: count }, (_, index) => [`${index + 1}幢`, stairwells] as const);
}

function named(community: string, grid: number, name: string, address: string, managed: boolean, buildings: CompoundPlan['buildings'], aliases: readonly string[] = []): CompoundPlan {
  return { name, aliases, community, grid, address, managed, managerName: managed ? '演示物业服务一部' : null, buildings, fromNews: true };
}

function invented(community: string, grid: number, name: string, address: string, count: number, manager: string): CompoundPlan {
  return { name, aliases: [], community, grid, address, managed: true, managerName: `演示物业服务${manager}部`, buildings: blocks(count, 3), fromNews: false };
}

/** The compounds of the stories, then a believable neighbourhood around them. */
export const compoundPlans: readonly CompoundPlan[] = [
  named('014', 1, '桂花新村', '桂花新村', true, blocks(36, 4), ['桂花公园小区']),
  named('019', 2, '南园新村', '南园新村', true, blocks(32, 3)),
  named('020', 1, '化工新村', '化工新村', false, blocks(9, 3), ['化工宿舍']),
  named('020', 3, '东大街4号', '东大街4号', false, [['4号', 2]]),
  named('020', 4, '东大街18号', '东大街18号', false, [['18号', 2]]),
  named('028', 2, '老禾家塘岸17号', '老禾家塘岸17号', false, [['17号', 2]]),
  invented('014', 3, '桂花南苑', '盘门路一侧', 8, '一'),
  invented('014', 5, '桂园里', '桂花公园北', 6, '一'),
  invented('015', 1, '玉兰苑', '玉兰新村东', 14, '一'),
  invented('015', 3, '玉兰南里', '玉兰新村南', 9, '二'),
  invented('016', 1, '养蚕里西苑', '养蚕里西', 16, '二'),
  invented('016', 3, '南门里', '南门路北', 7, '二'),
  invented('017', 2, '养蚕里东苑', '养蚕里东', 15, '二'),
  invented('017', 4, '解放里', '解放西路南', 6, '二'),
  invented('018', 1, '竹辉苑', '竹辉路南', 12, '三'),
  invented('018', 4, '竹影里', '竹辉路北', 8, '三'),
  invented('019', 4, '瑞光苑', '瑞光塔东', 10, '一'),
  invented('019', 6, '盘门水岸', '盘门内', 5, '三'),
  invented('020', 2, '东大街花苑', '东大街东', 7, '三'),
  invented('021', 1, '西大街小区', '西大街西', 9, '三'),
  invented('021', 3, '百花里', '百花洲南', 6, '三'),
  invented('022', 1, '佳安别苑', '道前街南', 11, '四'),
  invented('022', 3, '书院里', '书院巷', 5, '四'),
  invented('023', 2, '吉庆苑', '吉庆街', 8, '四'),
  invented('023', 4, '寿宁里', '寿宁弄', 4, '四'),
  invented('024', 1, '金狮苑', '金狮巷', 7, '四'),
  invented('024', 3, '大石头里', '大石头巷', 6, '四'),
  invented('025', 2, '道前花苑', '道前街北', 8, '四'),
  invented('025', 4, '富郎里', '富郎中巷', 5, '四'),
  invented('026', 1, '西美苑', '西美巷', 9, '五'),
  invented('026', 3, '颜家里', '颜家巷西', 4, '五'),
  invented('027', 1, '万年苑', '万年桥大街', 10, '五'),
  invented('027', 4, '胥门水岸', '胥门外', 6, '五'),
  invented('028', 1, '三香新苑', '三香路南', 18, '五'),
  invented('028', 5, '劳动里', '劳动路北', 12, '五'),
  invented('029', 1, '潼泾花苑', '潼泾北路西', 14, '六'),
  invented('029', 3, '潼泾里', '潼泾北路', 9, '六'),
  invented('030', 2, '潼泾南苑', '潼泾北路东', 13, '六'),
  invented('030', 4, '水泾里', '水泾路', 6, '六'),
  invented('031', 1, '新沧苑', '新市路北', 10, '六'),
  invented('031', 3, '沧浪新里', '新市路', 7, '六'),
  invented('032', 1, '胥虹苑', '胥江路北', 12, '七'),
  invented('032', 4, '虹桥里', '胥江路', 8, '七'),
  invented('033', 2, '胥江花苑', '胥江南', 15, '七'),
  invented('033', 4, '泰让里', '泰让桥东', 6, '七'),
  invented('034', 1, '泰南苑', '泰南路', 16, '七'),
  invented('034', 3, '盘胥里', '盘胥路西', 9, '七'),
];

export interface WorkstationPlan {
  readonly name: string;
  readonly streetCode: string;
  readonly address: string;
  readonly phone: string | null;
  readonly isDefault: boolean;
  readonly territory: readonly string[];
  readonly position: readonly [number, number] | null;
}

function canglang(number: string, address: string, position: readonly [number, number], communities: readonly string[], isDefault = false): WorkstationPlan {
  return {
    name: `第${number}网格化联动工作站`,
    streetCode: '320508020000',
    address,
    phone: null,
    isDefault,
    territory: communities.map((community) => `320508020${community}`),
    position,
  };
}

function general(name: string, streetCode: string): WorkstationPlan {
  return { name, streetCode, address: '', phone: null, isDefault: true, territory: [], position: null };
}

/** The five workstations of 沧浪街道, each with some of its communities, and one for each other place of the stories. */
export const workstationPlans: readonly WorkstationPlan[] = [
  canglang('一', '三香路一带(示意)', [120.6042, 31.2995], ['028', '029', '030', '031'], true),
  canglang('二', '胥江路一带(示意)', [120.6055, 31.2905], ['027', '032', '033', '034']),
  canglang('三', '道前街一带(示意)', [120.615, 31.3008], ['023', '024', '025', '026']),
  canglang('四', '西大街一带(示意)', [120.6135, 31.2935], ['016', '017', '021', '022']),
  canglang('五', '桂花新村一带(示意)', [120.6185, 31.2888], ['014', '015', '018', '019', '020']),
  general('元和街道网格化联动工作站', '320507001000'),
  general('苏锦街道网格化联动工作站', '320508023000'),
  general('锦溪网格化联动工作站', '320583401000'),
];
