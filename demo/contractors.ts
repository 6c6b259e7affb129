import { registerContractor } from '../src/contexts/projects/index.ts';
import type { WorkType } from '../src/contexts/projects/inputs.ts';
import type { Platform } from '../src/platform/platform.ts';
import type { DemoActors } from './actors.ts';
import { platformAt } from './clock.ts';
import { canglangCode } from './places-canglang.ts';

interface Plan {
  readonly name: string;
  /** Invented, with sound check characters. */
  readonly creditCode: string;
  readonly workTypes: readonly WorkType[];
}

const plans: readonly Plan[] = [
  { name: '演示金属制品一部', creditCode: '91320508MA2100001J', workTypes: ['guardrail', 'accessibility', 'fireSafety'] },
  { name: '演示园林绿化二部', creditCode: '91320508MA2101370Y', workTypes: ['trees', 'planting', 'cleaning'] },
  { name: '演示水电维修三部', creditCode: '91320508MA21027446', workTypes: ['pipes', 'drainage', 'wiring', 'lighting'] },
  { name: '演示房屋修缮四部', creditCode: '91320508MA2104117Q', workTypes: ['roof', 'walls', 'paving'] },
  { name: '演示市政工程五部', creditCode: '91320508MA21054865', workTypes: ['paving', 'drainage', 'guardrail'] },
  { name: '演示便民服务六部', creditCode: '91320508MA210685X7', workTypes: ['seating', 'accessibility', 'other'] },
  { name: '演示建筑安装七部', creditCode: '91320508MA2108222W', workTypes: ['walls', 'pipes', 'roof', 'guardrail', 'trees', 'seating', 'fireSafety', 'wiring'] },
];

/** The contractors of the demo, by the kind of work each takes. */
export type DemoContractors = (workType: WorkType) => readonly string[];

/** Registers invented contractors, before the first story. */
export async function registerContractors(platform: Platform, actors: DemoActors): Promise<DemoContractors> {
  const early = platformAt(platform, new Date('2022-06-02T10:00:00+08:00'));
  const known: { readonly id: string; readonly workTypes: readonly WorkType[] }[] = [];
  for (const { workTypes, ...plan } of plans) {
    const { id } = await registerContractor(early, actors.clerk, { ...plan, divisionCode: canglangCode, workTypes: [...workTypes], state: 'active' });
    known.push({ id, workTypes });
  }
  return (workType) => [...known.filter((one) => one.workTypes.includes(workType)), ...known.filter((one) => !one.workTypes.includes(workType))].map(({ id }) => id);
}
