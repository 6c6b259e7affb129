import type { Command } from 'commander';
import type { Configuration } from '../../platform/config.ts';

/** Adds one command to the command line. The configuration is read only when the command runs, so that help always works. */
export type AddCommand = (program: Command, readConfiguration: () => Configuration) => void;
