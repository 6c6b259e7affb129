import { sql } from 'kysely';
import type { Database, Transaction } from '../../../platform/database/database.ts';
import type { RateRuleRecord } from '../contract.ts';

const columns = sql`
  id, valid_from as "validFrom", response_weight as "responseWeight", resolution_weight as "resolutionWeight",
  satisfaction_weight as "satisfactionWeight", basically_satisfied as "basicallySatisfied", small_number as "smallNumber",
  day_window as "dayWindow", source`;

/** All rules, the newest first. */
export async function rateRules(database: Database | Transaction): Promise<readonly RateRuleRecord[]> {
  return (await sql<RateRuleRecord>`select ${columns} from rate_rule order by valid_from desc`.execute(database)).rows;
}

/** The rule in force on a day (plain date). */
export async function rateRuleOn(database: Database | Transaction, date: string): Promise<RateRuleRecord> {
  const { rows } = await sql<RateRuleRecord>`
    select ${columns} from rate_rule order by valid_from <= ${date}::date desc, abs(valid_from - ${date}::date) limit 1`.execute(database);
  const [rule] = rows;
  if (!rule) throw new Error('No rule of rates is in force');
  return rule;
}

/** Adds a rule; false when another one begins on the same day. */
export async function insertRateRule(transaction: Transaction, rule: RateRuleRecord, headHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    insert into rate_rule (id, valid_from, response_weight, resolution_weight, satisfaction_weight, basically_satisfied, small_number, day_window, source, version, head_hash)
    values (${rule.id}, ${rule.validFrom}::date, ${rule.responseWeight}, ${rule.resolutionWeight}, ${rule.satisfactionWeight}, ${rule.basicallySatisfied},
      ${rule.smallNumber}, ${rule.dayWindow}, ${rule.source}, 1, ${headHash})
    on conflict (valid_from) do nothing returning id`.execute(transaction);
  return rows.length > 0;
}
