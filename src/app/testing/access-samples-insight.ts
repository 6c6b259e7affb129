import type { Givens } from './access-moment.ts';
import type { AccessWorld } from './access-world.ts';

/** Calls about figures that work. */
export function insightGiven(world: AccessWorld): Givens {
  const { street } = world.ids;
  const days = { from: '2026-03-01', until: '2026-03-31' };
  const weights = { responseWeight: 100, resolutionWeight: 500, satisfactionWeight: 400, basicallySatisfied: 900, smallNumber: 10, dayWindow: 'calendar', source: '试' };
  return {
    'insight.readStatistics': { query: { placeCode: street, ...days } },
    'insight.exportStatisticsCsv': { query: { placeCode: street, ...days } },
    'insight.exportStatisticsXlsx': { query: { placeCode: street, ...days } },
    'insight.listCallbacks': { query: { placeCode: street, ...days, measure: 'valid' } },
    'insight.readReport': { query: { placeCode: street, kind: 'week' } },
    'insight.readPublicFigures': { query: { placeCode: street } },
    'insight.addRateRule': { body: { validFrom: '2026-04-01', ...weights } },
  };
}
