import { drawSampleOfCases, readSample, takeAction } from '../src/contexts/samples/index.ts';
import { inputs } from '../src/contexts/samples/inputs.ts';
import type { Platform } from '../src/platform/platform.ts';
import { DAY, HOUR, plainDateOf } from '../src/shared/time.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';
import type { PhotoAlbum } from './photo-album.ts';
import { canglangCode } from './places-canglang.ts';
import { atWork } from './timeline.ts';

interface Finding {
  readonly method: 'call' | 'visit';
  readonly verdict: 'done' | 'notDone' | 'cannotVerify';
  readonly level?: number;
  readonly remark?: string;
  readonly consequence?: 'sendBack' | 'sendBackAndSupervise';
}

const call = (level: number): Finding => ({ method: 'call', verdict: 'done', level });

const finished: readonly Finding[] = [
  call(5), call(4), { method: 'visit', verdict: 'done', level: 5, remark: '现场整洁，邻居说一直保持得不错。' }, call(3), call(5),
  { method: 'visit', verdict: 'notDone', level: 2, remark: '现场还是老样子，居民说只来看过一次。', consequence: 'sendBack' },
  call(4), { method: 'call', verdict: 'cannotVerify', remark: '三次拨打无人接听。' }, { method: 'visit', verdict: 'done', remark: '已修好，没遇到居民。' }, call(5), call(4), call(5),
];

const underWay: readonly Finding[] = [call(5), { method: 'visit', verdict: 'done', level: 4, remark: '已清理干净。' }, call(3)];

/** Spot checks of these weeks by the city’s supervisor, who worked on none of the cases: one finished, one under way. */
export async function drawSpotChecks(platform: Platform, actors: DemoActors, album: PhotoAlbum): Promise<void> {
  const actor = actors.citySupervisor;
  const now = platform.clock.now().getTime();
  const rounds = [
    { title: '沧浪街道上月办结抽查', daysAgo: 9, from: 60, until: 14, strataBy: 'category', size: finished.length, findings: finished, apart: 9, ends: true },
    { title: '沧浪街道近期办结抽查', daysAgo: 1, from: 45, until: 3, strataBy: 'workstation', size: 8, findings: underWay, apart: 0.5, ends: false },
  ] as const;
  for (const { title, daysAgo, from, until, strataBy, size, findings, apart, ends } of rounds) {
    const began = Math.min(atWork(now - daysAgo * DAY), now);
    const at = (hours: number): Platform => platformAt(platform, new Date(Math.min(atWork(began + hours * HOUR), now)));
    const input = {
      title, divisionCode: canglangCode, basis: 'closed' as const, from: plainDateOf(began - from * DAY), until: plainDateOf(began - until * DAY), strataBy, sizeKind: 'count' as const, size, workingDays: 10,
    };
    // A demo made very small may have closed nothing in this time.
    const drawn = await drawSampleOfCases(at(0), { actor, input }).catch(() => undefined);
    if (!drawn) continue;
    await takeAction(at(0.2), { actor, sampleId: drawn.id, action: 'start', input: {} });
    const { items } = await readSample(platform, actor, drawn.id);
    // Where few could be drawn, what is under way still has something to do.
    const looks = ends ? findings : findings.slice(0, Math.max(0, items.length - 2));
    for (const [index, finding] of looks.entries()) {
      const item = items[index];
      if (!item) continue;
      const moment = at(1 + index * apart);
      const photos = finding.method === 'visit' ? [await album.take(actor, moment.clock.now(), 'rubbish', finding.verdict === 'done', index)] : [];
      await takeAction(moment, { actor, sampleId: drawn.id, action: 'record', input: inputs.record.parse({ itemId: item.id, looks: 0, ...finding, photos }) });
    }
    if (!ends) continue;
    const summary = `共抽查 ${items.length} 件。能核实的绝大多数属实办结，没有办结的已退回重办，联系不上的下次再访。`;
    await takeAction(at(1 + findings.length * apart), { actor, sampleId: drawn.id, action: 'finish', input: { summary } });
  }
}
