import type { Platform } from '../../../platform/platform.ts';
import type { Router } from '../../../platform/http/router.ts';
import { exportStatisticsCsv, exportStatisticsXlsx } from '../actions/export-statistics.ts';
import { addRateRule, listRateRules } from '../actions/manage-rate-rules.ts';
import { listCallbacks, readPublicFigures, readReport, readStatistics } from '../actions/read-statistics.ts';
import * as contract from '../contract.ts';

/** Binds the operations of rates, statistics and reports. */
export function serveRates(router: Router, platform: Platform): void {
  router.serve(contract.readStatistics, ({ actor, query }) => readStatistics(platform, actor, query));
  router.serve(contract.exportStatisticsCsv, ({ actor, query, reply }) => exportStatisticsCsv(platform, actor, query, reply));
  router.serve(contract.exportStatisticsXlsx, ({ actor, query, reply }) => exportStatisticsXlsx(platform, actor, query, reply));
  router.serve(contract.listCallbacks, ({ actor, query }) => listCallbacks(platform, actor, query));
  router.serve(contract.readReport, ({ actor, query }) => readReport(platform, actor, query));
  router.serve(contract.readPublicFigures, ({ query }) => readPublicFigures(platform, query));
  router.serve(contract.listRateRules, ({ actor }) => listRateRules(platform, actor));
  router.serve(contract.addRateRule, ({ actor, body }) => addRateRule(platform, actor, body));
}
