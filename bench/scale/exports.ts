export async function benchExports(..._: unknown[]): Promise<void> {}
