import type { Scene } from './photos.ts';

/** A kind of everyday matter: what people write, what is found, what is done. `{b}` is a building, `{n}` a number of days. */
export interface Matter {
  readonly category: string;
  readonly scene: Scene;
  /** Relative frequency, after published mixes of grid cases: appearance first, then street order and compounds. */
  readonly weight: number;
  readonly texts: readonly string[];
  readonly findings: readonly string[];
  readonly results: readonly string[];
}

export const matters: readonly Matter[] = [
  {
    category: '0102', scene: 'rubbish', weight: 16,
    texts: ['{b}旁边的垃圾桶满了，垃圾堆到地上{n}天没人清，味道很大。', '垃圾房门口全是散落的垃圾袋，苍蝇很多。', '{b}门口有人乱扔厨余垃圾，请清理一下。'],
    findings: ['垃圾桶满溢，周边散落垃圾约2平方米。', '垃圾房外有袋装垃圾十余袋。'],
    results: ['已清运垃圾并冲洗地面，增加一次中午收运。', '垃圾已清理，通知保洁加强巡查。'],
  },
  {
    category: '0103', scene: 'rubbish', weight: 7,
    texts: ['{b}后面堆了装修垃圾,{n}天了没拉走。', '有人把旧砖头和水泥块倒在绿化带边上。'],
    findings: ['约1.5立方米装修垃圾，占用人行通道。'],
    results: ['建筑垃圾已清运，联系业主按规定装袋堆放。'],
  },
  {
    category: '0108', scene: 'rubbish', weight: 4,
    texts: ['{b}楼下扔着旧沙发和床垫，挡路。', '不知道谁家的旧柜子丢在路边好几天了。'],
    findings: ['废弃沙发一张、床垫一张，无人认领。'],
    results: ['大件垃圾已预约清运。'],
  },
  {
    category: '0601', scene: 'stairwell', weight: 10,
    texts: ['{b}二楼楼道堆满纸箱和旧家具，晚上走路磕磕碰碰。', '{b}楼道里停电瓶车，还堆杂物，担心火灾。', '对门把鞋柜和杂物都放在楼道，说了几次不听。'],
    findings: ['楼道堆放纸箱、旧家具，通道剩余不足60厘米。', '一楼楼道停放电动自行车2辆，堆有杂物。'],
    results: ['与住户沟通后杂物已清空，楼道恢复畅通。', '联合楼道长清理楼道，电瓶车移至车棚。'],
  },
  {
    category: '0602', scene: 'cable', weight: 8,
    texts: ['{b}有人从三楼拉电线下来给电瓶车充电，下雨天很危险。', '楼下又有飞线充电，插线板就放在地上。'],
    findings: ['三楼窗口拉线至地面，插线板裸露。'],
    results: ['已当场拆除飞线，告知充电桩位置并登记。', '飞线已清除，申请在车棚增设充电口。'],
  },
  {
    category: '0604', scene: 'downpipe', weight: 5,
    texts: ['{b}外墙落水管断了，雨水直接浇到一楼窗户。', '{b}落水管堵了，下雨天天井里积水。'],
    findings: ['落水管接口脱开，墙面有明显水渍。'],
    results: ['落水管已更换，接口重新固定。'],
  },
  {
    category: '0606', scene: 'lamp', weight: 8,
    texts: ['{b}楼道灯坏了{n}天，晚上老人上下楼看不见。', '小区北面的路灯不亮，走夜路害怕。'],
    findings: ['声控灯损坏，灯座接触不良。', '路灯一盏不亮，线路正常，灯泡损坏。'],
    results: ['已更换感应灯，现场试灯正常。', '灯泡已更换。'],
  },
  {
    category: '0610', scene: 'tree', weight: 6,
    texts: ['{b}前面的大树枝叶太密，挡住二楼采光，还碰到电线。', '台风前请修一下{b}旁边的枯树枝，怕掉下来砸到人。'],
    findings: ['香樟一株，枝条距窗口不足半米。', '枯枝约2米，悬在人行道上方。'],
    results: ['绿化队已修剪，枝条清运。'],
  },
  {
    category: '0603', scene: 'wall', weight: 4,
    texts: ['{b}顶楼漏水，天花板都发霉了。', '{b}屋面漏雨，已经接了两个脸盆。'],
    findings: ['屋面防水层开裂约3米，顶层两户渗漏。'],
    results: ['屋面裂缝已修补，雨后复查不再渗漏。'],
  },
  {
    category: '0611', scene: 'parking', weight: 7,
    texts: ['小区里车乱停,{b}门口的消防通道都堵了。', '外来车辆停在{b}前面，出不去。'],
    findings: ['消防通道停有机动车3辆，均无停车凭证。'],
    results: ['已联系车主挪车，补画禁停标线。'],
  },
  {
    category: '0505', scene: 'parking', weight: 7,
    texts: ['路口机动车乱停，公交车进站都困难。', '学校门口上下学时车停两排，孩子过马路很危险。'],
    findings: ['高峰时段路口两侧停车十余辆。'],
    results: ['高峰时段安排人员疏导，增设提示牌。'],
  },
  {
    category: '0506', scene: 'stall', weight: 5,
    texts: ['共享单车堆在{b}门口，轮椅过不去。', '电瓶车把盲道都占了。'],
    findings: ['共享单车约20辆占用人行道。'],
    results: ['车辆已归位，通知运营企业增加调度。'],
  },
  {
    category: '0501', scene: 'stall', weight: 5,
    texts: ['每天傍晚有流动摊贩在路口卖炒货，地上全是油。', '早上菜贩子占道，地上烂菜叶没人扫。'],
    findings: ['流动摊位2处，占用人行道。'],
    results: ['已劝离并引导至便民疏导点，地面已清洗。'],
  },
  {
    category: '0110', scene: 'pothole', weight: 6,
    texts: ['{b}前面路面有个大坑，电瓶车差点摔倒。', '人行道地砖松动，下雨天一踩一身水。'],
    findings: ['路面坑洞约60×40厘米，深8厘米。', '人行道地砖松动6块。'],
    results: ['坑洞已修补。', '松动地砖已重新铺装。'],
  },
  {
    category: '0404', scene: 'puddle', weight: 4,
    texts: ['{b}前下水道堵了，污水漫出来了。', '阴沟不通，一楼厨房返水。'],
    findings: ['窨井堵塞，污水外溢约5平方米。'],
    results: ['管道已疏通，清掏窨井2座。'],
  },
  {
    category: '0406', scene: 'puddle', weight: 3,
    texts: ['一下雨{b}门口就积水，老人出不了门。', '路面积水到脚踝，雨停了也不退。'],
    findings: ['低洼处积水约10厘米，雨水口被落叶堵塞。'],
    results: ['雨水口已清理，积水排除。'],
  },
  {
    category: '0612', scene: 'bench', weight: 4,
    texts: ['小花园的长椅断了一条腿。', '健身器材松了，孩子玩的时候晃得厉害。'],
    findings: ['座椅木条断裂，螺丝脱落。'],
    results: ['座椅已修复加固。', '健身器材已紧固，更换配件。'],
  },
  {
    category: '0609', scene: 'wall', weight: 3,
    texts: ['楼上每天半夜拖椅子，睡不好觉。', '隔壁装修周末也在打钻。'],
    findings: ['上门了解，双方各执一词，夜间确有声响。'],
    results: ['经调解，楼上住户铺设地垫，约定晚上十点后保持安静。'],
  },
  {
    category: '0701', scene: 'bench', weight: 3,
    texts: ['我妈妈一个人住{b},想申请助餐，怎么办?', '老人行动不便，希望有人陪着去医院拿药。'],
    findings: ['上门了解老人情况，符合助餐条件。'],
    results: ['已登记助餐服务，次日开始送餐。', '志愿者已结对，每周陪同一次。'],
  },
];
