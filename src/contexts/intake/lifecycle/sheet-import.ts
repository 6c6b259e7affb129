import { defineLifecycle } from '../../../shared/lifecycle.ts';
import { sheetInputs } from '../inputs.ts';

const clerk = { role: 'clerk', at: 'place' } as const;
const system = { system: true } as const;

/** A spreadsheet on its way in 表格导入: nothing becomes a case before somebody has seen the dry run and confirmed it. */
export const sheetImportLifecycle = defineLifecycle({
  name: 'sheetImport',
  states: ['uploaded', 'checked', 'running', 'finished', 'stopped', 'discarded'],
  initial: 'uploaded',
  final: ['finished', 'discarded'],
  relations: [],
  clocks: [],
  transitions: {
    checkSheet: { from: ['uploaded', 'checked', 'stopped'], to: 'checked', who: [clerk], input: sheetInputs.checkSheet, public: false },
    confirmSheet: { from: ['checked'], to: 'running', who: [clerk], input: sheetInputs.confirmSheet, public: false },
    finishSheet: { from: ['running'], to: 'finished', who: [system], input: sheetInputs.finishSheet, public: false },
    stopSheet: { from: ['running'], to: 'stopped', who: [system], input: sheetInputs.stopSheet, public: false },
    discardSheet: { from: ['uploaded', 'checked', 'stopped'], to: 'discarded', who: [clerk, system], input: sheetInputs.discardSheet, public: false },
  },
});

export type SheetImportState = (typeof sheetImportLifecycle.states)[number];
export const sheetImportStates: readonly SheetImportState[] = sheetImportLifecycle.states;
