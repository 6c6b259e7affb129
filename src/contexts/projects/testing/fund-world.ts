import { runInTransaction } from '../../../platform/database/transaction.ts';
import type { Transaction } from '../../../platform/database/database.ts';
import { type TestDatabase, testDatabase } from '../../../platform/testing/test-database.ts';
import { type TestPlatform, testPlatform } from '../../../platform/testing/test-platform.ts';
import type { Actor, Role, StaffActor } from '../../../shared/actor.ts';
import { newId } from '../../../shared/ids.ts';
import { divisionTree, loadReferenceDivisions } from '../../places/index.ts';
import { createFund } from '../actions/funds/create-fund.ts';
import { postEntry } from '../actions/funds/post-entry.ts';
import type { FundKind } from '../rules/fund-rules.ts';

/** 沧浪街道 with people of the money side; funds are made as the tests need them. */
export interface FundWorld {
  readonly test: TestDatabase;
  readonly platform: TestPlatform;
  readonly street: string;
  readonly placePath: string;
  readonly accountant: StaffActor;
  readonly approver: StaffActor;
  staff(role: Role, placePath?: string): StaffActor;
  /** Runs something in a transaction of its own. */
  run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  doing(actor?: Actor): { readonly actor: Actor; readonly at: Date };
  /** A fund with so much money, booked at once. */
  fund(budgetFen: number, change?: { readonly kind?: FundKind; readonly year?: number; readonly name?: string }): Promise<string>;
  close(): Promise<void>;
}

const street = '320508020000';

/** Makes the world on a database of its own; the clock stands at Tuesday 10 March 2026, 10:00 in Suzhou. */
export async function fundWorld(): Promise<FundWorld> {
  const test = await testDatabase();
  const platform = testPlatform(test);
  platform.clock.set('2026-03-10T02:00:00Z');
  await loadReferenceDivisions(test.database);
  const placePath = (await divisionTree(test.database)).get(street)?.path ?? '';
  const staff = (role: Role, path = placePath): StaffActor => ({ kind: 'staff', id: newId(), mustEnrol: false, assignments: [{ role, placePath: path }] });
  const accountant = staff('accountant');
  const run = <Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> => runInTransaction(test.database, work);
  const doing = (actor: Actor = accountant) => ({ actor, at: platform.clock.now() });
  let made = 0;
  return {
    test, platform, street, placePath, accountant, approver: staff('approver'), staff, run, doing,
    fund: (budgetFen, change = {}) =>
      run(async (transaction) => {
        made += 1;
        const fundId = await createFund(
          transaction,
          { kind: 'rapidHandling', name: `快速处置工作经费 ${made}`, source: '街道财政', divisionCode: street, year: 2026, ...change },
          doing(),
        );
        if (budgetFen > 0) await postEntry(transaction, { fundId, kind: 'budget', amountFen: budgetFen, ...doing() });
        return fundId;
      }),
    close: () => test.close(),
  };
}
