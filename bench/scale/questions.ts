import { addDays, plainDateOf } from '../../src/shared/time.ts';
import { stagesOf } from '../../src/contexts/requests/pages/desk/board/stages.ts';

export const benchStreet = '320508020000';

/** One thing somebody asks for, with all calls it takes; those of one screen are sent together. */
export interface Question {
  readonly name: string;
  readonly paths: () => readonly string[];
  readonly public?: boolean;
}

const encode = encodeURIComponent;

/** What the desk and the public page ask for most. */
export function questionsOf(categoryId: string): readonly Question[] {
  const today = plainDateOf(Date.now());
  const one = (name: string, path: string): Question => ({ name, paths: () => [path] });
  const list = (name: string, filters: string): Question => one(`list, ${name}`, `/api/v1/desk/requests?limit=50&count=true&${filters}`);
  const search = (name: string, text: string): Question => one(`search, ${name}`, `/api/v1/desk/requests?limit=50&count=true&text=${encode(text)}`);
  const statistics = (name: string, days: number, more: string): Question =>
    one(`statistics, ${name}`, `/api/v1/desk/statistics?placeCode=${benchStreet}&from=${addDays(today, -days)}&until=${today}${more}`);
  const callbacks = (name: string, measure: string, days: number): Question =>
    one(`callbacks, ${name}`, `/api/v1/desk/statistics/callbacks?placeCode=${benchStreet}&from=${addDays(today, -days)}&until=${today}&measure=${measure}&limit=50`);
  const box = (name: string, width: number, open: string): Question => ({
    name: `map box of ${name}`,
    paths: () => {
      const west = 120.602 + Math.random() * 0.02;
      const south = 31.282 + Math.random() * 0.015;
      return [`/api/v1/desk/map?west=${west.toFixed(5)}&south=${south.toFixed(5)}&east=${(west + width).toFixed(5)}&north=${(south + width).toFixed(5)}${open}`];
    },
  });
  const shown = (question: Question): Question => ({ ...question, public: true });
  return [
    one('workbench: numbers', '/api/v1/desk/overview'),
    { name: 'board: all columns', paths: () => stagesOf().map(({ states }) => `/api/v1/desk/requests?sort=due&limit=25&count=true&${states.map((state) => `state=${state}`).join('&')}`) },
    list('newest', ''),
    list('oldest', 'sort=oldest'),
    list('of one state', 'state=closed'),
    list('open by deadline', 'open=true&sort=due'),
    list('all by deadline', 'sort=due'),
    list('overdue by deadline', 'due=overdue&sort=due'),
    list('by category and channel', `categoryId=${categoryId}&channel=visit`),
    list('by channel', 'channel=wishBox'),
    list('by community', 'divisionCode=320508020014'),
    list('of a month', `from=${addDays(today, -60)}&until=${addDays(today, -30)}`),
    list('solved late this month', `measure=solvedLate&from=${addDays(today, -30)}&until=${today}`),
    search('two characters, common', '楼道'),
    search('a common phrase', '楼道灯不亮'),
    search('two characters, rare', '雨棚'),
    search('one case’s own words', '楼道灯不亮3 雨'),
    search('number', 'CL-2025-004711'),
    box('a few streets, open', 0.006, '&open=true'),
    box('a compound, all', 0.001, ''),
    one('follow-up: supervision notices', '/api/v1/desk/matters?kind=supervision'),
    one('follow-up: requests to decide', '/api/v1/desk/matters?kind=extension&kind=shelving&kind=ownership'),
    one('follow-up: all ever', '/api/v1/desk/matters?status=all'),
    one('calls due', '/api/v1/desk/callbacks'),
    callbacks('dissatisfied, 30 days', 'dissatisfied', 29),
    callbacks('all, a year', 'valid', 364),
    one('hot topics', '/api/v1/desk/topics'),
    one('hands full: workload', `/api/v1/desk/workload?divisionCode=${benchStreet}`),
    statistics('30 days by category', 29, '&by=category'),
    statistics('30 days by place', 29, '&by=place'),
    statistics('a year by category', 364, '&by=category'),
    statistics('year, one category', 364, `&by=place&categoryId=${categoryId}`),
    one('weekly report', '/api/v1/desk/report?kind=week'),
    shown(one('public list', '/api/v1/public/requests?limit=20')),
    shown(one('public search, two characters', `/api/v1/public/requests?limit=20&text=${encode('雨棚')}`)),
    shown(one('public figures of a street', `/api/v1/public/figures?placeCode=${benchStreet}&kind=quarter`)),
  ];
}
