/** Made by scripts/generate-tables.ts from the migrated database; do not edit. */
export interface DB {}
