import type { Command } from 'commander';
import { FareError, addDays } from '../../contexts/fares/index.ts';
import type { Configuration } from '../../platform/config.ts';
import { type AskOptions, answerQuote, dayLines, quoteLines, tableLines } from './fare/ask.ts';
import { type ExportOptions, checkFile, noticeLine, priceInFeed, writeFeed } from './fare/feeds.ts';
import { rulesInForce } from './fare/rules.ts';
import type { AddCommand } from './command.ts';

type Shipped = { readonly shipped?: true };

/** A question the rules cannot answer is the asker's matter: one line, no stack. */
async function answering(work: () => Promise<readonly string[]>): Promise<void> {
  try {
    for (const line of await work()) console.log(line);
  } catch (error) {
    if (!(error instanceof FareError)) throw error;
    console.error(`${error.code} (${error.field}): ${JSON.stringify(error.params)}`);
    process.exitCode = 1;
  }
}

function withAskOptions(command: Command): Command {
  return command
    .requiredOption('--at <time>', 'entry, e.g. "2022-07-16 10:00" (local) or an ISO time 进站时间')
    .requiredOption('--medium <id>', 'e.g. suzhou-tong, suexing-code, single-ticket 票卡')
    .option('--rider <facts>', 'age:72, height:128, pupil 乘车人')
    .option('--ride <number>', 'number of this ride in the month 本月第几次')
    .option('--network <id>', 'network 线网', 'suzhou-metro')
    .option('--shipped', 'only the rules that come with the program, no database');
}

function addQuestions(fare: Command, configuration: () => Configuration): void {
  withAskOptions(fare.command('quote').description('what a ride costs and why 乘车多少钱，为什么'))
    .requiredOption('--from <station>', 'id, Chinese or English name 进站站名')
    .requiredOption('--to <station>', 'id, Chinese or English name 出站站名')
    .option('--exit <time>', 'exit time 出站时间')
    .option('--decided-by <end>', 'entry or exit, where a notice leaves it open')
    .option('--json', 'the whole answer as JSON')
    .action((options: AskOptions & Shipped & { from: string; to: string; json?: true }) => answering(async () => {
      const answer = answerQuote(await rulesInForce(configuration(), options.shipped ?? false), options);
      return options.json ? [JSON.stringify(answer, null, 2)] : quoteLines(answer);
    }));
  withAskOptions(fare.command('table').description('fares of all pairs of stations as CSV 全部站间票价表'))
    .option('--from <station>', 'only from this station')
    .action((options: AskOptions & Shipped & { from?: string }) => answering(async () => tableLines(await rulesInForce(configuration(), options.shipped ?? false), options, options.from)));
  fare.command('days').description('days with a policy open on them 优惠日')
    .requiredOption('--from <date>', 'first day').option('--to <date>', 'last day; 92 days unless given')
    .option('--network <id>', 'network 线网', 'suzhou-metro').option('--shipped', 'only the rules that come with the program, no database')
    .action((options: Shipped & { from: string; to?: string; network: string }) => answering(async () =>
      dayLines(await rulesInForce(configuration(), options.shipped ?? false), options.network, options.from, options.to ?? addDays(options.from, 91))));
}

function addFeeds(fare: Command, configuration: () => Configuration): void {
  fare.command('export').description('write the fares as a GTFS-Fares v2 feed and list what is lost 导出 GTFS')
    .requiredOption('--out <file>', 'zip file to write').option('--from <date>', 'first day').option('--to <date>', 'last day')
    .option('--network <id>', 'network 线网', 'suzhou-metro').option('--shipped', 'only the rules that come with the program, no database')
    .action((options: ExportOptions & Shipped) => answering(async () => writeFeed(await rulesInForce(configuration(), options.shipped ?? false), options)));
  fare.command('check <feed>').description('check the fare files of a GTFS feed; exit code 1 when there are errors 检查 GTFS 票价文件')
    .action((path: string) => answering(async () => {
      const notices = checkFile(path);
      if (notices.some((notice) => notice.severity === 'ERROR')) process.exitCode = 1;
      return notices.length === 0 ? ['没有发现问题 Nothing found.'] : notices.map(noticeLine);
    }));
  fare.command('price <feed>').description('price one ride under any GTFS-Fares v2 feed 按 GTFS 计价')
    .requiredOption('--from <stop>').requiredOption('--to <stop>').requiredOption('--at <time>').requiredOption('--medium <id>')
    .option('--route <id>', 'the first route of the feed unless given').option('--rider <category>')
    .action((path: string, options: { from: string; to: string; at: string; medium: string; route?: string; rider?: string }) => answering(async () => {
      const units = priceInFeed(path, options);
      return [units === undefined ? '不确定 not known' : `${units} (最小货币单位 smallest units of the currency)`];
    }));
}

/** `lianxin fare …`: the fares library from the command line. */
export const addFare: AddCommand = (program, readConfiguration) => {
  const fare = program.command('fare').description('metro fares: quotes with reasons, tables, discount days, GTFS feeds 地铁票价');
  addQuestions(fare, readConfiguration);
  addFeeds(fare, readConfiguration);
};
