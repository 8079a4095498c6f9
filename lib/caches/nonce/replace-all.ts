/** How many are replaced at once. */
const PARALLEL = 250;

export interface Replacement {
  /** The names that were not replaced. */
  readonly failed: readonly string[];
  /** Why the first of them was not. */
  readonly cause: unknown;
}

/** Replaces what each name stands for, every one of them, however many fail. */
export async function replaceAll(
  names: readonly string[],
  replace: (name: string) => Promise<void>,
): Promise<Replacement> {
  const failed: string[] = [];
  let cause: unknown;
  for (let at = 0; at < names.length; at += PARALLEL) {
    await Promise.all(
      names.slice(at, at + PARALLEL).map(async (name) => {
        try {
          await replace(name);
        } catch (error) {
          cause ??= error;
          failed.push(name);
        }
      }),
    );
  }
  return { failed, cause };
}
