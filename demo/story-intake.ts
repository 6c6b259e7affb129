import { actOnContactDay, createPoint, findEntrance, planContactDay, recordEmptying } from '../src/contexts/intake/index.ts';
import type { ContactDayAction, InputOf } from '../src/contexts/intake/inputs.ts';
import type { Origin } from '../src/contexts/requests/contract.ts';
import { reportRequest, takeAction } from '../src/contexts/requests/index.ts';
import { workstationsOfStreet } from '../src/contexts/places/index.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { StaffActor } from '../src/shared/actor.ts';
import { addDays, plainDateOf } from '../src/shared/time.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';

const guihua = '320508020014';
const ruiguang = '320508020019';
const sanxiang = '320508020028';
const sujin = '320508023000';

function on(text: string): Date {
  return new Date(`${text.replace(' ', 'T')}:00+08:00`);
}

/** The ways in that the stories come through. */
export interface DemoChannels {
  readonly contactDay: Origin;
  readonly ruiguangBox: Origin;
  /** After the stories: ends the day and tells what came of it. */
  readonly sumUp: () => Promise<void>;
}

async function contactDay(platform: Platform, actor: StaffActor, at: string, divisionCode: string, venue: string, heldOn: string): Promise<string> {
  const plan = { divisionCode, heldOn, startsAt: '09:00', endsAt: '11:00', venue, hosts: '街道、社区党委、第五网格化联动工作站', theme: '停车、树木、楼道' };
  return (await planContactDay(platformAt(platform, on(at)), actor, plan)).id;
}

function box(name: string, divisionCode: string, address: string) {
  const about = '把愿望写在纸上投进来，或扫码写下来。每周一开箱，每一条都有编号和回音。';
  return { kind: 'wishBox' as const, name, divisionCode, address, point: null, about, openedOn: '2022-03-01', closedOn: null };
}

/** Sets up what stood in 沧浪街道 in 2022: a contact day on 5 July in 桂花社区, begonia wish boxes, the heart-link bridge; and a day to come. */
export async function openChannels(platform: Platform, { clerk, officers }: DemoActors): Promise<DemoChannels> {
  const early = platformAt(platform, on('2022-06-28 10:00'));
  const dayId = await contactDay(platform, officers.guihua, '2022-06-28 10:20', guihua, '桂花社区居委会一楼', '2022-07-05');
  const act = async <Action extends ContactDayAction>(at: string, action: Action, input: InputOf<Action>, baseVersion: number): Promise<void> => {
    await actOnContactDay(platformAt(platform, on(at)), { actor: officers.guihua, dayId, action, input, baseVersion });
  };
  await act('2022-07-05 09:00', 'open', {}, 1);
  await createPoint(early, clerk, box('桂花社区海棠心愿箱', guihua, '居委会门口'));
  const ruiguangBox = await createPoint(early, clerk, box('瑞光社区海棠心愿箱', ruiguang, '南园新村南门'));
  await createPoint(early, clerk, box('三香社区海棠心愿箱', sanxiang, '社区活动室'));
  await createPoint(early, clerk, { ...box('沧浪街道社情连心桥', '320508020000', '街道便民服务中心'), kind: 'bridge', about: '党员干部定期走访，有话随时说。' });
  await recordEmptying(platformAt(platform, on('2022-07-12 09:40')), officers.ruiguang, ruiguangBox.id, { emptiedOn: '2022-07-12', slips: 1, witnesses: '孟芳、社区志愿者' });
  const soon = addDays(plainDateOf(platform.clock.now().getTime()), 9);
  await planContactDay(platform, clerk, {
    divisionCode: ruiguang, heldOn: soon, startsAt: '14:00', endsAt: '16:00', venue: '瑞光社区党群服务中心', hosts: '街道、社区党委、物业', theme: '冬季用电安全',
  });
  return {
    contactDay: { type: 'contactDay', id: dayId },
    ruiguangBox: { type: 'channelPoint', id: ruiguangBox.id },
    sumUp: async () => {
      await act('2022-07-05 11:05', 'end', {}, 2);
      await act('2022-07-08 15:00', 'publish', { summary: '居民当面反映桂花新村西门路口停车问题。第五网格化联动工作站当天到场，次日装好护栏，现场核查通行顺畅。' }, 3);
    },
  };
}

const stations = [
  ['红色共享空间', '万达商圈', '微波炉、饮水、充电宝：歇歇脚，吃口热饭，给手机充个电。'],
  ['红色共享加油站', '花锦汇邻', '网约车充电桩，司机休息的地方。'],
  ['运河有声图书馆', '苏州火车站北广场', '无纸化读书角，戴上耳机歇一会儿。'],
  ['好百年党建工作站', '好百年国际商业广场产业园', '入党申请、组织关系转接的咨询。'],
  ['万融国际楼宇党建工作站', '万融国际', '入党申请、组织关系转接的咨询。'],
] as const;

/** The five stations of 苏锦街道 红小鸽, and a rider whose voice enters the same loop through the code on one of them. */
export async function tellSujin(platform: Platform, clerk: StaffActor): Promise<void> {
  const early = platformAt(platform, on('2022-07-01 09:00'));
  const codes: string[] = [];
  for (const [name, address, about] of stations) {
    codes.push((await createPoint(early, clerk, { kind: 'station', name: `红小鸽·${name}`, divisionCode: sujin, address, point: null, about, openedOn: '2022-06-01', closedOn: null })).code);
  }
  const entrance = await findEntrance(platform.database, codes[0] ?? '');
  const rider = { kind: 'visitor' } as const;
  const { id } = await reportRequest(platformAt(platform, on('2022-08-09 14:12')), {
    actor: rider, entrance,
    input: { text: '中午高峰商场后门不让电瓶车停，送餐要绕一大圈，能不能划几个骑手临时车位？', photos: [], who: { anonymous: true }, where: { kind: 'address', text: '万达商圈后门', divisionCode: sujin } },
  });
  const workstation = (await workstationsOfStreet(platform.database, sujin))[0];
  await takeAction(platformAt(platform, on('2022-08-09 14:40')), { actor: clerk, requestId: id, action: 'accept', input: { publicText: '骑手希望在万达商圈后门划定临时停车位。' } });
  if (workstation) await takeAction(platformAt(platform, on('2022-08-09 14:45')), { actor: clerk, requestId: id, action: 'dispatch', input: { workstationId: workstation.id } });
  await takeAction(platformAt(platform, on('2022-08-10 10:05')), { actor: clerk, requestId: id, action: 'reply', input: { message: '已约商场物业本周到现场看，定下位置后在这里告诉您。' } });
}
