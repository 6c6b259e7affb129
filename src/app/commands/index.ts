import { addClassifier } from './classifier.ts';
import type { AddCommand } from './command.ts';
import { addCreateAdmin } from './create-admin.ts';
import { addDatabaseUrl } from './database-url.ts';
import { addDemo } from './demo.ts';
import { addFare } from './fare.ts';
import { addAnchor, addVerifyHistory } from './history-commands.ts';
import { addMigrate } from './migrate.ts';
import { addStatus } from './status.ts';

/** Every command, in the order in which the help lists them. A new command is one file here and one line. */
export const commands: readonly AddCommand[] = [addStatus, addMigrate, addDemo, addCreateAdmin, addDatabaseUrl, addVerifyHistory, addAnchor, addFare, addClassifier];
