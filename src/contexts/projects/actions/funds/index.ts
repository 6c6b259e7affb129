/** The money side for the rest of this context: every function works inside the caller's open transaction. */
export { createFund, ensureFund, type NewFund } from './create-fund.ts';
export { type FundChoice, fundBalance, fundByKey, fundsAt } from './funds-at.ts';
export { type Payee, payFromReservation, returnPayment } from './pay.ts';
export { reversePayment } from './reverse-payment.ts';
export { type FundOpening, closeFund, openFund } from './open-fund.ts';
export { type PlannedMovement, planMovement } from './plan-movement.ts';
export { takeMovementAction } from './take-movement-action.ts';
export type { Doing, Origin } from './post-entry.ts';
export { increaseReservation, outstandingOf, readReservation, releaseReservation, reserveFromFund } from './reserve.ts';
